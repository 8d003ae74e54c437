from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PublishedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise is without types
    """Published once, under names that never change: a page that names fifteen of them asks for nothing twice."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = cache(super().url)

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001 - Django's own signature
        address: str = super().url(name, force) if force else self._kept(name)
        return address

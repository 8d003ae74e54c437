"""The places of business behind rows, as lists may show them: partial diffusion keeps only the commune."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bonrelais.directory.masking import listed_name
from bonrelais.directory.models import Establishment
from bonrelais.impact.queries.columns import key

BATCH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """Under partial diffusion `siret` is blank and no sheet opens: a list must not lead back to the business."""

    name: str
    siret: str
    commune: str
    is_withheld: bool


def places_shown(establishments: Collection[str]) -> Mapping[str, Place]:
    keys = list(establishments)
    shown: dict[str, Place] = {}
    for start in range(0, len(keys), BATCH):
        rows = Establishment.objects.filter(id__in=keys[start : start + BATCH]).values_list(
            key("id"), "display_name", "siret", "commune__name", "is_partial"
        )
        for place, name, siret, commune, is_partial in rows:
            shown[place] = Place(
                name=listed_name(name, is_partial=is_partial),
                siret="" if is_partial else siret or "",
                commune=commune,
                is_withheld=is_partial,
            )
    return shown

"""The file of a backup: a compressed tar of the database, the uploads and the key, then a manifest for each.

The manifest comes last: a file cut short has none. Nothing is trusted before every part has its size and SHA-256.
"""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final, TypedDict, cast

from bonrelais.foundation.errors import DomainError

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
KEY: Final = "secret-key"
UPLOADS: Final = "uploads"
LONGEST_MANIFEST: Final = 64 * 1024 * 1024
BLOCK: Final = 1024 * 1024


class DamagedBackupError(DomainError):
    pass


class NewerBackupError(DomainError):
    pass


class PartFacts(TypedDict):
    size: int
    sha256: str


class Manifest(TypedDict):
    """`migrations` lists « room.name », sorted; `made_at` is an ISO instant; `parts` are by name in the tar."""

    format: int
    version: str
    made_at: str
    engine: str
    migrations: list[str]
    parts: dict[str, PartFacts]


@dataclass(frozen=True, slots=True)
class Origin:
    """What made the backup."""

    version: str
    made_at: str
    engine: str
    migrations: Sequence[str]


@dataclass(slots=True)
class Hashing:
    """Reads a file and notes what went through."""

    source: IO[bytes]
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def read(self, size: int = -1) -> bytes:
        block = self.source.read(size)
        self.size += len(block)
        self.digest.update(block)
        return block

    def facts(self) -> PartFacts:
        return PartFacts(size=self.size, sha256=self.digest.hexdigest())


@contextmanager
def whole_or_nothing(target: Path) -> Iterator[IO[bytes]]:
    """A file readable by its owner only, that takes its name once all of it is on the disk."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def write_archive(target: Path, parts: Sequence[tuple[str, Path]], origin: Origin) -> Manifest:
    """`parts` are names in the archive and the files they hold; one that has gone meanwhile is left out."""
    facts: dict[str, PartFacts] = {}
    manifest = Manifest(
        format=FORMAT,
        version=origin.version,
        made_at=origin.made_at,
        engine=origin.engine,
        migrations=sorted(origin.migrations),
        parts=facts,
    )
    with whole_or_nothing(target) as file, tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
        for name, path in parts:
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue
            with source:
                reading = Hashing(source)
                member = tarfile.TarInfo(name)
                member.size, member.mode = os.fstat(source.fileno()).st_size, 0o600
                tar.addfile(member, cast("IO[bytes]", reading))
                facts[name] = reading.facts()
        written = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(written), 0o600
        tar.addfile(member, io.BytesIO(written))
    return manifest


def is_expected(name: str) -> bool:
    """Only what a backup holds, and nothing that would land elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    return name in {DATABASE, KEY, MANIFEST} or (path.parts[0] == UPLOADS and len(path.parts) > 1)


def open_archive(file: Path, into: Path) -> Manifest:
    """Lays the parts in the folder `into`, each checked against the manifest; refuses the file whole otherwise."""
    try:
        found, manifest = _lay(file, into)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as failure:
        raise DamagedBackupError(f"{file} est abîmé, ou n’est pas une sauvegarde de Bon Relais.") from failure
    if manifest is None:
        raise DamagedBackupError(f"{file} est incomplet, ou n’est pas une sauvegarde de Bon Relais.")
    if found != manifest["parts"] or DATABASE not in found:
        wrong = sorted(
            name for name in found.keys() | manifest["parts"].keys() if found.get(name) != manifest["parts"].get(name)
        )
        raise DamagedBackupError(f"{file} est abîmé : {', '.join(wrong[:3]) or DATABASE} n’est pas ce qui a été écrit.")
    return manifest


def _lay(file: Path, into: Path) -> tuple[dict[str, PartFacts], Manifest | None]:
    found: dict[str, PartFacts] = {}
    manifest: Manifest | None = None
    with tarfile.open(file, mode="r|gz") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() and is_expected(member.name) else None
            if content is None:
                raise DamagedBackupError(f"{file} n’est pas une sauvegarde de Bon Relais : il contient {member.name}.")
            if member.name == MANIFEST:
                manifest = _read_manifest(file, content.read(LONGEST_MANIFEST))
                continue
            place = into / member.name
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            reading = Hashing(content)
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
                while block := reading.read(BLOCK):
                    written.write(block)
                written.flush()
                os.fsync(written.fileno())
            found[member.name] = reading.facts()
    return found, manifest


def _read_manifest(file: Path, text: bytes) -> Manifest:
    damaged = DamagedBackupError(f"{file} est abîmé : son sommaire ne se lit pas.")
    try:
        read = json.loads(text)
    except json.JSONDecodeError as failure:
        raise damaged from failure
    if not isinstance(read, dict) or not isinstance(read.get("format"), int):
        raise damaged
    if read["format"] > FORMAT:
        raise NewerBackupError(f"{file} a été fait par Bon Relais {read.get('version')}, plus récent que celui-ci.")
    if Manifest.__required_keys__ - read.keys():
        raise damaged
    return cast("Manifest", read)

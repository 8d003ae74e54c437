"""What a register file is, before anything of it is believed: Parquet, or CSV plain, gzipped or zipped."""

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from bonrelais.core.french import unread_file
from bonrelais.directory.sirene.columns import FileLayout
from bonrelais.foundation.errors import DomainError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEADER_LIMIT: Final = 100_000
DELIMITERS: Final = (",", ";", "\t")
ENCRYPTED: Final = 0x1
"""The bit of an archive's entry that says so."""
UNPACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})


class RegisterFileError(DomainError):
    """A file that cannot be trusted: nothing of the import is written."""


@dataclass(frozen=True, slots=True)
class RegisterFiles:
    """StockEtablissement, StockUniteLegale, and the geolocation file if there is one."""

    establishments: Path
    units: Path
    geo: Path | None = None

    @property
    def names(self) -> list[str]:
        return [path.name for path in (self.establishments, self.units, self.geo) if path is not None]


class FileKind(Enum):
    PARQUET = auto()
    CSV = auto()
    GZIP = auto()
    ZIP = auto()


@dataclass(frozen=True, slots=True)
class CsvShape:
    """`columns` in the order of the file; `member` is the file to read in a ZIP."""

    columns: tuple[str, ...]
    delimiter: str
    member: str = ""


def kind_of(path: Path) -> FileKind:
    """Told by the first bytes, whatever the file's name says."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as refusal:
        raise RegisterFileError(unread_file(path.name, refusal)) from refusal
    if not start:
        raise RegisterFileError(f"Le fichier {path.name} est vide. Téléchargez-le à nouveau.")
    if start == b"PAR1":
        return FileKind.PARQUET
    if start[:2] == b"\x1f\x8b":
        return FileKind.GZIP
    return FileKind.ZIP if start == b"PK\x03\x04" else FileKind.CSV


def read_shape(path: Path, kind: FileKind, layout: FileLayout) -> CsvShape:
    """The header of a CSV; refuses what has none of the expected columns."""
    member = zip_member(path) if kind is FileKind.ZIP else ""
    try:
        with open_bytes(path, kind, member) as file:
            start = file.readline(HEADER_LIMIT)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as refusal:
        raise damaged(path) from refusal
    header = start.decode("utf-8-sig", errors="replace").rstrip("\r\n")
    if "\r" in header:
        raise RegisterFileError(
            f"Les lignes du fichier {path.name} ne sont séparées que par des retours chariot. "
            "Enregistrez-le à nouveau en CSV, avec des fins de ligne ordinaires."
        )
    shapes = [CsvShape(_cells(header, delimiter), delimiter, member) for delimiter in DELIMITERS]
    best = max(shapes, key=lambda shape: len(layout.known(shape.columns)))
    if not layout.known(best.columns):
        raise RegisterFileError(
            f"Le fichier {path.name} n’est ni un fichier Parquet ni un fichier CSV du registre. "
            f"Attendu : {layout.title}."
        )
    if len(set(best.columns)) < len(best.columns):
        raise RegisterFileError(f"Le fichier {path.name} porte deux fois la même colonne dans son en-tête.")
    return best


def open_bytes(path: Path, kind: FileKind, member: str) -> BinaryIO | gzip.GzipFile | io.BufferedReader:
    if kind is FileKind.GZIP:
        return gzip.open(path, "rb")
    if kind is FileKind.ZIP:
        return io.BufferedReader(_Unzipped(path, member))
    return path.open("rb")


def zip_member(path: Path) -> str:
    """The one CSV of the archive, its largest file."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [entry for entry in archive.infolist() if entry.filename.lower().endswith((".csv", ".txt"))]
    except (OSError, zipfile.BadZipFile) as refusal:
        raise damaged(path) from refusal
    if not members:
        raise RegisterFileError(f"L’archive {path.name} ne contient aucun fichier CSV.")
    largest = max(members, key=lambda entry: entry.file_size)
    if largest.flag_bits & ENCRYPTED:
        raise RegisterFileError(f"L’archive {path.name} est protégée par un mot de passe. Donnez-la sans mot de passe.")
    if largest.compress_type not in UNPACKED:
        raise RegisterFileError(
            f"L’archive {path.name} est compressée d’une façon que Bon Relais ne lit pas. "
            "Décompressez-la, puis donnez le fichier CSV."
        )
    return largest.filename


def check_columns(path: Path, columns: Sequence[str], layout: FileLayout) -> None:
    missing = layout.missing(columns)
    if not missing:
        return
    other = layout.mistaken_for(columns)
    hint = f" Il ressemble au fichier {other}." if other else ""
    raise RegisterFileError(
        f"Le fichier {path.name} n’est pas {layout.title} : il manque "
        f"{'la colonne' if len(missing) == 1 else 'les colonnes'} {', '.join(missing)}.{hint}"
    )


def damaged(path: Path) -> RegisterFileError:
    return RegisterFileError(
        f"Le fichier {path.name} est abîmé ou incomplet. Téléchargez-le à nouveau, rien n’a été importé."
    )


def _cells(header: str, delimiter: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), []))


class _Unzipped(io.RawIOBase):
    """A member of an archive, with the archive closed together with it."""

    def __init__(self, path: Path, member: str) -> None:
        self._archive = zipfile.ZipFile(path)
        self._member = self._archive.open(member)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        chunk = self._member.read(len(view))
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._member.close()
            self._archive.close()
        super().close()

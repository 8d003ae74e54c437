from datetime import UTC, datetime
from pathlib import Path

from bonrelais.directory.sirene import ImportCounts, import_register
from bonrelais.foundation.actor import SYSTEM
from tests.directory.sirene.register import EPCI, Packing, Register

AT = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)
LATER = datetime(2025, 1, 15, 9, 0, tzinfo=UTC)


def load(register: Register, folder: Path, *, at: datetime = AT, packing: Packing = Packing.PARQUET) -> ImportCounts:
    """Writes the files and imports them for the EPCI of the tests."""
    return import_register(register.write(folder, packing), [EPCI], by=SYSTEM, at=at)


def counted(counts: ImportCounts) -> tuple[int, int, int, int, int, int, int, int, int]:
    """read, kept, outside, refused; created, updated, unchanged; closed, reopened."""
    rows = (counts.read, counts.kept, counts.outside, counts.refused)
    return (*rows, counts.created, counts.updated, counts.unchanged, counts.closed, counts.reopened)

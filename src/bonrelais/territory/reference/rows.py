import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parent / "tables"


def read_rows(name: str) -> Iterator[list[str]]:
    """The cells of each row of a tab-separated table; the folder's README tells the columns."""
    with gzip.open(TABLES / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def has_table(name: str) -> bool:
    return (TABLES / f"{name}.tsv.gz").is_file()

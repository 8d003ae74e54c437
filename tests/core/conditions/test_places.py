"""The areas of the tables against the official codes of the reference."""

import csv
import gzip
import re
from importlib.resources import files

import pytest

from bonrelais.core.conditions.places import CITIES, GROUPINGS
from bonrelais.core.conditions.words import plain

TABLES = files("bonrelais.territory") / "reference/tables"


def official_names(table: str = "epcis.tsv.gz") -> dict[str, str]:
    with (TABLES / table).open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        rows = csv.reader(lines, delimiter="\t")
        return {row[0]: plain(" ".join(row[1:])) for row in rows}


# Words that many names bear.
WIDE = frozenset({"pays", "grand", "saint"})
NAMES = official_names()
COMMUNES = official_names("communes.tsv.gz")


@pytest.mark.parametrize(("name", "code"), GROUPINGS.items())
def test_large_city_goes_by_the_code_of_its_grouping(name: str, code: str) -> None:
    told = [word for word in re.findall(r"[a-z]{3,}", name) if word not in WIDE]
    assert told[0] in re.findall(r"[a-z]+", NAMES[code])


@pytest.mark.parametrize(("name", "code"), CITIES.items())
def test_city_goes_by_the_code_of_its_commune(name: str, code: str) -> None:
    assert COMMUNES[code].startswith(f"{name} ")

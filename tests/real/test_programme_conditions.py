"""The 210 real programmes typed: how many entirely, and how far the kinds found agree with a careful reader's.

`kinds` of the file is that reader's work. The product never sees it: the lines are read without it here.
"""

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

from bonrelais.core.conditions import TypedProgramme, read_programmes
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.rules.params import Json
from bonrelais.core.vocabulary.questions import QUESTIONS

PROGRAMMES = Path(os.environ.get("BONRELAIS_SHARED", "../shared")) / "data/programmes/programmes.jsonl"
READER = "kinds"


@cache
def rows() -> tuple[dict[str, Json], ...]:
    return tuple(json.loads(line) for line in PROGRAMMES.read_text().splitlines())


@cache
def programmes() -> tuple[TypedProgramme, ...]:
    lines = [json.dumps({name: value for name, value in row.items() if name != READER}) for row in rows()]
    return tuple(read for read in read_programmes(lines) if isinstance(read, TypedProgramme))


def read_kinds(row: dict[str, Json]) -> set[str]:
    value = row[READER]
    return {str(kind) for kind in value} if isinstance(value, list) else set()


def texts_of(row: dict[str, Json]) -> list[str]:
    headings = row["conditions_texte"]
    lists = headings.values() if isinstance(headings, dict) else ()
    return [str(text) for texts in lists if isinstance(texts, list) for text in texts if str(text).strip()]


def test_every_programme_is_read() -> None:
    assert [programme.id for programme in programmes()] == [row["id"] for row in rows()]


def test_nine_programmes_in_ten_are_typed_entirely() -> None:
    entirely = sum(programme.is_fully_typed for programme in programmes())
    assert entirely / len(programmes()) >= 0.9


def test_kinds_agree_with_a_readers() -> None:
    """Micro-averaged: each kind of each programme counts once."""
    counts: Counter[str] = Counter()
    for programme, row in zip(programmes(), rows(), strict=True):
        found, expected = set(programme.kinds), read_kinds(row)
        counts.update(both=len(found & expected), alone=len(found ^ expected))
    assert 2 * counts["both"] / (2 * counts["both"] + counts["alone"]) >= 0.94


def test_what_the_reader_wrote_changes_nothing() -> None:
    assert tuple(read_programmes(json.dumps(row) for row in rows())) == programmes()


def test_every_text_is_a_criterion_or_asks_nothing_for_a_reason() -> None:
    for programme, row in zip(programmes(), rows(), strict=True):
        accounts = [read.text for read in programme.texts]
        assert accounts[: len(texts_of(row))] == texts_of(row)
        lost = [read.text for read in programme.texts if not read.keys and not read.no_condition]
        assert lost == []


def test_every_criterion_is_one_the_engine_keeps() -> None:
    for programme in programmes():
        read = read_document(programme.document)
        assert [one.key for one in read] == [one.key for one in programme.criteria]
        assert {kind for one in programme.criteria for kind in one.kinds} <= set(CRITERIA)


def test_every_fact_stands_in_the_catalogue_and_every_unread_text_in_manual() -> None:
    for programme in programmes():
        told = [row for criterion in programme.criteria for row in criterion.rows()]
        facts = [str(row["params"]["code"]) for row in told if row["kind"] == "fact"]
        manual = [str(row["params"]["text"]) for row in told if row["kind"] == "manual"]
        assert [code for code in facts if code not in QUESTIONS] == []
        assert programme.unread == tuple(dict.fromkeys(manual))

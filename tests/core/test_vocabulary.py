import re

import pytest

from bonrelais.core.catalogue import FactShape
from bonrelais.core.vocabulary.aids import is_aid
from bonrelais.core.vocabulary.branches import read_idcc
from bonrelais.core.vocabulary.commitments import COMMITMENT, commitment_code
from bonrelais.core.vocabulary.facts import ALL_FACTS, find_fact
from bonrelais.core.vocabulary.families import FAMILIES, by_family
from bonrelais.core.vocabulary.questions import FORMER_CODES
from bonrelais.core.vocabulary.terms import Term, Vocabulary
from bonrelais.core.vocabulary.zones import is_zone, zone_label

LONGEST_KEPT = 60


def test_every_fact_has_its_label_and_one_question() -> None:
    assert [one.code for one in ALL_FACTS.values() if not one.label or not one.question.endswith(" ?")] == []
    questions = [one.question for one in ALL_FACTS.values()]
    assert sorted({one for one in questions if questions.count(one) > 1}) == []


def test_every_code_is_well_written_and_can_be_kept() -> None:
    wrong = [code for code in ALL_FACTS if not re.fullmatch(r"[a-z0-9_.]+", code) or len(code) > LONGEST_KEPT]
    assert wrong == []


def test_dated_facts_ask_their_day_and_numbers_have_their_unit() -> None:
    dated = {FactShape.STEP, FactShape.REGISTRATION}
    assert [one.code for one in ALL_FACTS.values() if bool(one.since_question) is not (one.shape in dated)] == []
    assert [one.code for one in ALL_FACTS.values() if bool(one.unit) is not (one.shape is FactShape.NUMBER)] == []


def test_every_fact_has_its_family() -> None:
    offered = by_family((one.code, one.question) for one in ALL_FACTS.values())
    assert [family for family, _ in offered] == [family for family, _ in FAMILIES]
    assert sum(len(among) for _, among in offered) == len(ALL_FACTS)


def test_what_is_said_of_a_place_says_so() -> None:
    families = ("zone.", "population.", "density.", "epci_type.", "premises.", "activity.is_")
    told = [one for one in ALL_FACTS.values() if one.code.startswith(families)]
    assert [one.code for one in told if not one.is_of_place] == []


def test_owner_and_money_are_sensitive() -> None:
    sensitive = {code.split(".")[0] for code, one in ALL_FACTS.items() if one.is_sensitive}
    assert sensitive == {"person", "turnover", "balance", "equity", "capital", "aid", "compliance"}


def test_former_codes_are_no_more_asked() -> None:
    assert [code for code in FORMER_CODES if code in ALL_FACTS] == []
    assert [code for code in FORMER_CODES.values() if code not in ALL_FACTS] == []


def test_a_code_stands_once_in_a_vocabulary() -> None:
    with pytest.raises(ValueError, match="twice"):
        Vocabulary((Term("a", "un"), Term("a", "deux")))


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("zone.perimetre-coeur-de-ville.establishment", "Dans le périmètre « coeur de ville »"),
        ("aid.cheque-numerique", "A déjà eu l’aide « cheque-numerique »"),
        ("commitment.0123456789ab", "Engagement"),
        ("step.carbon_footprint", "Bilan carbone"),
        ("aid.de_minimis", "Aides « de minimis »"),
    ],
)
def test_open_families_have_their_facts(code: str, label: str) -> None:
    found = find_fact(code)
    assert found is not None
    assert (found.code, found.label) == (code, label)


@pytest.mark.parametrize(
    "code", ["zone.perimetre-.establishment", "zone.perimetre-a", "zone.lune.establishment", "aid.É", "commitment.0"]
)
def test_open_families_are_not_open_to_everything(code: str) -> None:
    assert find_fact(code) is None


def test_same_words_of_a_commitment_have_the_same_code() -> None:
    code = commitment_code("Maintenir l’activité pendant 5 ans.")
    assert code == commitment_code("maintenir l'activite  pendant 5 ans")
    assert COMMITMENT.fullmatch(code)
    assert code != commitment_code("Maintenir l’activité pendant 3 ans.")


@pytest.mark.parametrize(
    ("typed", "kept"), [("843", "0843"), (" 1517 ", "1517"), ("0", None), ("15170", None), ("x", None), ("", None)]
)
def test_collective_agreement_is_kept_with_four_digits(typed: str, kept: str | None) -> None:
    assert read_idcc(typed) == kept


def test_zones_and_aids_know_their_codes() -> None:
    assert [is_zone(code) for code in ("zfrr", "perimetre-centre", "centre")] == [True, True, False]
    assert [is_aid(code) for code in ("ademe", "cheque-numerique", "de_minimis", "Région")] == [
        True,
        True,
        False,
        False,
    ]
    assert zone_label("qpv") == "dans un quartier prioritaire de la ville (QPV)"

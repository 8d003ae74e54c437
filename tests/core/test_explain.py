from datetime import date

import pytest

from bonrelais.core.facts import Fact, FactSheet, SourceRank
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.explain import explain
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer, Reason
from tests.spec.sheets import DAY, LUMBRES, PRESUMED, REGISTERED, band, sheet

CONTEXT = Context(DAY)
SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
CRAFTS: Params = {"kind": "registration", "params": {"registers": ["crafts"]}}
HERE: Params = {"kind": "territory", "params": {"include": ["epci:246201016"]}}
COMMITTEE: Params = {"kind": "manual", "params": {"text": "Projet retenu par le comité"}}
NOTHING = FactSheet({})


def tool(*rows: Json, key: str = "outil") -> ToolRule:
    return ToolRule(key, read_document({"version": 1, "criteria": list(rows)}))


def test_verdict_is_the_and_of_eligibility() -> None:
    explanation = explain(
        tool(SMALL, HERE, CRAFTS), sheet(employees_company=band(3, 5), place_establishment=LUMBRES), CONTEXT
    )
    assert [result.answer for result in explanation.results] == [Answer.YES, Answer.YES, Answer.UNKNOWN]
    assert explanation.verdict is Answer.UNKNOWN
    assert [one.question for one in explanation.missing] == ["L’entreprise est-elle immatriculée comme artisan ?"]


def test_one_no_settles_and_asks_nothing_more() -> None:
    explanation = explain(tool(SMALL, CRAFTS), sheet(employees_company=band(10, 19)), CONTEXT)
    assert explanation.verdict is Answer.NO
    assert explanation.missing == ()
    assert [result.requirement.key for result in explanation.blocking] == ["c1"]
    assert explanation.blocking[0].reason.text == "Moins de 10 salariés : de 10 à 19"


def test_presumed_registration_is_neither_yes_nor_no() -> None:
    known = sheet(registration_crafts=PRESUMED)
    contrary: Params = {**CRAFTS, "not": True}
    assert explain(tool(CRAFTS), known, CONTEXT).verdict is Answer.UNKNOWN
    assert explain(tool(contrary), known, CONTEXT).verdict is Answer.UNKNOWN


def test_targeting_ranks_but_never_refuses() -> None:
    targeted: Params = {**SMALL, "strength": "targeting"}
    small = explain(tool(targeted), sheet(employees_company=band(3, 5)), CONTEXT)
    large = explain(tool(targeted), sheet(employees_company=band(50, 99)), CONTEXT)
    assert (small.verdict, large.verdict) == (Answer.YES, Answer.YES)
    assert small.rank < large.rank


def test_sure_tools_rank_before_those_to_ask_then_the_excluded() -> None:
    known = sheet(employees_company=band(3, 5))
    tools = [
        tool({**SMALL, "not": True}, key="exclu"),
        tool(SMALL, CRAFTS, HERE, key="deux questions"),
        tool(SMALL, key="sûr"),
        tool(SMALL, CRAFTS, key="une question"),
    ]
    ranked = sorted((explain(one, known, CONTEXT) for one in tools), key=lambda explanation: explanation.rank)
    assert [one.tool.key for one in ranked] == ["sûr", "une question", "deux questions", "exclu"]


def test_tool_without_condition_is_open_to_all() -> None:
    assert explain(tool(), NOTHING, CONTEXT).verdict is Answer.YES


Lines = list[tuple[Answer, str]]


def told(reason: Reason) -> Lines:
    return [(line.answer, line.text) for line in reason.lines]


def test_alternatives_stand_under_one_line_with_the_answer_of_the_whole() -> None:
    known = sheet(employees_company=band(10, 19), registration_crafts=REGISTERED)
    (result,) = explain(tool({"any_of": [SMALL, CRAFTS]}), known, CONTEXT).results
    assert told(result.reason) == [
        (Answer.YES, "L’un ou l’autre"),
        (Answer.NO, "Moins de 10 salariés : de 10 à 19"),
        (Answer.YES, "Immatriculée artisanat : oui"),
    ]
    assert result.reason.missing == ()


def test_alternatives_not_settled_ask_what_their_members_ask() -> None:
    explanation = explain(tool({"any_of": [SMALL, CRAFTS, HERE]}), sheet(employees_company=band(10, 19)), CONTEXT)
    (result,) = explanation.results
    assert told(result.reason) == [
        (Answer.UNKNOWN, "Au moins un parmi"),
        (Answer.NO, "Moins de 10 salariés : de 10 à 19"),
        (Answer.UNKNOWN, "Immatriculée artisanat : pas encore connu"),
        (Answer.UNKNOWN, "Établissement dans le territoire 246201016 : pas encore connu"),
    ]
    assert [one.code for one in result.reason.missing] == ["registration.crafts", "place.establishment"]


def test_guard_that_does_not_hold_says_so() -> None:
    guarded: Params = {**CRAFTS, "when": SMALL}
    (result,) = explain(tool(guarded), sheet(employees_company=band(10, 19)), CONTEXT).results
    assert told(result.reason) == [(Answer.YES, "Ne s’applique pas ici. Moins de 10 salariés : de 10 à 19")]


def test_unknown_guard_is_shown_and_asked_with_what_it_guards() -> None:
    guarded: Params = {**SMALL, "when": CRAFTS}
    explanation = explain(tool(guarded), sheet(employees_company=band(10, 19)), CONTEXT)
    (result,) = explanation.results
    assert told(result.reason) == [
        (Answer.UNKNOWN, "Demandé dans un cas seulement"),
        (Answer.UNKNOWN, "Cas visé : immatriculée artisanat : pas encore connu"),
        (Answer.NO, "Moins de 10 salariés : de 10 à 19"),
    ]
    assert [one.code for one in explanation.missing] == ["registration.crafts"]


def test_guard_that_holds_is_shown_with_the_alternatives_it_guards() -> None:
    guarded: Params = {"any_of": [CRAFTS, HERE], "when": SMALL}
    (result,) = explain(tool(guarded), sheet(employees_company=band(3, 5)), CONTEXT).results
    assert told(result.reason) == [
        (Answer.UNKNOWN, "Demandé dans un cas seulement"),
        (Answer.YES, "Cas visé : moins de 10 salariés : de 3 à 5"),
        (Answer.UNKNOWN, "L’un ou l’autre"),
        (Answer.UNKNOWN, "Immatriculée artisanat : pas encore connu"),
        (Answer.UNKNOWN, "Établissement dans le territoire 246201016 : pas encore connu"),
    ]


def test_unknown_guard_is_asked_too() -> None:
    guarded: Params = {**CRAFTS, "when": SMALL}
    explanation = explain(tool(guarded), NOTHING, CONTEXT)
    assert [one.code for one in explanation.missing] == ["employees.company", "registration.crafts"]


def test_contrary_reads_as_an_exception() -> None:
    contrary: Params = {**SMALL, "not": True}
    (result,) = explain(tool(contrary), sheet(employees_company=band(3, 5)), CONTEXT).results
    assert told(result.reason) == [(Answer.NO, "Sauf si moins de 10 salariés : de 3 à 5")]


@pytest.mark.parametrize(("expected", "said"), [(True, "Il faut répondre non. {}"), (False, "{}")])
def test_contrary_of_a_question_takes_the_other_answer(*, expected: bool, said: str) -> None:
    asked = "L’entreprise a-t-elle un site internet ?"
    params: Params = {"code": "digital.has_website", "question": asked, "expected": expected}
    contrary: Params = {"kind": "fact", "params": params, "not": True}
    has_site = FactSheet.on(DAY, [Fact("digital.has_website", expected, SourceRank.DECLARED, DAY)])
    (result,) = explain(tool(contrary), has_site, CONTEXT).results
    assert told(result.reason) == [(Answer.NO, f"{said.format(asked)} {'oui' if expected else 'non'}")]


def test_contrary_of_words_keeps_the_capitals_of_an_acronym() -> None:
    contrary: Params = {"kind": "manual", "params": {"text": "RGE depuis deux ans"}, "not": True}
    (result,) = explain(tool(contrary), NOTHING, CONTEXT).results
    assert told(result.reason) == [(Answer.UNKNOWN, "Sauf si RGE depuis deux ans : à décider")]


def test_outdated_answer_is_shown_with_its_day_and_asked_again() -> None:
    asked: Params = {
        "kind": "fact",
        "params": {"code": "hiring.is_planned", "question": "Une embauche est-elle prévue ?"},
    }
    old = Fact("hiring.is_planned", True, SourceRank.DECLARED, date(2019, 1, 1), until=date(2020, 1, 1))
    count = Fact("employees.company", band(4, 4), SourceRank.DECLARED, date(2019, 1, 1), until=date(2020, 1, 1))
    explanation = explain(tool(asked, SMALL), FactSheet.on(DAY, [old, count]), CONTEXT)
    assert explanation.verdict is Answer.UNKNOWN
    assert [(result.reason.text, result.reason.source) for result in explanation.results] == [
        ("Une embauche est-elle prévue dans l’année ? oui, à redemander", "déclaré le 1er janvier 2019"),
        ("Moins de 10 salariés : 4, à redemander", "déclaré le 1er janvier 2019"),
    ]
    assert [one.code for one in explanation.missing] == ["hiring.is_planned", "employees.company"]


def test_registration_without_its_day_asks_since_when_and_not_whether() -> None:
    long: Params = {"kind": "registration", "params": {"registers": ["crafts"], "since_months": 12}}
    explanation = explain(tool(long), sheet(registration_crafts=REGISTERED), CONTEXT)
    assert [one.question for one in explanation.missing] == ["Depuis quand est-elle immatriculée comme artisan ?"]


def test_reason_carries_its_source() -> None:
    (result,) = explain(tool(SMALL), sheet(employees_company=band(3, 5)), CONTEXT).results
    assert (result.reason.source, result.reason.on) == ("SIRENE, 28 septembre 2025", DAY)

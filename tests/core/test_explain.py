from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.explain import explain, explain_all
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer
from tests.spec.sheets import DAY, LUMBRES, PRESUMED, band, sheet

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
    assert [reason.text for reason in explanation.blocking[0].reasons] == ["Moins de 10 salariés : de 10 à 19"]


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
    ranked = sorted(
        explain_all(
            [
                tool({**SMALL, "not": True}, key="exclu"),
                tool(SMALL, CRAFTS, HERE, key="deux questions"),
                tool(SMALL, key="sûr"),
                tool(SMALL, CRAFTS, key="une question"),
            ],
            known,
            CONTEXT,
        ),
        key=lambda explanation: explanation.rank,
    )
    assert [one.tool.key for one in ranked] == ["sûr", "une question", "deux questions", "exclu"]


def test_tool_without_condition_is_open_to_all() -> None:
    assert explain(tool(), NOTHING, CONTEXT).verdict is Answer.YES


def test_any_of_gives_a_reason_for_each_alternative() -> None:
    explanation = explain(tool({"any_of": [SMALL, CRAFTS]}), sheet(employees_company=band(10, 19)), CONTEXT)
    (result,) = explanation.results
    assert result.answer is Answer.UNKNOWN
    assert [(reason.answer, reason.text) for reason in result.reasons] == [
        (Answer.NO, "Moins de 10 salariés : de 10 à 19"),
        (Answer.UNKNOWN, "Immatriculée artisanat : pas encore connu"),
    ]


def test_guard_that_does_not_hold_says_so() -> None:
    guarded: Params = {**CRAFTS, "when": SMALL}
    (result,) = explain(tool(guarded), sheet(employees_company=band(10, 19)), CONTEXT).results
    assert result.answer is Answer.YES
    assert [reason.text for reason in result.reasons] == ["Ne s’applique pas ici. Moins de 10 salariés : de 10 à 19"]


def test_unknown_guard_is_asked_too() -> None:
    guarded: Params = {**CRAFTS, "when": SMALL}
    explanation = explain(tool(guarded), NOTHING, CONTEXT)
    assert [one.code for one in explanation.missing] == ["employees.company", "registration.crafts"]


def test_contrary_reads_as_an_exception() -> None:
    contrary: Params = {**SMALL, "not": True}
    (result,) = explain(tool(contrary), sheet(employees_company=band(3, 5)), CONTEXT).results
    assert [(reason.answer, reason.text) for reason in result.reasons] == [
        (Answer.NO, "Sauf si moins de 10 salariés : de 3 à 5")
    ]


def test_a_decision_on_one_tool_decides_nothing_for_another() -> None:
    decision = ManualDecision(is_met=True, by="Claire Delmotte", on=DAY)
    tools = [tool(COMMITTEE, key="un"), tool(COMMITTEE, key="deux")]
    explanations = explain_all(tools, NOTHING, CONTEXT, {"un": {"Projet retenu par le comité": decision}})
    assert [one.verdict for one in explanations] == [Answer.YES, Answer.UNKNOWN]


def test_reason_carries_its_source() -> None:
    (result,) = explain(tool(SMALL), sheet(employees_company=band(3, 5)), CONTEXT).results
    (reason,) = result.reasons
    assert (reason.source, reason.on) == ("SIRENE, 28 septembre 2025", DAY)

"""The chamber rule as a table: what is held of crafts and of trade, whom to propose, why, and what to ask."""

import pytest

from bonrelais.core.facts import FactSheet, FactValue, Grade, Registration
from bonrelais.core.routing.chambers import Chamber, choose_chambers
from tests.spec.sheets import NOT_REGISTERED, PRESUMED, REGISTERED, sheet

CMA, CCI = Chamber.CMA, Chamber.CCI
CRAFTS, TRADE = (
    "L’entreprise est-elle immatriculée comme artisan ?",
    ("L’entreprise est-elle immatriculée au registre du commerce ?"),
)
WHY = "87 % des établissements de cette activité le sont"
COMMERCIAL = Registration(Grade.PRESUMED, why="forme commerciale")

Row = tuple[FactValue | None, FactValue | None, tuple[Chamber, ...], tuple[Chamber, ...], str, str | None]

# Crafts, trade, proposed, among them unsettled, reason, question.
RULE: list[Row] = [
    (
        REGISTERED,
        REGISTERED,
        (CMA, CCI),
        (),
        "Inscrite aux métiers et au commerce : la CMA et la CCI, la CMA d’abord.",
        None,
    ),
    (
        REGISTERED,
        COMMERCIAL,
        (CMA,),
        (),
        "Inscrite aux métiers, inscription au commerce présumée (forme commerciale) : la CMA est le bon relais.",
        None,
    ),
    (REGISTERED, None, (CMA,), (), "Inscrite aux métiers : la CMA est le bon relais.", None),
    (
        REGISTERED,
        NOT_REGISTERED,
        (CMA,),
        (),
        "Inscrite aux métiers, pas inscrite au commerce : la CMA est le bon relais.",
        None,
    ),
    (
        PRESUMED,
        REGISTERED,
        (CCI, CMA),
        (),
        f"Inscription aux métiers présumée ({WHY}), inscrite au commerce : la CCI et la CMA, la CCI d’abord.",
        CRAFTS,
    ),
    (
        PRESUMED,
        COMMERCIAL,
        (CMA, CCI),
        (),
        (
            f"Inscription aux métiers présumée ({WHY}), inscription au commerce présumée (forme commerciale) : "
            "la CMA et la CCI, la CMA d’abord."
        ),
        CRAFTS,
    ),
    (PRESUMED, None, (CMA,), (), f"Inscription aux métiers présumée ({WHY}) : la CMA est le bon relais.", CRAFTS),
    (
        PRESUMED,
        NOT_REGISTERED,
        (CMA,),
        (),
        f"Inscription aux métiers présumée ({WHY}), pas inscrite au commerce : la CMA est le bon relais.",
        CRAFTS,
    ),
    (None, REGISTERED, (CCI,), (), "Inscrite au commerce : la CCI est le bon relais.", CRAFTS),
    (
        None,
        COMMERCIAL,
        (CCI,),
        (),
        "Inscription au commerce présumée (forme commerciale) : la CCI est le bon relais.",
        CRAFTS,
    ),
    (
        None,
        None,
        (CMA, CCI),
        (CMA, CCI),
        "Immatriculation pas encore connue : la CMA et la CCI, la CMA d’abord.",
        CRAFTS,
    ),
    (None, NOT_REGISTERED, (CMA,), (CMA,), "Pas inscrite au commerce : la CMA est le bon relais.", CRAFTS),
    (
        NOT_REGISTERED,
        REGISTERED,
        (CCI,),
        (),
        "Pas inscrite aux métiers, inscrite au commerce : la CCI est le bon relais.",
        None,
    ),
    (
        NOT_REGISTERED,
        COMMERCIAL,
        (CCI,),
        (),
        "Pas inscrite aux métiers, inscription au commerce présumée (forme commerciale) : la CCI est le bon relais.",
        TRADE,
    ),
    (NOT_REGISTERED, None, (CCI,), (CCI,), "Pas inscrite aux métiers : la CCI est le bon relais.", TRADE),
    (NOT_REGISTERED, NOT_REGISTERED, (), (), "Inscrite ni aux métiers ni au commerce : ni la CMA ni la CCI.", None),
]


def held(crafts: FactValue | None, trade: FactValue | None) -> FactSheet:
    facts = {"registration_crafts": crafts, "registration_trade": trade}
    return sheet(**{name: value for name, value in facts.items() if value is not None})


@pytest.mark.parametrize("row", RULE)
def test_chamber_rule_proposes_and_says_why(row: Row) -> None:
    crafts, trade, chambers, unsettled, reason, question = row
    choice = choose_chambers(held(crafts, trade))
    asked = [one.question for one in choice.missing]
    assert (choice.chambers, choice.unsettled, choice.reason) == (chambers, unsettled, reason)
    assert asked == ([] if question is None else [question])
    assert choice.is_sure is (question is None)


# Crafts, trade, and the chambers not proposed that the answer to the question may bring in: not known, never a no.
POSSIBLE: list[tuple[FactValue | None, FactValue | None, tuple[Chamber, ...]]] = [
    (REGISTERED, None, ()),
    (REGISTERED, COMMERCIAL, ()),
    (PRESUMED, None, (CCI,)),
    (PRESUMED, COMMERCIAL, ()),
    (PRESUMED, NOT_REGISTERED, ()),
    (None, REGISTERED, (CMA,)),
    (None, COMMERCIAL, (CMA,)),
    (None, None, ()),
    (None, NOT_REGISTERED, ()),
    (NOT_REGISTERED, COMMERCIAL, ()),
    (NOT_REGISTERED, None, ()),
    (NOT_REGISTERED, NOT_REGISTERED, ()),
]


@pytest.mark.parametrize(("crafts", "trade", "possible"), POSSIBLE)
def test_blank_field_excludes_no_chamber(
    crafts: FactValue | None, trade: FactValue | None, possible: tuple[Chamber, ...]
) -> None:
    choice = choose_chambers(held(crafts, trade))
    assert choice.possible == possible
    assert bool(choice.missing) or not possible


@pytest.mark.parametrize(("value", "possible"), [(REGISTERED, ()), (PRESUMED, (CCI,))])
def test_presumed_liberal_activity_excludes_no_chamber(value: FactValue, possible: tuple[Chamber, ...]) -> None:
    choice = choose_chambers(sheet(registration_liberal=value, registration_trade=COMMERCIAL))
    assert (choice.chambers, choice.possible) == ((), possible)


@pytest.mark.parametrize(
    ("name", "value", "reason", "is_sure"),
    [
        ("registration_liberal", REGISTERED, "Activité libérale : ni la CMA ni la CCI.", True),
        ("registration_agricultural", REGISTERED, "Activité agricole : ni la CMA ni la CCI.", True),
        ("registration_liberal", PRESUMED, "Activité présumée libérale : ni la CMA ni la CCI.", False),
    ],
)
def test_liberal_and_agricultural_activities_go_to_neither(
    name: str, value: FactValue, reason: str, *, is_sure: bool
) -> None:
    choice = choose_chambers(sheet(**{name: value, "registration_trade": COMMERCIAL}))
    assert (choice.chambers, choice.reason, choice.is_sure) == ((), reason, is_sure)


def test_a_registration_wins_over_a_liberal_activity() -> None:
    choice = choose_chambers(sheet(registration_liberal=REGISTERED, registration_crafts=REGISTERED))
    assert choice.chambers == (CMA,)

"""A made-up population of businesses as columns: the register's shapes and gaps, and answers that few have given.

Shares follow what the register shows: 45 % of workforces unknown, one business in two a person, few answers declared.
Nobody real is in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import numpy as np

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import Fact, FactCode, FactSheet, FactValue, Grade, Place, Registration, SourceRank, Step
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import SIZE_BANDS, ActivityCode, Nomenclature, is_natural_person
from bonrelais.core.rules.columns.frame import NOT_KNOWN, Codes, Column, Frame
from bonrelais.core.rules.columns.values import Values
from bonrelais.core.vocabulary.facts import find_fact
from bonrelais.territory.reference.rows import read_rows

DAY: Final = date(2025, 3, 3)
DECLARED: Final = 0.12
"""The share of businesses that answered a question nobody finds in a register."""
FORMS: Final = ("1000", "5499", "5710", "5498", "5720", "6540", "9220", "7210", "5599", "6316")
IDCCS: Final = ("1517", "0016", "3248")
ANSWERS: Final[Mapping[FactShape, Sequence[FactValue]]] = {
    FactShape.YES_NO: (True, False),
    FactShape.NUMBER: [Interval.exactly(sign * 10**power) for power in range(9) for sign in (0, 1, 3, 7)],
    FactShape.DAY: [DAY - timedelta(days=days) for days in range(0, 7000, 45)],
    FactShape.REGISTRATION: [Registration(grade) for grade in Grade],
    FactShape.STEP: [
        Step(is_done=True),
        Step(is_done=False),
        *(Step(is_done=True, on=DAY - timedelta(days=days)) for days in range(0, 2500, 120)),
    ],
    FactShape.PLACE: [
        Place("62765", "200069037", "62", "32"),
        Place("59350", "245900410", "59", "32"),
        Place("75056", None, "75", "11"),
    ],
}
NAF2025: Final = ("43.32G", "96.21Y", "47.11Y", "10.71Y", "56.11Y", "95.31Y", "01.11Y")
_FORM_SHARES: Final = (0.5, 0.13, 0.12, 0.06, 0.06, 0.06, 0.04, 0.01, 0.01, 0.01)
_REGISTER: Final[frozenset[str]] = frozenset(
    {
        FactCode.PLACE_ESTABLISHMENT,
        FactCode.PLACE_HEAD_OFFICE,
        FactCode.ACTIVITY_REV2,
        FactCode.ACTIVITY_2025,
        FactCode.LEGAL_FORM,
        FactCode.CREATED_ON,
        FactCode.EMPLOYEES_COMPANY,
        FactCode.EMPLOYEES_ESTABLISHMENT,
    }
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The values that occur and how often each; `known` is the share of businesses of which one is known."""

    values: Sequence[FactValue]
    known: float
    shares: Sequence[float] | None = None


def draw_population(size: int, codes: Iterable[str], *, seed: int, declared: float = DECLARED) -> Frame:
    """A column for each fact of the codes that may be known; the same seed draws the same population."""
    columns: dict[str, Column] = {}
    for code in sorted(set(codes)):
        drawn = _drawn(code, declared)
        if drawn is not None:
            columns[code] = _column(drawn, size, np.random.default_rng([seed, *code.encode()]))
    forms, regime = columns.get(FactCode.LEGAL_FORM), columns.get(FactCode.MICRO_REGIME)
    if forms is not None and regime is not None:
        columns[FactCode.MICRO_REGIME] = _of_persons(regime, forms)
    return Frame(size, columns)


def _of_persons(regime: Column, forms: Column) -> Column:
    """A company is told nothing of the micro regime: its form says that it is not under it."""
    may_be = np.array([form is None or is_natural_person(str(form)) is not False for form in forms.values.known])
    return Column(regime.values, np.where(may_be[forms.codes], regime.codes, NOT_KNOWN).astype(np.int32))


def sheet_of(frame: Frame, row: int, *, register_only: bool = False) -> FactSheet:
    """What is known of one business; of the register alone if asked."""
    facts: dict[str, Fact] = {}
    for code, column in frame.columns.items():
        value = column.values.known[int(column.codes[row])]
        is_register = code in _REGISTER
        if value is not None and (is_register or not register_only):
            source = SourceRank.REGISTER if is_register else SourceRank.DECLARED
            facts[code] = Fact(code, value, source, DAY)
    return FactSheet(facts)


def _column(drawn: Drawn, size: int, chance: np.random.Generator) -> Column:
    shares = None if drawn.shares is None else np.array(drawn.shares) / sum(drawn.shares)
    chosen: Codes = chance.choice(len(drawn.values), size, p=shares).astype(np.int32) + 1
    chosen[chance.random(size) >= drawn.known] = NOT_KNOWN
    return Column(Values((None, *drawn.values)), chosen)


def _drawn(code: str, declared: float) -> Drawn | None:
    made = register_facts().get(code)
    if made is not None:
        return made
    definition = find_fact(code)
    return None if definition is None else Drawn(_answers(definition), declared)


@lru_cache(maxsize=1)
def register_facts() -> dict[str, Drawn]:
    bands = [band.employees for band in SIZE_BANDS if band.employees is not None]
    small = [0.2, 0.28, 0.2, 0.12, 0.09, 0.06, 0.02, 0.01, 0.005, *([0.002] * (len(bands) - 9))]
    days = [date(1975, 1, 1) + timedelta(days=rank) for rank in range(18900)]
    places = [
        Place(code, epci or None, department, region or None, name)
        for code, name, department, region, _, epci, _ in read_rows("communes")
    ]
    activities = [ActivityCode(Nomenclature.NAFREV2, code) for code in _activity_codes()]
    recent = [ActivityCode(Nomenclature.NAF2025, code) for code in NAF2025]
    return {
        FactCode.PLACE_ESTABLISHMENT: Drawn(places, 1.0),
        FactCode.PLACE_HEAD_OFFICE: Drawn(places, 0.99),
        FactCode.ACTIVITY_REV2: Drawn(activities, 0.98),
        FactCode.ACTIVITY_2025: Drawn(recent, 0.9),
        FactCode.LEGAL_FORM: Drawn(FORMS, 1.0, _FORM_SHARES),
        FactCode.CREATED_ON: Drawn(days, 0.97),
        FactCode.EMPLOYEES_COMPANY: Drawn(bands, 0.55, small),
        FactCode.EMPLOYEES_ESTABLISHMENT: Drawn(bands, 0.55, small),
        FactCode.REGISTRATION_CRAFTS: Drawn(
            [
                Registration(Grade.PRESUMED, why="87 % des établissements de cette activité le sont"),
                Registration(Grade.REGISTERED),
                Registration(Grade.NOT_REGISTERED),
                *(Registration(Grade.REGISTERED, day) for day in days[-4000::90]),
            ],
            0.4,
        ),
        FactCode.REGISTRATION_TRADE: Drawn([Registration(Grade.PRESUMED), Registration(Grade.REGISTERED)], 0.5),
    }


def _activity_codes() -> list[str]:
    return [row[1] for row in read_rows("activities") if len(row[1]) == len("10.71C")]


def _answers(definition: FactDefinition) -> Sequence[FactValue]:
    """What people may answer: around every size, on any day, done or not."""
    codes = [code for code, _ in definition.choices]
    if definition.shape is FactShape.CHOICES:
        return [frozenset[str](), *(frozenset({one, other}) for one in codes for other in codes[:3])]
    if definition.shape is FactShape.CHOICE:
        return codes or IDCCS
    return ANSWERS[definition.shape]

"""The chamber rule: CMA, CCI, both or neither, from graded evidence of registration."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bonrelais.core.facts import Fact, FactCode, FactSheet, Grade, Registration
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode
from bonrelais.core.nomenclature.legal_forms import is_commercial
from bonrelais.core.rules.criteria.base import question
from bonrelais.core.rules.verdicts import Missing


class Chamber(StrEnum):
    CMA = "cma"
    CCI = "cci"

    @property
    def label(self) -> str:
        return self.value.upper()


class Standing(StrEnum):
    """What is held of a company in one register; a blank is unknown, never a no."""

    REGISTERED = "registered"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Row:
    """What to propose, in order, and which register to ask about."""

    chambers: tuple[Chamber, ...]
    asks: FactCode | None = None


_BOTH: Final = (Chamber.CMA, Chamber.CCI)
_CMA: Final = (Chamber.CMA,)
_CCI: Final = (Chamber.CCI,)
_CRAFTS: Final = FactCode.REGISTRATION_CRAFTS
_TRADE: Final = FactCode.REGISTRATION_TRADE

# Keyed (crafts, trade). A programme may pass its own table.
ChamberRule = Mapping[tuple[Standing, Standing], Row]
DEFAULT_RULE: Final[ChamberRule] = {
    (Standing.REGISTERED, Standing.REGISTERED): Row(_BOTH),
    (Standing.REGISTERED, Standing.PRESUMED): Row(_CMA),
    (Standing.REGISTERED, Standing.UNKNOWN): Row(_CMA),
    (Standing.REGISTERED, Standing.NO): Row(_CMA),
    (Standing.PRESUMED, Standing.REGISTERED): Row((Chamber.CCI, Chamber.CMA), _CRAFTS),
    (Standing.PRESUMED, Standing.PRESUMED): Row(_BOTH, _CRAFTS),
    (Standing.PRESUMED, Standing.UNKNOWN): Row(_CMA, _CRAFTS),
    (Standing.PRESUMED, Standing.NO): Row(_CMA, _CRAFTS),
    (Standing.UNKNOWN, Standing.REGISTERED): Row(_CCI, _CRAFTS),
    (Standing.UNKNOWN, Standing.PRESUMED): Row(_CCI, _CRAFTS),
    (Standing.UNKNOWN, Standing.UNKNOWN): Row(_BOTH, _CRAFTS),
    (Standing.UNKNOWN, Standing.NO): Row(_CMA, _CRAFTS),
    (Standing.NO, Standing.REGISTERED): Row(_CCI),
    (Standing.NO, Standing.PRESUMED): Row(_CCI, _TRADE),
    (Standing.NO, Standing.UNKNOWN): Row(_CCI, _TRADE),
    (Standing.NO, Standing.NO): Row(()),
}


@dataclass(frozen=True, slots=True)
class ChamberChoice:
    """What to propose, in order. `is_sure` is false when a presumption or an unknown routes: `missing` is then asked.

    `unsettled` are the chambers proposed although nothing, not even a presumption, is held of their register.
    `possible` are those not proposed that an answer to the question would bring in: not known, never a no.
    """

    chambers: tuple[Chamber, ...]
    unsettled: tuple[Chamber, ...]
    possible: tuple[Chamber, ...]
    reason: str
    is_sure: bool
    missing: tuple[Missing, ...]
    facts: tuple[Fact, ...]


def choose_chambers(sheet: FactSheet, rule: ChamberRule = DEFAULT_RULE) -> ChamberChoice:
    crafts, trade = standing(sheet, _CRAFTS), standing(sheet, _TRADE)
    facts = tuple(fact for code in (_CRAFTS, _TRADE) if (fact := sheet.get(code)) is not None)
    other = _other_activity(sheet)
    row = rule[crafts, trade]
    if other is not None and Standing.REGISTERED not in (crafts, trade):
        return _choose_neither(other, row.chambers)
    words = f"{_tell_standings(sheet, crafts, trade)} : {_tell_chambers(row.chambers)}"
    missing = () if row.asks is None else (question(row.asks),)
    held = {Chamber.CMA: crafts, Chamber.CCI: trade}
    unsettled = tuple(one for one in row.chambers if held[one] in (Standing.UNKNOWN, Standing.NO))
    possible = _brought_in(rule, crafts, trade)
    return ChamberChoice(row.chambers, unsettled, possible, words, row.asks is None, missing, facts)


def _brought_in(rule: ChamberRule, crafts: Standing, trade: Standing) -> tuple[Chamber, ...]:
    """The chambers not proposed that one of the two answers to the row's question would propose."""
    row = rule[crafts, trade]
    answers = (Standing.REGISTERED, Standing.NO)
    if row.asks is None:
        return ()
    after = [rule[(one, trade) if row.asks is _CRAFTS else (crafts, one)].chambers for one in answers]
    return tuple(one for one in _BOTH if one not in row.chambers and any(one in chambers for chambers in after))


def standing(sheet: FactSheet, code: FactCode) -> Standing:
    known = sheet.registration(code)
    return Standing.UNKNOWN if known is None else _STANDINGS[known[0].grade]


_STANDINGS: Final = {
    Grade.REGISTERED: Standing.REGISTERED,
    Grade.PRESUMED: Standing.PRESUMED,
    Grade.NOT_REGISTERED: Standing.NO,
}
_OTHERS: Final = {
    FactCode.REGISTRATION_LIBERAL: "libérale",
    FactCode.REGISTRATION_AGRICULTURAL: "agricole",
}


def _other_activity(sheet: FactSheet) -> Fact | None:
    held = (sheet.get(code) for code in _OTHERS if standing(sheet, code) in (Standing.REGISTERED, Standing.PRESUMED))
    return next((fact for fact in held if fact is not None), None)


def _choose_neither(other: Fact, otherwise: tuple[Chamber, ...]) -> ChamberChoice:
    """Neither chamber; where the activity is only presumed, those proposed otherwise stay possible."""
    nature = _OTHERS[FactCode(other.code)]
    is_presumed = isinstance(other.value, Registration) and other.value.grade is Grade.PRESUMED
    told = "Activité présumée" if is_presumed else "Activité"
    missing = (question(other.code),) if is_presumed else ()
    possible = otherwise if is_presumed else ()
    words = f"{told} {nature} : ni la CMA ni la CCI."
    return ChamberChoice((), (), possible, words, not is_presumed, missing, (other,))


def _tell_standings(sheet: FactSheet, crafts: Standing, trade: Standing) -> str:
    if crafts is trade is Standing.UNKNOWN:
        return "Immatriculation pas encore connue"
    if crafts is trade is Standing.REGISTERED:
        return "Inscrite aux métiers et au commerce"
    if crafts is trade is Standing.NO:
        return "Inscrite ni aux métiers ni au commerce"
    told_crafts = _tell(sheet, _CRAFTS, crafts, "aux métiers")
    told_trade = _tell(sheet, _TRADE, trade, "au commerce")
    words = ", ".join(told for told in (told_crafts, told_trade) if told)
    return words[0].upper() + words[1:]


def _tell(sheet: FactSheet, code: FactCode, held: Standing, where: str) -> str:
    if held is Standing.UNKNOWN:
        return ""
    if held is Standing.NO:
        return f"pas inscrite {where}"
    if held is Standing.REGISTERED:
        return f"inscrite {where}"
    known = sheet.registration(code)
    why = known[0].why if known is not None else ""
    return f"inscription {where} présumée ({why})" if why else f"inscription {where} présumée"


def _tell_chambers(chambers: tuple[Chamber, ...]) -> str:
    if not chambers:
        return "ni la CMA ni la CCI."
    if len(chambers) == 1:
        return f"la {chambers[0].label} est le bon relais."
    return f"la {chambers[0].label} et la {chambers[1].label}, la {chambers[0].label} d’abord."


@dataclass(frozen=True, slots=True)
class CraftShare:
    """Of an activity in the loaded register: how many establishments, and how many registered for crafts."""

    activity: ActivityCode
    registered: int
    total: int


PRESUMED_FROM: Final = Fraction(1, 2)
SMALLEST_SAMPLE: Final = 5
CRAFTS_AT_MOST: Final = Interval(None, 10)


def presume_crafts(share: CraftShare | None, employees: Interval | None) -> Registration | None:
    """Most of the same activity is registered for crafts and the workforce, where known, is under 11."""
    if share is None or share.total < SMALLEST_SAMPLE:
        return None
    if employees is not None and not CRAFTS_AT_MOST.contains(employees):
        return None
    part = Fraction(share.registered, share.total)
    if part < PRESUMED_FROM:
        return None
    percent = int(part * 100 + Fraction(1, 2))
    return Registration(Grade.PRESUMED, why=f"{percent}\u00a0% des établissements de cette activité le sont")


def presume_trade(legal_form: str | None) -> Registration | None:
    if is_commercial(legal_form):
        return Registration(Grade.PRESUMED, why="forme commerciale")
    return None

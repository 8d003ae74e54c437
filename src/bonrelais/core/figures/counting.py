"""Who counts and why, who does not and why not. Each judged row carries its sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from bonrelais.core.figures.periods import AsOf, Period, paris_day
from bonrelais.core.figures.rows import Key, Membership, OutcomeRow, ProjectRow, Row, Stage, VisitMode, VisitRow
from bonrelais.core.french import show_day

AnyRow = TypeVar("AnyRow", bound=Row)


class MetUnit(StrEnum):
    COMPANY = "company"
    ESTABLISHMENT = "establishment"


COUNTED_MODES: Final = frozenset({VisitMode.ON_SITE, VisitMode.OFFICE, VisitMode.VIDEO})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRule:
    """An agreement's way of counting; a phone call does not count by default, nor what precedes an EPCI's joining."""

    modes: frozenset[VisitMode] = COUNTED_MODES
    unit: MetUnit = MetUnit.COMPANY
    counts_before_joining: bool = False


DEFAULT_RULE: Final = CountingRule()


@dataclass(frozen=True, slots=True)
class PhaseRule:
    """The rule of an agreement, for what falls in its period."""

    period: Period
    rule: CountingRule


@dataclass(frozen=True, slots=True)
class Question:
    """A period, the day at whose end we ask, and the rule of counting.

    `rule` says the unit counted, and judges the days that no agreement of `phases` holds.
    """

    period: Period
    as_of: AsOf
    rule: CountingRule = field(default=DEFAULT_RULE)
    phases: tuple[PhaseRule, ...] = ()

    def rule_on(self, day: date) -> CountingRule:
        return next((phase.rule for phase in self.phases if phase.period.holds(day)), self.rule)


@dataclass(frozen=True, slots=True)
class Judged(Generic[AnyRow]):
    row: AnyRow
    is_counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Count(Generic[AnyRow]):
    """All the candidate rows, in order of their days; `repeats` are held for a unit that another row already counts."""

    judged: tuple[Judged[AnyRow], ...]
    repeats: tuple[AnyRow, ...] = ()

    @property
    def rows(self) -> tuple[AnyRow, ...]:
        return tuple(one.row for one in self.judged if one.is_counted)

    @property
    def counted(self) -> tuple[Judged[AnyRow], ...]:
        return tuple(one for one in self.judged if one.is_counted)

    @property
    def excluded(self) -> tuple[Judged[AnyRow], ...]:
        return tuple(one for one in self.judged if not one.is_counted)


def count_met(visits: Iterable[VisitRow], question: Question) -> Count[VisitRow]:
    """One visit a company (or an establishment): the first that counts in the period."""
    rows = _in_order(visits)
    replacements = _replacements(rows, question.as_of)
    judged: list[Judged[VisitRow]] = []
    repeats: list[VisitRow] = []
    first_by_unit: dict[Key, VisitRow] = {}
    for row in rows:
        refusal = _refuse_visit(row, replacements, question)
        first = first_by_unit.get(unit_key(row, question.rule.unit))
        if refusal is not None:
            judged.append(Judged(row, is_counted=False, why=refusal))
        elif first is not None:
            repeats.append(row)
            told = "Entreprise déjà comptée" if question.rule.unit is MetUnit.COMPANY else "Établissement déjà compté"
            why = f"{told} dans la période par la rencontre du {show_day(first.held_on)}."
            judged.append(Judged(row, is_counted=False, why=why))
        else:
            first_by_unit[unit_key(row, question.rule.unit)] = row
            why = f"Première rencontre de la période, tenue le {show_day(row.held_on)}, {row.mode.label}."
            judged.append(Judged(row, is_counted=True, why=why))
    return Count(tuple(judged), tuple(repeats))


def count_projects(projects: Iterable[ProjectRow], question: Question) -> Count[ProjectRow]:
    """Every project proposed in the period."""
    rows = _in_order(projects)
    replacements = _replacements(rows, question.as_of)
    return Count(tuple(_judge_project(row, replacements, question) for row in rows))


def count_outcomes(
    outcomes: Iterable[OutcomeRow], projects: Iterable[ProjectRow], question: Question
) -> Count[OutcomeRow]:
    """Every outcome dated in the period, of a project proposed by then. Corrections stand for what they replace."""
    known = _proposed_projects(projects, question.as_of)
    rows = _in_order(outcomes)
    replacements = _replacements(rows, question.as_of)
    return Count(tuple(_judge_outcome(row, replacements, known, question) for row in rows))


def _judge_project(row: ProjectRow, replacements: Mapping[Key, Row], question: Question) -> Judged[ProjectRow]:
    refusal = _refuse_record(row, replacements, question.as_of)
    if refusal is None and row.proposed_on is None:
        refusal = "Projet pas encore proposé à l’entreprise."
    if refusal is None and row.proposed_on is not None:
        refusal = _refuse_day(row.proposed_on, question, "Projet proposé")
        refusal = refusal or _refuse_membership(row.membership, row.proposed_on, question.rule_on(row.proposed_on))
    if refusal is not None or row.proposed_on is None:
        return Judged(row, is_counted=False, why=refusal or "")
    return Judged(row, is_counted=True, why=f"Projet proposé le {show_day(row.proposed_on)}.")


def _judge_outcome(
    row: OutcomeRow, replacements: Mapping[Key, Row], proposed: frozenset[Key], question: Question
) -> Judged[OutcomeRow]:
    told = "Prévu" if row.stage is Stage.PLANNED else "Réalisé"
    refusal = _refuse_record(row, replacements, question.as_of) or _refuse_day(row.on, question, told)
    if refusal is None and row.project_id not in proposed:
        refusal = "Le projet n’est pas encore proposé ou a été retiré."
    refusal = refusal or _refuse_membership(row.membership, row.on, question.rule_on(row.on))
    if refusal is not None:
        return Judged(row, is_counted=False, why=refusal)
    correction = " Corrige une saisie antérieure." if row.corrects_id is not None else ""
    return Judged(row, is_counted=True, why=f"{told} le {show_day(row.on)}.{correction}")


def _refuse_visit(row: VisitRow, replacements: Mapping[Key, Row], question: Question) -> str | None:
    refusal = _refuse_record(row, replacements, question.as_of) or _refuse_day(row.held_on, question, "Rencontre tenue")
    if refusal is not None:
        return refusal
    rule = question.rule_on(row.held_on)
    if row.mode not in rule.modes:
        return f"Rencontre {row.mode.label} : ce mode ne compte pas."
    return _refuse_membership(row.membership, row.held_on, rule)


def _refuse_record(row: Row, replacements: Mapping[Key, Row], as_of: AsOf) -> str | None:
    if not as_of.knows(row.recorded_at):
        recorded_on = show_day(paris_day(row.recorded_at))
        return f"Saisie du {recorded_on}, après la date d’arrêt du {show_day(as_of.day)}."
    replacement = replacements.get(row.id)
    if replacement is not None:
        return f"Saisie corrigée le {show_day(paris_day(replacement.recorded_at))} par une autre."
    if row.cancelled_at is not None and as_of.knows(row.cancelled_at):
        return f"{row.taken_back} le {show_day(paris_day(row.cancelled_at))}."
    return None


def _refuse_day(day: date, question: Question, told: str) -> str | None:
    if day > question.as_of.day:
        return f"{told} le {show_day(day)}, après la date d’arrêt du {show_day(question.as_of.day)}."
    if not question.period.holds(day):
        return f"{told} le {show_day(day)}, hors de la période."
    return None


def _refuse_membership(membership: Membership, day: date, rule: CountingRule) -> str | None:
    if membership.epci is None:
        return "Commune hors des intercommunalités du programme."
    if membership.left_on is not None and day >= membership.left_on:
        return f"L’intercommunalité a quitté le programme le {show_day(membership.left_on)}."
    if rule.counts_before_joining or membership.joined_on is None or day >= membership.joined_on:
        return None
    return f"Gardée mais pas comptée : l’intercommunalité a rejoint le programme le {show_day(membership.joined_on)}."


def _proposed_projects(projects: Iterable[ProjectRow], as_of: AsOf) -> frozenset[Key]:
    """The projects proposed by then, under the keys of all their versions."""
    rows = _in_order(projects)
    replacements = _replacements(rows, as_of)
    proposed: set[Key] = set()
    for row in rows:
        last = _last_version(row, replacements)
        is_proposed = last.proposed_on is not None and last.proposed_on <= as_of.day
        if is_proposed and _refuse_record(last, {}, as_of) is None:
            proposed.add(row.id)
    return frozenset(proposed)


def _last_version(row: ProjectRow, replacements: Mapping[Key, ProjectRow]) -> ProjectRow:
    while row.id in replacements:
        row = replacements[row.id]
    return row


def _replacements(rows: Iterable[AnyRow], as_of: AsOf) -> dict[Key, AnyRow]:
    """Which recorded row replaces which; a replaced row stays so even when its correction is cancelled."""
    return {row.corrects_id: row for row in rows if row.corrects_id is not None and as_of.knows(row.recorded_at)}


def _in_order(rows: Iterable[AnyRow]) -> list[AnyRow]:
    return sorted(rows, key=lambda row: (row.on or date.max, row.recorded_at, str(row.id)))


def unit_key(row: VisitRow, unit: MetUnit) -> Key:
    if unit is MetUnit.ESTABLISHMENT and row.establishment_id is not None:
        return row.establishment_id
    return row.company_id

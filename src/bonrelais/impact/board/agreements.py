"""An agreement on screen: its terms, its counting rule in words, its targets and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bonrelais.core.figures.counting import CountingRule, MetUnit, count_met, count_outcomes, count_projects
from bonrelais.core.figures.forecast import Progress, measure_progress
from bonrelais.core.figures.rows import OutcomeKind, OutcomeRow, Stage, VisitMode
from bonrelais.core.figures.secrecy import is_small
from bonrelais.core.french import join_and
from bonrelais.impact.board.progress import TargetProgress
from bonrelais.impact.board.reader import WITHHELD, Reader
from bonrelais.impact.queries import ProgrammeReport, question_of
from bonrelais.impact.terms import AgreementTerms, TargetTerms
from bonrelais.programmes.choices import TargetIndicator


@dataclass(frozen=True, slots=True)
class TargetLine:
    """`done` is in words: withheld from officials when it is small."""

    scope: str
    indicator: str
    starts_on: date
    ends_on: date
    value: int
    done: str
    progress: TargetProgress | None


@dataclass(frozen=True, slots=True)
class AgreementBoard:
    """`terms` None: the programme has no agreement yet."""

    terms: AgreementTerms | None
    others: Sequence[AgreementTerms]
    rules: Sequence[str]
    lines: Sequence[TargetLine]


def agreement_board(report: ProgrammeReport, reader: Reader, code: str) -> AgreementBoard:
    """The asked agreement, else the one of the day, else the last one."""
    agreements = report.frame.agreements
    present = report.frame.agreement_on(report.asked.as_of.day)
    terms = next((one for one in agreements if one.code == code), present or (agreements[-1] if agreements else None))
    if terms is None:
        return AgreementBoard(None, (), (), ())
    shown = [one for one in terms.targets if not (reader.is_official and one.scope.adviser)]
    shown.sort(key=lambda one: (-one.period.start.toordinal(), one.indicator, not one.is_whole, one.label))
    return AgreementBoard(
        terms=terms,
        others=[one for one in agreements if one is not terms],
        rules=rule_in_words(terms.rule),
        lines=[_line(report, reader, target) for target in shown],
    )


def rule_in_words(rule: CountingRule) -> list[str]:
    modes = join_and([mode.label for mode in VisitMode if mode in rule.modes])
    unit = "entreprise" if rule.unit is MetUnit.COMPANY else "établissement"
    before = (
        "Les rencontres d’avant l’entrée d’une intercommunalité comptent."
        if rule.counts_before_joining
        else "Les rencontres d’avant l’entrée d’une intercommunalité sont gardées, mais ne comptent pas."
    )
    return [f"Une rencontre compte si elle a lieu {modes}.", f"Une fois par {unit} dans la période.", before]


def _line(report: ProgrammeReport, reader: Reader, target: TargetTerms) -> TargetLine:
    measured = _measure(report, target)
    hidden = reader.is_official and is_small(measured.done)
    return TargetLine(
        scope=target.label or "Tout le dispositif",
        indicator=target.indicator.label,
        starts_on=target.period.start,
        ends_on=target.period.end,
        value=target.value,
        done=WITHHELD if hidden else str(measured.done),
        progress=None if hidden else TargetProgress(target, measured, report.asked.as_of.day),
    )


def _measure(report: ProgrammeReport, target: TargetTerms) -> Progress:
    days = _days(report, target)
    return measure_progress(days, target.value, target.period, report.asked.as_of.day)


def _days(report: ProgrammeReport, target: TargetTerms) -> list[date]:
    """The day of each unit that counts: a business met, a project, a hire."""
    question = question_of(report.frame, report.asked, target.period)
    rows = report.rows
    if target.indicator is TargetIndicator.BUSINESSES_MET:
        return [row.held_on for row in count_met(rows.visits, question).rows if target.scope.holds(row)]
    if target.indicator is TargetIndicator.ACTION_PROJECTS:
        found = count_projects(rows.projects, question).rows
        return [row.proposed_on for row in found if target.scope.holds(row) and row.proposed_on is not None]
    outcomes = count_outcomes(rows.outcomes, rows.projects, question).rows
    return [row.on for row in outcomes if _is_hire(row) and target.scope.holds(row) for _ in range(row.value)]


def _is_hire(row: OutcomeRow) -> bool:
    return row.kind is OutcomeKind.JOBS and row.stage is Stage.MADE

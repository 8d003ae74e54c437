"""An agreement on screen: its terms, its counting rule in words, its targets and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bonrelais.core.figures.counting import CountingRule, MetUnit, count_met, count_outcomes, count_projects
from bonrelais.core.figures.forecast import measure_progress
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import Key, OutcomeKind, OutcomeRow, Row, Scope, Stage, VisitMode
from bonrelais.core.french import join_or
from bonrelais.impact.board.progress import TargetProgress
from bonrelais.impact.board.reader import WITHHELD, Reader
from bonrelais.impact.queries import ProgrammeReport, question_of
from bonrelais.impact.terms import AgreementTerms, TargetTerms
from bonrelais.programmes.choices import TargetIndicator


@dataclass(frozen=True, slots=True)
class Done:
    """One unit that counts towards a target: whose, and when."""

    company_id: Key
    on: date


@dataclass(frozen=True, slots=True)
class TargetLine:
    """`done` is in words: withheld from officials when it is small. `url` opens the rows, for who may."""

    scope: str
    indicator: str
    starts_on: date
    ends_on: date
    value: int
    done: str
    progress: TargetProgress | None
    url: str


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
        lines=_lines(report, reader, shown),
    )


def rule_in_words(rule: CountingRule) -> list[str]:
    modes = join_or([mode.label for mode in VisitMode if mode in rule.modes])
    unit = "entreprise" if rule.unit is MetUnit.COMPANY else "établissement"
    before = (
        "Les rencontres d’avant l’entrée d’une intercommunalité comptent."
        if rule.counts_before_joining
        else "Les rencontres d’avant l’entrée d’une intercommunalité sont gardées, mais ne comptent pas."
    )
    return [f"Une rencontre compte si elle a lieu {modes}.", f"Une fois par {unit} dans la période.", before]


def _lines(report: ProgrammeReport, reader: Reader, targets: Sequence[TargetTerms]) -> list[TargetLine]:
    asked = {(target.indicator, target.period) for target in targets}
    units = {(indicator, period): _units(report, indicator, period) for indicator, period in asked}
    done = {target: _within(units[target.indicator, target.period], target.scope) for target in targets}
    return [_line(report, reader, target, done[target]) for target in targets]


def _within(units: Sequence[tuple[Row, Done]], scope: Scope) -> list[Done]:
    return [done for row, done in units if scope.holds(row)]


def _line(report: ProgrammeReport, reader: Reader, target: TargetTerms, done: Sequence[Done]) -> TargetLine:
    """Officials see the whole as it is, and parts of it rounded, without the pace that would tell the last weeks."""
    as_of = report.asked.as_of.day
    measured = measure_progress([one.on for one in done], target.value, target.period, as_of)
    is_exact = not reader.is_official or (target.is_whole and target.indicator is not TargetIndicator.JOBS_MADE)
    told = len(done) if is_exact else reader.cell(len(done), len({one.company_id for one in done}))
    return TargetLine(
        scope=target.label or "Tout le dispositif",
        indicator=target.indicator.label,
        starts_on=target.period.start,
        ends_on=target.period.end,
        value=target.value,
        done=WITHHELD if told is None else str(measured.done if is_exact else told),
        progress=TargetProgress(target, measured, as_of) if is_exact else None,
        url=reader.rows_of(target),
    )


def _units(report: ProgrammeReport, indicator: TargetIndicator, period: Period) -> list[tuple[Row, Done]]:
    """Each unit that counts in a period, with its row: a business met, a project, a hire."""
    question = question_of(report.frame, report.asked, period)
    rows = report.rows
    if indicator is TargetIndicator.BUSINESSES_MET:
        return [(row, Done(row.company_id, row.held_on)) for row in count_met(rows.visits, question).rows]
    if indicator is TargetIndicator.ACTION_PROJECTS:
        found = count_projects(rows.projects, question).rows
        return [(row, Done(row.company_id, row.proposed_on)) for row in found if row.proposed_on]
    outcomes = count_outcomes(rows.outcomes, rows.projects, question).rows
    return [(row, Done(row.company_id, row.on)) for row in outcomes if _is_hire(row) for _ in range(row.value)]


def _is_hire(row: OutcomeRow) -> bool:
    return row.kind is OutcomeKind.JOBS and row.stage is Stage.MADE

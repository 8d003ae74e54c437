"""The report of a programme: the figures of the core, the agreement's state, and the rows behind them."""

from dataclasses import dataclass

from bonrelais.core.figures.counting import Count, Question, count_met, unit_key
from bonrelais.core.figures.indicators import Report, ReportRows, compute_report
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import VisitRow
from bonrelais.impact.asking import Asked
from bonrelais.impact.queries.frame import read_frame
from bonrelais.impact.queries.rows import load_rows
from bonrelais.impact.terms import AgreementTerms, Frame, TargetTerms
from bonrelais.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class AgreementState:
    """The agreement of a day, its target of businesses met if it has one, and who was met towards it.

    Without a target, met since the agreement's start.
    """

    terms: AgreementTerms
    target: TargetTerms | None
    met: Count[VisitRow]

    @property
    def period(self) -> Period:
        return self.target.period if self.target else self.terms.period


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """`places` tells the establishment of each row, by the row's key; `communes` the commune of each visit.

    `reasons` tells why each visit serves each of its priorities, by their codes.
    """

    programme: Programme
    asked: Asked
    frame: Frame
    rows: ReportRows
    figures: Report
    agreement: AgreementState | None
    places: dict[str, str]
    communes: dict[str, str]
    reasons: dict[str, dict[str, str]]

    def why_serves(self, row: VisitRow, priority: str) -> str:
        """Why what this visit counts for serves a priority: by it, or by another of its visits that counts."""
        met, unit = self.figures.businesses_met.count, self.figures.question.rule.unit
        counted = unit_key(row, unit)
        visits = (one for one in (*met.rows, *met.repeats) if unit_key(one, unit) == counted)
        told = (self.reasons[str(one.id)].get(priority) for one in visits)
        return next((why for why in told if why), "")


def report_of(programme: Programme, asked: Asked, frame: Frame | None = None) -> ProgrammeReport:
    """Seven queries; five when the settings are read already."""
    frame = (frame or read_frame(programme)).known_at(asked.as_of)
    loaded = load_rows(programme, frame, asked.period, asked.as_of)
    question = question_of(frame, asked, asked.period)
    return ProgrammeReport(
        programme=programme,
        asked=asked,
        frame=frame,
        rows=loaded.rows,
        figures=compute_report(loaded.rows, question, frame.labels),
        agreement=_agreement_state(frame, loaded.rows, asked),
        places=loaded.places,
        communes=loaded.communes,
        reasons=loaded.reasons,
    )


def question_of(frame: Frame, asked: Asked, period: Period) -> Question:
    """One per company or per establishment, as the agreement of the period's end says."""
    return Question(period, asked.as_of, frame.rule_on(min(period.end, asked.as_of.day)), frame.phases)


def _agreement_state(frame: Frame, rows: ReportRows, asked: Asked) -> AgreementState | None:
    terms = frame.agreement_on(asked.as_of.day)
    if terms is None:
        return None
    target = terms.whole_target_on(asked.as_of.day)
    period = target.period if target else terms.period
    return AgreementState(terms, target, count_met(rows.visits, question_of(frame, asked, period)))

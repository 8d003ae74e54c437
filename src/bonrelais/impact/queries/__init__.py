from bonrelais.impact.queries.coverage import CommuneCoverage, Coverage
from bonrelais.impact.queries.picture import coverage_at, frame_of, report_at
from bonrelais.impact.queries.report import AgreementState, ProgrammeReport, question_of, report_of

__all__ = [
    "AgreementState",
    "CommuneCoverage",
    "Coverage",
    "ProgrammeReport",
    "coverage_at",
    "frame_of",
    "question_of",
    "report_at",
    "report_of",
]

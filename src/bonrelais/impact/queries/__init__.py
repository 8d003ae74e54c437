from bonrelais.impact.queries.coverage import CommuneCoverage, Coverage
from bonrelais.impact.queries.picture import Mark, coverage_at, frame_of, present_mark, report_at
from bonrelais.impact.queries.report import AgreementState, ProgrammeReport, question_of, report_of

__all__ = [
    "AgreementState",
    "CommuneCoverage",
    "Coverage",
    "Mark",
    "ProgrammeReport",
    "coverage_at",
    "frame_of",
    "present_mark",
    "question_of",
    "report_at",
    "report_of",
]

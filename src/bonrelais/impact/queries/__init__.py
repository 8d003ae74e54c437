from bonrelais.impact.queries.coverage import CommuneCoverage, Coverage
from bonrelais.impact.queries.picture import Picture, frame_of, picture_of, present_mark
from bonrelais.impact.queries.report import AgreementState, ProgrammeReport, question_of, report_of

__all__ = [
    "AgreementState",
    "CommuneCoverage",
    "Coverage",
    "Picture",
    "ProgrammeReport",
    "frame_of",
    "picture_of",
    "present_mark",
    "question_of",
    "report_of",
]

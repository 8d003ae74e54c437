from bonrelais.impact.queries.report import AgreementState, ProgrammeReport, question_of, report_of

__all__ = ["AgreementState", "ProgrammeReport", "question_of", "report_of"]

"""The conditions of aid programmes, read from their structured fields and their French texts into typed criteria."""

from bonrelais.core.conditions.outcome import NoCondition, ReadText, TypedCriterion, TypedProgramme
from bonrelais.core.conditions.programmes import RefusedLine, read_programme, read_programmes
from bonrelais.core.conditions.source import ConditionalFields, ConditionText, SourceError, SourceProgramme

__all__ = [
    "ConditionText",
    "ConditionalFields",
    "NoCondition",
    "ReadText",
    "RefusedLine",
    "SourceError",
    "SourceProgramme",
    "TypedCriterion",
    "TypedProgramme",
    "read_programme",
    "read_programmes",
]

"""One programme typed: structured fields first, then its texts."""

from bonrelais.core.conditions.outcome import ReadText, TypedCriterion, TypedProgramme
from bonrelais.core.conditions.source import SourceProgramme


def type_programme(source: SourceProgramme, line: int) -> TypedProgramme:
    criteria = tuple(
        TypedCriterion(
            {"key": f"c{rank}", "strength": "eligibility", "kind": "manual", "params": {"text": one.text}}, one.text
        )
        for rank, one in enumerate(source.texts, start=1)
    )
    texts = tuple(
        ReadText(one.heading, one.text, (criterion.key,)) for one, criterion in zip(source.texts, criteria, strict=True)
    )
    return TypedProgramme(
        line=line,
        id=source.id,
        title=source.title,
        nature=source.nature,
        operator=source.operator,
        criteria=criteria,
        texts=texts,
        unread=tuple(one.text for one in source.texts),
    )

"""One programme typed: its fields and the texts of each heading, then one criterion for what several of them say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.documents import is_kept, write_criterion
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.exceptions import HeadingReading
from bonrelais.core.conditions.found import Found
from bonrelais.core.conditions.guards import read_guards
from bonrelais.core.conditions.heading_reading import ranks_of, read_heading
from bonrelais.core.conditions.outcome import NoCondition, ReadText, TypedProgramme
from bonrelais.core.conditions.sector_heading import SectorFacts, unite_sectors
from bonrelais.core.conditions.source import (
    AGE_HEADING,
    OTHER_HEADING,
    SECTOR_HEADING,
    TERRITORY_HEADING,
    ConditionText,
    SourceProgramme,
)
from bonrelais.core.conditions.structured import opco_of, read_fields, source_sections
from bonrelais.core.conditions.words import plain
from bonrelais.core.rules.params import Json

# « moins de 250 salariés » and the field's 249 or 250 are one bound, written in two ways.
_AS_NEAR: Final = 1
_HEADINGS: Final = (("geographique", TERRITORY_HEADING), ("secteur", SECTOR_HEADING), ("annees", AGE_HEADING))
_CONDITIONS: Final = re.compile(r"\b(?:criteres?|conditions?|eligibilite)\b")


def type_programme(source: SourceProgramme, line: int) -> TypedProgramme:
    guarded = _guarded_texts(source)
    texts = (*source.texts, *(text for text, _ in guarded))
    readings = {heading: read_heading(heading, of, source) for heading, of in ranks_of(source.texts).items()}
    readings.update(_read_guarded(source, guarded))
    found = [*(Found(one.draft, words=one.words) for one in read_fields(source)), *_workforce(source)]
    found += _of_headings(source, readings)
    unread = [one for reading in readings.values() for one in reading.unread]
    found += [Found(Draft("manual", {"text": text}), (rank,)) for rank, text in unread]
    merged = _merge([_readable(one, texts) for one in found])
    criteria = tuple(
        write_criterion(one.draft, key=f"c{rank}", source_text=_told(one, texts))
        for rank, one in enumerate(merged, start=1)
    )
    return TypedProgramme(
        line=line,
        id=source.id,
        title=source.title,
        nature=source.nature,
        operator=source.operator,
        criteria=criteria,
        texts=_accounts(texts, merged, list(readings.values())),
        unread=_unread(merged),
    )


def _readable(one: Found, texts: Sequence[ConditionText]) -> Found:
    """A draft that its own criterion refuses goes to a person: nothing that the rules cannot keep is made up."""
    if is_kept(one.draft):
        return one
    return replace(one, draft=Draft("manual", {"text": _told(one, texts)}))


def _unread(merged: Sequence[Found]) -> tuple[str, ...]:
    """Whatever a person has to read, alone or beside other ways to meet the same criterion."""
    drafts = [draft for one in merged for draft in one.draft.alternatives if draft.kind == "manual"]
    return tuple(dict.fromkeys(str(draft.params["text"]) for draft in drafts))


def _of_headings(source: SourceProgramme, readings: dict[str, HeadingReading]) -> Iterator[Found]:
    sectors = readings.get(SECTOR_HEADING, HeadingReading())
    facts = SectorFacts(source_sections(source), sectors.is_open, opco_of(source.operator) is not None)
    yield from unite_sectors(sectors.found, facts)
    for heading, reading in readings.items():
        if heading != SECTOR_HEADING:
            yield from reading.found


def _workforce(source: SourceProgramme) -> Iterator[Found]:
    low, high = source.company.min_employees, source.company.max_employees
    if low or high is not None:
        params: dict[str, Json] = {"scope": "company"}
        params.update({"min": low} if low else {})
        params.update({"max": high} if high is not None else {})
        yield Found(Draft("workforce", params), words="Effectif : " + _bounds_told(low, high))


def _bounds_told(low: int | None, high: int | None) -> str:
    told = [f"{low} au moins"] if low else []
    return ", ".join([*told, *([f"{high} au plus"] if high is not None else [])])


def _merge(found: Sequence[Found]) -> list[Found]:
    """One criterion for what several fields and texts say; the field's figure where the text differs by one."""
    merged: list[Found] = []
    for one in found:
        rank = next((rank for rank, held in enumerate(merged) if _says_same(held.draft, one.draft)), None)
        if rank is None:
            merged.append(one)
            continue
        held = merged[rank]
        is_soft = held.draft.is_soft and one.draft.is_soft
        merged[rank] = replace(
            held,
            draft=replace(held.draft, is_soft=is_soft),
            texts=tuple(sorted({*held.texts, *one.texts})),
            words=held.words or one.words,
        )
    return merged


def _says_same(held: Draft, other: Draft) -> bool:
    if held.identity == other.identity:
        return True
    if not held.kind == other.kind == "workforce" or held.others or other.others or held.when or other.when:
        return False
    if held.is_negated or other.is_negated or other.is_soft:
        return False
    names = [{name for name, value in draft.params.items() if value != "company"} for draft in (held, other)]
    if not names[1] <= names[0]:
        return False
    return all(_is_near(held.params[name], other.params[name]) for name in names[1])


def _is_near(held: object, other: object) -> bool:
    return isinstance(held, int) and isinstance(other, int) and abs(held - other) <= _AS_NEAR


def _told(one: Found, texts: Sequence[ConditionText]) -> str:
    return " ; ".join(texts[rank].text.strip() for rank in one.texts) or one.words


def _accounts(
    texts: Sequence[ConditionText], merged: Sequence[Found], readings: Sequence[HeadingReading]
) -> tuple[ReadText, ...]:
    return tuple(
        ReadText(
            one.heading,
            one.text,
            tuple(f"c{at}" for at, found in enumerate(merged, start=1) if rank in found.texts),
            tuple(silence for reading in readings for of, silence in reading.silences if of == rank),
        )
        for rank, one in enumerate(texts)
    )


def _guarded_texts(source: SourceProgramme) -> list[tuple[ConditionText, int]]:
    """Texts that hold under guards, with the rank of their guards: only those that speak of who is eligible."""
    return [
        (text, rank)
        for rank, fields in enumerate(source.conditional)
        for text in fields.texts
        if _CONDITIONS.search(plain(text.heading))
    ]


def _heading_of(name: str) -> str:
    """« Éligibilité secteur géographique » under guards is read as the heading of places."""
    words = plain(name)
    return next((heading for word, heading in _HEADINGS if word in words), OTHER_HEADING)


def _read_guarded(source: SourceProgramme, guarded: Sequence[tuple[ConditionText, int]]) -> dict[str, HeadingReading]:
    readings: dict[str, HeadingReading] = {}
    for at, (text, of) in enumerate(guarded, start=len(source.texts)):
        guard = read_guards(source.conditional[of])
        if "taille" in plain(text.heading):
            reading = HeadingReading()
            reading.silences.append((at, NoCondition(text.text, "Dit pour quelle taille vaut le montant.")))
        else:
            reading = read_heading(_heading_of(text.heading), [(at, text)], source)
            reading.found[:] = [replace(one, draft=replace(one.draft, when=guard)) for one in reading.found]
            if guard is None and reading.found:
                reading.found.clear()
                reading.unread.append((at, text.text))
        readings[f"{text.heading} {at}"] = reading
    return readings

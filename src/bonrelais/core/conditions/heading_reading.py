"""The texts of one heading, clause by clause: what is found, what asks nothing, what no rule understands."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.clause_reading import ReadClause, read_clause
from bonrelais.core.conditions.clauses import split_clauses
from bonrelais.core.conditions.drafts import Draft, merge_lists
from bonrelais.core.conditions.exceptions import HeadingReading, ReadException, read_exception
from bonrelais.core.conditions.found import Found
from bonrelais.core.conditions.localities import OF_NATURE
from bonrelais.core.conditions.naf_codes import CODE_CUE
from bonrelais.core.conditions.places import MAINLAND, MAINLAND_REGIONS, WHOLE_COUNTRY, find_areas
from bonrelais.core.conditions.source import (
    AGE_HEADING,
    SECTOR_HEADING,
    SIZE_HEADING,
    TERRITORY_HEADING,
    ConditionText,
    SourceProgramme,
)
from bonrelais.core.conditions.table_reading import Topic, read_area
from bonrelais.core.conditions.tables.openings import MICRO_ADMITTED, MICRO_REFUSED, OPEN_SECTORS
from bonrelais.core.conditions.tables.senses import EXCEPT
from bonrelais.core.conditions.words import plain, slug, tidy
from bonrelais.core.rules.params import Json

# « 3 ans d’activité », « deux bilans »: at least so many.
_BARE_AGE: Final = re.compile(
    r"^(?:\d+|un|une|deux|trois|quatre|cinq|six|douze) (?=an|année|exercice|bilan|mois)", re.IGNORECASE
)
_CROWNS: Final = (
    (re.compile(r"\b(?:petite|proche) couronne\b"), "hauts-de-seine, seine-saint-denis, val-de-marne"),
    (re.compile(r"\bgrande couronne\b"), "seine-et-marne, yvelines, essonne, val-d'oise"),
)
_DETAILED: Final = re.compile(r"(?P<whole>[^,;()]+)\((?P<said>[^()]+)\)")
_TOPICS: Final = {SIZE_HEADING: Topic.SIZE, SECTOR_HEADING: Topic.SECTORS, AGE_HEADING: Topic.AGE}


def read_heading(heading: str, texts: list[tuple[int, ConditionText]], source: SourceProgramme) -> HeadingReading:
    """`texts` come with their rank among all texts of the source."""
    if heading == TERRITORY_HEADING:
        return _read_territory(texts, source)
    reading = HeadingReading()
    kept = (
        [(rank, one) for rank, one in texts if not _read_size_alone(rank, one, reading)]
        if heading == SIZE_HEADING
        else texts
    )
    if heading == AGE_HEADING:
        kept = [(rank, replace(one, text=_BARE_AGE.sub(r"Au moins \g<0>", one.text))) for rank, one in kept]
    ranks = [rank for rank, _ in kept]
    topic = _TOPICS.get(heading, Topic.ANY)
    of_codes = [CODE_CUE.search(plain(tidy(one.text))) is not None for _, one in kept]
    for place, clause in split_clauses(tuple(one.text for _, one in kept)):
        rank = ranks[place]
        is_of_codes = of_codes[place]
        read = read_clause(clause, source, topic, is_of_codes=is_of_codes and clause.is_exception)
        if topic is Topic.SECTORS and OPEN_SECTORS.match(clause.plain):
            reading.is_open = True
        exception = ReadException(read, rank, is_of_sector_codes=is_of_codes and topic is Topic.SECTORS)
        if clause.is_exception and read_exception(reading, exception, source):
            continue
        if clause.plain.startswith("ou ") and _add_alternative(reading, read, rank):
            continue
        if read.is_addressed and _unite_addressed(reading, read, rank):
            continue
        _keep(reading, read, rank, is_of_codes=is_of_codes)
    return reading


def _keep(reading: HeadingReading, read: ReadClause, rank: int, *, is_of_codes: bool) -> None:
    for draft in read.drafts:
        reading.found.append(
            Found(
                draft,
                (rank,),
                is_exception=read.clause.is_exception,
                is_of_codes=is_of_codes and draft.kind == "naf",
                is_addressed=read.is_addressed,
                is_partial=bool(read.members),
                sentence=read.clause.sentence,
                is_refusal=read.clause.is_contrary,
            )
        )
    if read.silence:
        reading.silence(rank, read.clause.text, read.silence)
    for member in read.members:
        reading.silence(rank, member, "Inconnu des tables : la liste ne fait que viser, sans exclure.")
    reading.unread.extend((rank, text) for text in read.unread)


def _unite_addressed(reading: HeadingReading, read: ReadClause, rank: int) -> bool:
    """« A est destiné aux …, B est destiné aux … »: two offers of one programme, each for some."""
    before = next((at for at, one in enumerate(reading.found) if one.is_addressed), None)
    if before is None or [draft.kind for draft in read.drafts] != [reading.found[before].draft.kind]:
        return False
    held = reading.found[before]
    united = merge_lists([held.draft, replace(read.drafts[0], span=held.draft.span)])
    if len(united) != 1:
        return False
    reading.found[before] = replace(held, draft=united[0], texts=(*held.texts, rank))
    return True


def _add_alternative(reading: HeadingReading, read: ReadClause, rank: int) -> bool:
    """A text that begins with « ou »: another way to meet the one before, even when only a person can tell."""
    if not reading.found or not (read.drafts or read.unread):
        return False
    held = reading.found[-1]
    told = [Draft("manual", {"text": text}) for text in read.unread]
    others = [one for draft in read.drafts for one in draft.alternatives]
    draft = replace(held.draft, others=(*held.draft.others, *others, *told))
    reading.found[-1] = replace(held, draft=draft, texts=(*held.texts, rank))
    return True


def _read_size_alone(rank: int, one: ConditionText, reading: HeadingReading) -> bool:
    """The lines of the source that repeat its own field on micro-enterprises."""
    text = plain(tidy(one.text))
    if MICRO_ADMITTED.match(text):
        reading.silence(rank, one.text, "Ouvert aussi aux micro-entreprises.")
        return True
    if MICRO_REFUSED.match(text):
        reading.found.append(Found(Draft("legal_form", {"micro_regime": "excluded"}), (rank,)))
        return True
    return False


def _read_territory(texts: list[tuple[int, ConditionText]], source: SourceProgramme) -> HeadingReading:
    reading = HeadingReading()
    for rank, one in texts:
        text = _named(plain(tidy(one.text)).strip(" ."))
        if WHOLE_COUNTRY.match(text):
            reading.silence(rank, one.text, "Ouvert dans toute la France.")
            continue
        excepted = _without_exception(text)
        if excepted is not None:
            reading.found.append(Found(excepted, (rank,)))
            continue
        areas = [area for area, (start, _) in find_areas(text) if OF_NATURE.search(text[:start]) is None]
        if not areas and _OWN_PLACE.fullmatch(text) and _PROPER.search(one.text):
            zones: dict[str, Json] = {"zones": ["perimetre-" + slug(text)]}
            reading.found.append(Found(Draft("zone", zones), (rank,)))
            continue
        if EXCEPT.search(text) is not None:  # whom it leaves out is told by no table
            reading.unread.append((rank, one.text))
            continue
        if MAINLAND.match(text):
            areas = list(MAINLAND_REGIONS)
        elif not areas or _without_areas(text):
            other = read_area(text, source)
            reading.found.extend(Found(draft, (rank,)) for draft in other)
            if other:
                continue
            reading.unread.append((rank, one.text))
        if areas:
            params = {"include": list(dict.fromkeys(areas)), "basis": "establishment"}
            reading.found.append(Found(Draft("territory", params), (rank,)))
    return reading


def _without_exception(text: str) -> Draft | None:
    """« Occitanie, hors Toulouse Métropole »: both are read whole, or nothing of it."""
    found = None if MAINLAND.match(text) else EXCEPT.search(text)
    if found is None:
        return None
    head, what = text[: found.start()].strip(" ,(:"), found["what"].strip(" .)")
    left_out = [area for area, _ in find_areas(what)]
    if WHOLE_COUNTRY.match(head):
        areas = []
    elif MAINLAND.match(head):
        areas = list(MAINLAND_REGIONS)
    else:
        areas = [area for area, _ in find_areas(head)]
        if not areas or _without_areas(head):
            return None
    if not left_out or _without_areas(what):
        return None
    params: dict[str, Json] = {**({"include": list(dict.fromkeys(areas))} if areas else {}), "exclude": list(left_out)}
    return Draft("territory", {**params, "basis": "establishment"})


_PROPER: Final = re.compile(r"(?<=[ '’-])[A-ZÀ-Ý][a-zà-ÿ]+")
# « Massif des Vosges »: no official area, to be drawn
_OWN_PLACE: Final = re.compile(r"(?:le |la )?(?:massif|vallee|pays|plateau|parc|canton)s? (?:[a-z]+['-]?[ ]?){2,6}")


def _named(text: str) -> str:
    """« petite couronne » names departments; « Hauts-de-France (Aisne, Oise) » means those two."""
    for words, names in _CROWNS:
        text = words.sub(names, text)
    return _DETAILED.sub(lambda match: match["said"] if _is_detailed(match) else match.group(), text)


def _is_detailed(match: re.Match[str]) -> bool:
    outer, inner = find_areas(match["whole"]), find_areas(match["said"])
    is_region = [area[:7] for area, _ in outer] == ["region:"] and not _without_areas(match["whole"])
    departments = bool(inner) and all(area.startswith("department:") for area, _ in inner)
    return is_region and departments and not _without_areas(match["said"])


def _without_areas(text: str) -> str:
    """The words left when the names of areas are taken away; links between them say nothing."""
    for _, (start, end) in reversed(find_areas(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return re.sub(
        r"\b(?:et|ou|la|le|les|l|en|dans|region|regions|departement|departements|de|du|d|france|des|territoires?"
        r"|villes?|communes?|communautes?|agglomerations?|urbaine|toute?s?)\b|\W",
        "",
        text,
    )


def ranks_of(texts: Iterable[ConditionText]) -> dict[str, list[tuple[int, ConditionText]]]:
    """The texts of each heading with their rank, in the source's order."""
    grouped: dict[str, list[tuple[int, ConditionText]]] = {}
    for rank, one in enumerate(texts):
        grouped.setdefault(one.heading, []).append((rank, one))
    return grouped

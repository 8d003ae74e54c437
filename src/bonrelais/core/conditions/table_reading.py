"""One clause before every table, in the order that decides whose words are whose."""

import re
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bonrelais.core.conditions.amounts import read_amounts
from bonrelais.core.conditions.bounds import Bound, Unit
from bonrelais.core.conditions.clauses import Clause
from bonrelais.core.conditions.deadlines import read_deadline
from bonrelais.core.conditions.drafts import Draft, merge_lists
from bonrelais.core.conditions.enumerations import SEPARATED
from bonrelais.core.conditions.localities import read_places
from bonrelais.core.conditions.matching import Reading, refused
from bonrelais.core.conditions.naf_codes import codes_span, find_codes
from bonrelais.core.conditions.past import read_commitment, read_past
from bonrelais.core.conditions.source import SourceProgramme
from bonrelais.core.conditions.tables.company import (
    COMPANY_ROWS,
    LEGAL_FORMS,
    MICRO_AS_SIZE,
    REGISTERS,
    SIZED,
    SIZES,
)
from bonrelais.core.conditions.tables.facts import FACTS
from bonrelais.core.conditions.tables.heads import HEAD, HEAD_END, SHOPS
from bonrelais.core.conditions.tables.history import SAME_TOOL, SUPPLIER
from bonrelais.core.conditions.tables.natures import GUARD_NATURES, NATURES
from bonrelais.core.conditions.tables.project import COMMUNES, PROJECT_ROWS, ZONES
from bonrelais.core.conditions.tables.sectors import SECTOR_CUE, SECTOR_ROWS
from bonrelais.core.conditions.words import plain, slug
from bonrelais.core.rules.params import Json
from bonrelais.core.vocabulary.aids import LONGEST_CODE


class Topic(StrEnum):
    """What the heading says that its texts are about."""

    SIZE = "size"
    SECTORS = "sectors"
    AGE = "age"
    ANY = "any"


# What a number is about under a heading, when its clause does not say.
_SUBJECTS: Final = {Topic.SIZE: "effectif", Topic.AGE: "activite"}
_SECTOR_CUE: Final = re.compile(SECTOR_CUE)
_LABELS: Final = tuple(row for row in COMPANY_ROWS if row.kind == "label")
_AIMED: Final = re.compile(
    r"\bvis(?:ant|er|e|ez)\b|\bengag\w+|\bprocessus|\bobten(?:ir|tion|ant)\b|\bapres (?:travaux|projet)|\bdevr\w+"
    r"|\bdemarche"
    r"|\blabellisation|\bcandidat\w*|\bsouhait\w+|^marque|^ecolabel"
)
# « les dépenses de communication sont exclues » refuses expenses, no sort of business
_OF_OBJECTS: Final = re.compile(
    r"^\W*(?:(?:l'|le |la |ce |cette )?(?:aide|dispositif|programme|subvention|pret|prime"
    r"|financement)\s{2,})?(?:les? |la |l'|des )?(?:depenses?|frais|couts?|achats?|acquisitions?|projets?|travaux"
    r"|investissements?|equipements?"
    r"|materiels?|prestations?|etudes?|vehicules?|devis|operations?|formations?)\b"
)
_HIRED: Final = re.compile(
    r"^\W*(?:l'|le |la |une? |les )?(?:embauch|recrut)\w*|\bsalarie (?:doit|recrute|embauche)"
    r"|\bcontrats? (?:de travail|en alternance|d'apprentissage)"
    r"|\bstagiaires?\b|\balternante?s?\b|\bapprentie?s?\b|\btuteurs?\b|\bmaitres? d'apprentissage|\bdoctorant"
    r"|\bcedants?\b|\b(?:embauch|recrut|employ|accueill)(?:er|ant|ez|ent|ir)\b"
    r"|\b(?:former|formant|formation de) (?:ses|leurs|vos|des|les) (?:salarie|collaborateur|employe)"
    r"|\b(?:jeune|personne|salarie|candidat|collaborateur)e?s? (?:est |sont |a )?(?:recrute|embauche|employe)"
    r"|\bsalarie?s? (?:de (?:plus|moins)|agee?s?|seniors?|en situation|handicap|doi(?:t|vent))"
)
_CODED_ONES: Final = re.compile(
    r"(?:\bet|,) (?:les )?(?:entreprises|activites|societes) (?:ayant|relevant|identifi\w+"
    r"|dont)[^,;]{0,40}\b(?:codes?|naf)\b"
)


def read_tables(reading: Reading, source: SourceProgramme, topic: Topic, *, is_of_codes: bool) -> list[Bound]:
    """Add the clause's drafts; give back the bounded numbers that no table knows."""
    codes = find_codes(reading.text, is_of_codes=is_of_codes)
    unknown = _read_numbers(reading, codes, topic)
    _read_sectors(reading, codes, topic)
    read_deadline(reading)
    read_past(reading)
    read_commitment(reading)
    if any(draft.kind == "commitment" for draft in reading.drafts):
        _read_label_aimed_at(reading)
        return []
    read_places(reading, source.company.areas)
    is_of_size = topic is Topic.SIZE or SIZED.search(reading.text) is not None
    if is_of_size and not reading.clause.is_contrary:  # « hors micro-entreprises » means their regime
        reading.read_rows((MICRO_AS_SIZE,))
    if topic is Topic.AGE and not reading.drafts:
        reading.read_rows(NATURES, is_cued=True)
    has_supplier = SUPPLIER.search(reading.text) is not None  # whose label is not the business's own
    is_of_staff = _HIRED.search(reading.text) is not None  # whose age or status is not the owner's
    rows = (
        row
        for row in COMPANY_ROWS
        if not (has_supplier and row.kind == "label") and not (is_of_staff and row.kind == "person")
    )
    reading.read_rows((*rows, *PROJECT_ROWS, *FACTS))
    is_of_businesses = reading.clause.is_excluded and _OF_OBJECTS.search(reading.text) is None
    is_cued = is_of_businesses or _SECTOR_CUE.search(plain(reading.clause.text)) is not None
    if topic is not Topic.SECTORS and not codes:
        _read_head(reading)
        if is_cued:
            reading.read_rows(SECTOR_ROWS, is_cued=True)
    has_past = any(draft.kind in {"prior_step", "prior_aid"} for draft in reading.drafts)
    return [one for one in unknown if reading.is_free(one.span) and not (has_past and one.unit is Unit.MONTH)]


def _read_head(reading: Reading) -> None:
    """« Restaurants de plus de 50 couverts », « hôtels et campings »: who opens the clause, up to what says more."""
    head = HEAD.match(reading.text)
    if head is None or reading.clause.is_contrary:
        return
    end = HEAD_END.search(reading.text, head.end() - 1)
    named = Reading(reading.clause, reading.text if end is None else reading.text[: end.start()])
    named.read_rows((SHOPS, *SECTOR_ROWS), is_cued=True)
    drafts = sorted(named.drafts, key=lambda draft: draft.span)
    is_first = head["listed"] is not None  # « artisans et restaurateurs »: the others of the list stand further
    if not is_first and (not drafts or drafts[0].span[0] > head.end()):
        return
    if not is_first and SEPARATED.search(reading.text[head.start("who") : drafts[0].span[0]]):
        return
    for draft in drafts:
        if reading.is_free(draft.span):
            reading.add(draft)


def read_alone(clause: Clause, source: SourceProgramme) -> Draft | None:
    """A few words that are a condition by themselves (« en cas de reprise »): the first thing the tables know there."""
    reading = Reading(Clause(clause.text, clause.plain), clause.plain)
    read_amounts(reading, subject="activite")
    read_places(reading, source.company.areas, is_about_places=True)
    reading.read_rows((*_LABELS, *GUARD_NATURES))
    reading.read_rows((*SIZES, *REGISTERS, *LEGAL_FORMS, *SECTOR_ROWS), is_cued=True)
    drafts = merge_lists(sorted(reading.drafts, key=lambda draft: draft.span))
    return with_status(drafts[0], clause.plain) if drafts else None


def read_area(text: str, source: SourceProgramme) -> list[Draft]:
    """The plain words of an area that is no region nor department: all of them read, or nothing."""
    reading = Reading(Clause(text, text), text)
    read_places(reading, source.company.areas, is_about_places=True)
    reading.read_rows((*ZONES, *COMMUNES))
    rest = list(text)
    for start, end in reading.taken:
        rest[start:end] = " " * (min(end, len(rest)) - start)
    is_whole = re.search(r"(?!territoires?|communes?|bassins?|zones?|villes?)\b[a-z]{4,}", "".join(rest)) is None
    drafts = merge_lists(sorted(reading.drafts, key=lambda draft: draft.span))
    if not drafts or not is_whole:
        return []
    are_apart = any(SEPARATED.search(text[min(a.span[1], b.span[0]) : b.span[0]]) for a, b in pairwise(drafts))
    # « communes rurales de Bretagne » are both, « Bretagne et zones AFR » either
    return [replace(drafts[0], others=tuple(drafts[1:]))] if are_apart else drafts


def with_status(draft: Draft, text: str) -> Draft:
    """A label is held, or aimed at."""
    status = "aimed" if _AIMED.search(text) else "held"
    others = tuple(with_status(one, text) for one in draft.others)
    params = {**draft.params, "status": status} if draft.kind == "label" else draft.params
    return replace(draft, params=params, others=others)


def with_own_code(draft: Draft, programme: str) -> Draft:
    """« ne pas avoir déjà bénéficié du dispositif » is about this programme alone, which goes by its own code."""
    own = slug(programme)[:LONGEST_CODE].strip("-")
    params: dict[str, Json] = {
        name: [own if one == SAME_TOOL else one for one in value] if isinstance(value, list) else value
        for name, value in draft.params.items()
    }
    return replace(draft, params=params, others=tuple(with_own_code(one, programme) for one in draft.others))


def _read_numbers(reading: Reading, codes: list[str], topic: Topic) -> list[Bound]:
    """Codes first: « 47.91 à 53 » bounds nothing."""
    if not codes:
        return read_amounts(reading, subject=_SUBJECTS.get(topic, ""))
    params: dict[str, Json] = {"include": list(codes)}
    named = refused("naf", params) if reading.clause.is_contrary else params
    reading.drafts.append(Draft("naf", named, span=codes_span(reading.text)))
    return read_amounts(reading) if "€" in reading.text else []


def _read_sectors(reading: Reading, codes: list[str], topic: Topic) -> None:
    if codes and reading.clause.is_contrary:
        _read_uncoded_sectors(reading)
    elif topic is Topic.SECTORS and not codes and "produits suivants" not in reading.text:
        reading.read_rows(SECTOR_ROWS, is_cued=True)


def _read_uncoded_sectors(reading: Reading) -> None:
    """« les banques et les entreprises ayant un code NAF … »: names stand before. Else a name is a code's title."""
    coded = _CODED_ONES.search(reading.text)
    named = Reading(reading.clause, reading.text[: coded.start()] if coded is not None else "")
    named.read_rows(SECTOR_ROWS, is_cued=True)
    for draft in named.drafts:
        reading.add(draft)


def _read_label_aimed_at(reading: Reading) -> None:
    """« s’engager dans une labellisation » is a promise and a label aimed at; a supplier's label is neither."""
    if _AIMED.search(reading.text) and not SUPPLIER.search(reading.text):
        reading.taken.clear()
        reading.read_rows(_LABELS)

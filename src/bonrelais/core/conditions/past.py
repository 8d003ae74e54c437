"""What a clause says of the past and of promises: steps taken, aids had, commitments."""

import re
from typing import Final

from bonrelais.core.conditions.amounts import months_back
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.tables.history import (
    AID,
    COMMITMENT,
    DE_MINIMIS,
    DE_MINIMIS_CEILING,
    ISSUERS,
    LIMIT,
    NAMED_DIAGNOSIS,
    NAMED_TOOL,
    PAST,
    STEPS,
    SUPPLIER,
)
from bonrelais.core.conditions.tables.starts import NOT_STARTED
from bonrelais.core.conditions.words import slug
from bonrelais.core.rules.params import Json
from bonrelais.core.vocabulary.aids import AIDS

_AID_NOUN: Final = re.compile(
    r"\b(?:pge|aides?|subventions?|financements?|prets?(?! bancaire)|primes?|programmes?|dispositifs?"
    r"|gammes?|accompagnements?|pass|bonus|soutiens?|fonds"
    r"|appels? a (?:manifestation|projets?)|ami|aap|projet finance|credits? d'impots?|cee"
    r"|certificats? d'economies? d'energie|maprimerenov\w*|exonerations?)\b"
)
# Steps so wide that they are read only when the clause names no clearer one.
_GENERIC: Final = re.compile(r"(?:fonds|prêt|chèque|contrat)s? ", re.IGNORECASE)
_VAGUE: Final = frozenset({"diagnosis", "training", "adviser_met", "transition_started", "transition_plan"})
_MEASURED: Final = frozenset({"quantity", "jobs", "project_cost", "workforce", "turnover", "premises"})
_CUMULATION: Final = re.compile(
    r"\b(?:non|pas)[ -]cumul|\bcumul\w* interdit|ne peu\w+ (?:pas )?(?:etre )?(?:se )?cumul"
)
_GIVEN_BY: Final = re.compile(
    r"[^,;.]{0,40}?\b(?:mise?s? en place|accordee?s?|versee?s?|attribuee?s?|octroyee?s?|publiques?|provenant|emanant) "
    r"(?:par|de|d'|du) ?[^,;.]*"
)
# « l’étude doit être réalisée par un bureau d’études référencé »: asked of who will do it
_TO_BE_DONE: Final = re.compile(
    r"^(?!.*\b(?:avant|avoir|ayant|deja|prealabl\w*|amont|suite|issue)\b).*\bdoi(?:t|vent) (?:\w+ment )?etre "
    r"(?:realise|effectue|mene|conduit|confie|assure)e?s? (?:\w+ment )?(?:par|a) "
)
_ASKED_FIRST: Final = re.compile(r"^(?:deposer|demander|solliciter|obtenir|envoyer|transmettre)\b")
_FUTURE_AID: Final = re.compile(r"\bsera|\bseront|\bmontant de")


def read_past(reading: Reading) -> None:
    text = reading.text
    if DE_MINIMIS.search(text) is not None:
        _read_de_minimis(reading)
        return
    is_past = PAST.search(text) is not None
    aid = AID.search(text)
    is_aid = aid is not None and (_AID_NOUN.search(text) or _CUMULATION.search(text)) is not None
    if (is_past or is_aid) and _CUMULATION.search(text) is None:
        _read_steps(reading, besides_aid=is_aid)
    if aid is not None and is_aid and not _FUTURE_AID.search(text):
        _read_aid(reading, aid)


def read_commitment(reading: Reading) -> None:
    """The clause's own words, accepted or not by the business."""
    if reading.clause.is_excluded or any("de_minimis_max" in one.params for one in reading.drafts):
        return
    has_step = any(one.kind == "prior_step" for one in reading.drafts) and _TO_BE_DONE.search(reading.text) is None
    if SUPPLIER.search(reading.text) is not None and not has_step:
        reading.drafts.clear()
        reading.add(_commitment(reading, 0))
        return
    is_measured = any(one.kind in _MEASURED for one in reading.drafts)
    for pattern in (LIMIT,) if is_measured else (LIMIT, COMMITMENT):
        match = pattern.search(reading.text)
        if match is not None and (pattern is LIMIT or reading.is_free((match.end() - 1, match.end()))):
            if _ASKED_FIRST.match(reading.text) and any(one.words.search(reading.text) for one in NOT_STARTED):
                return
            reading.drafts[:] = [draft for draft in reading.drafts if draft.kind == "jobs"]
            reading.add(_commitment(reading, match.start()))
            return


def _commitment(reading: Reading, start: int) -> Draft:
    return Draft("commitment", {"text": reading.clause.text.strip(" .;,")}, span=(start, len(reading.text)))


def _read_de_minimis(reading: Reading) -> None:
    """The amount, when the clause gives one, is read with the other numbers; else the regulation's ceiling holds."""
    for match in DE_MINIMIS.finditer(reading.text):
        if any("de_minimis_max" in draft.params for draft in reading.drafts):
            reading.taken.append(match.span())
        elif reading.is_free(match.span()):
            reading.add(Draft("prior_aid", {"de_minimis_max": DE_MINIMIS_CEILING}, span=match.span()))


def _read_steps(reading: Reading, *, besides_aid: bool) -> None:
    """« une aide à la transition » is an aid; « un diagnostic ou une aide » are two things."""
    for pattern, step in STEPS:
        if besides_aid and step in _VAGUE - {"diagnosis"}:
            continue
        for match in pattern.finditer(reading.text):
            is_vague = step in _VAGUE
            if not reading.is_free(match.span()) or (
                is_vague and any(one.kind == "prior_step" for one in reading.drafts)
            ):
                continue
            named = NAMED_DIAGNOSIS.search(reading.clause.text)
            if is_vague and named is not None and reading.clause.is_contrary:
                # not to have had that one: another is no obstacle
                reading.add(Draft("prior_aid", {"excluded": [slug(named[1])]}, span=match.span()))
                continue
            params: dict[str, Json] = {"step": step, "done": not reading.clause.is_contrary}
            age = months_back(reading.text)
            if age is not None:
                params["max_age_months"] = age
            reading.add(Draft("prior_step", params, span=match.span()))


def _read_aid(reading: Reading, aid: re.Match[str]) -> None:
    is_refused = reading.clause.is_contrary or _CUMULATION.search(reading.text) is not None
    if "cumul" in aid.group() and not is_refused:
        return
    noun = _AID_NOUN.search(reading.text, aid.start()) or _AID_NOUN.search(reading.text)
    if noun is None and NAMED_DIAGNOSIS.search(reading.clause.text) is not None:
        noun = aid
    if noun is None or not reading.is_free(noun.span()):
        return
    text = reading.text[aid.end() :] if "cumul" in aid.group() else reading.text
    params: dict[str, Json] = {"excluded" if is_refused else "required": [_aid_code(reading, text)]}
    age = months_back(reading.text)
    if age is not None and is_refused:
        params["waiting_months"] = age
    reading.add(Draft("prior_aid", params, span=noun.span()))
    given = _GIVEN_BY.match(reading.text, noun.end())
    if given is not None:
        reading.taken.append(given.span())


def _aid_code(reading: Reading, text: str) -> str:
    """The tool that is named; else who gives the aid; else the same object."""
    named = NAMED_TOOL.search(reading.clause.text)
    if named is None and _CUMULATION.search(reading.text) is not None:
        named = NAMED_DIAGNOSIS.search(reading.clause.text)
    if named is not None:
        reading.taken.append(named.span(1))
        code = slug(named.group() if _GENERIC.match(named.group()) else named[1])
        known = code.replace("-", "_")
        return known if known in AIDS else code
    return next((code for pattern, code in ISSUERS if pattern.search(text)), "same_object")

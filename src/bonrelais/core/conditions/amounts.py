"""Bounded numbers of a clause as drafts: each takes the subject of its unit that stands nearest."""

import re
from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.bounds import WORDS, Bound, Unit, find_bounds
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.matching import Reading
from bonrelais.core.conditions.places import MAINLAND_REGIONS, OVERSEAS
from bonrelais.core.conditions.tables.measures import MEASURES, Measure
from bonrelais.core.rules.params import Json

_STARS: Final = re.compile(r"\bclasse\w* (?:au moins |en )?(\d) etoiles?")
_FAR: Final = 10_000
_NEAR: Final = 160
# « un chiffre d’affaires ou un bilan de … », « créée ou reprise depuis … »
_SHARED: Final = frozenset({"turnover", "age"})
_ITS_OWN: Final = re.compile(r"(?: ht| ttc| hors taxes?)?,? ?(?:de |d'|en |du |des )?(?:son |total |totaux )?")
_OR_BETWEEN: Final = re.compile(r"^(?:[^,;.()]{0,18}\bou\b[^,;.()]{0,18}|, ?(?:de |en |la )?)$")
_MAINLAND: Final = re.compile(r"^.{0,40}?\b(?:en |de )?(?:france )?metropol\w+")
_OVERSEAS: Final = re.compile(r"^.{0,25}?\b(?:outre-?mer|d(?:r)?om\b)")


def read_amounts(reading: Reading, *, subject: str = "") -> list[Bound]:
    """Add the drafts of the clause's numbers; give back the bounds whose subject no line of the table knows.

    `subject` is what the heading already says that numbers are about, when the clause itself does not.
    """
    bounds, unknown = find_bounds(reading.text), []
    for rank, bound in enumerate(bounds):
        if _is_definition(reading.text, bound) or reading.text.startswith(" precedant", bound.end):
            reading.taken.append(bound.span)
        if not reading.is_free(bound.span):
            continue
        found = _nearest(reading.text, bound, bounds) or _in_sentence(reading, bound) or _of_subject(subject, bound)
        draft = None if found is None else measured_draft(reading, found, bound)
        if draft is None and found is not None and found.kind:  # « le minimum de dépenses d’une demande d’aide »
            found = _nearest(reading.text, bound, bounds, but=found)
            draft = None if found is None or found.is_vague else measured_draft(reading, found, bound)
        if draft is None:
            unknown.append(bound)
            continue
        draft = _with_alternative(reading.text, draft, bound, bounds)
        staff = _for_staff(reading.text, bound, bounds) if bound.unit is Unit.EURO else None
        if staff is not None:
            reading.taken.append((bound.end, staff.end))
            when = Draft(
                "workforce", {name: value for name, value in (("min", staff.low), ("max", staff.high)) if value}
            )
            reading.add(replace(draft, when=when))
            continue
        end = bounds[rank + 1].start if rank + 1 < len(bounds) else len(reading.text)
        reading.add(_guarded(reading, draft, bound.end, end))
    for match in _STARS.finditer(reading.text):
        if reading.is_free(match.span()):
            reading.add(Draft("quantity", {"code": "stars", "min": int(match[1])}, span=match.span()))
    _join_sides(reading)
    return unknown


def _nearest(text: str, bound: Bound, bounds: tuple[Bound, ...], *, but: Measure | None = None) -> Measure | None:
    best: tuple[int, Measure] | None = None
    others = [one.span for one in bounds if one is not bound]
    for measure in MEASURES:
        if measure.unit is not bound.unit or measure is but:
            continue
        distance = _distance(measure, text, bound, others)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, measure)
    return None if best is None else best[1]


# « une PME (moins de 250 salariés) » recalls what a PME is, and asks no more than that.
_SIZE_BEFORE: Final = re.compile(
    r"\b(?:tpe|pme|petites? (?:et|ou) moyennes? entreprises?|eti|grandes? entreprises?"
    r"|micro[ -]?entreprises?)[^(),;]{0,40}\([^()]*$"
)
_THRESHOLDS: Final = frozenset(
    {9, 10, 249, 250, 4999, 5000, 1_999_999, 2_000_000, 42_999_999, 43_000_000, 49_999_999, 50_000_000}
)


def _is_definition(text: str, bound: Bound) -> bool:
    before = text[max(0, bound.start - _NEAR) : bound.start]
    return (bound.high or bound.low) in _THRESHOLDS and _SIZE_BEFORE.search(before) is not None


def _of_subject(subject: str, bound: Bound) -> Measure | None:
    return next((one for one in MEASURES if subject and one.unit is bound.unit and one.subject.search(subject)), None)


def _in_sentence(reading: Reading, bound: Bound) -> Measure | None:
    """« le ratio … est étudié et devra être supérieur à 35 % »: the subject stands before."""
    if not reading.clause.is_continued:
        return None
    sentence = reading.clause.sentence
    return next((one for one in MEASURES if one.unit is bound.unit and one.subject.search(sentence)), None)


def _distance(measure: Measure, text: str, bound: Bound, others: list[tuple[int, int]]) -> int | None:
    if measure.subject.pattern == "^":
        return _FAR
    vagueness = 60 if measure.is_vague else 0
    distances = []
    for match in measure.subject.finditer(text):
        # another number in between: the subject is rather that one's
        crossed = sum(min(bound.start, match.start()) < start < max(bound.end, match.end()) for start, _ in others)
        if match.end() > bound.start and match.start() < bound.end:
            gap = 0
        elif match.end() <= bound.start:
            gap = bound.start - match.end()
        else:
            between = text[bound.end : match.start()]
            if (measure.is_vague and measure.unit is Unit.MONTH) or re.search(r"[,;]", between):
                continue
            gap = 0 if _ITS_OWN.fullmatch(between) else len(between) + 15
        distances.append(gap + 40 * crossed + vagueness)
    nearest = min(distances, default=_FAR)
    return nearest if nearest <= _NEAR else None


def measured_draft(reading: Reading, measure: Measure, bound: Bound) -> Draft | None:
    """None when the bound is on a side that the kind does not have."""
    if not measure.kind:
        return None
    low, high, is_contrary = bound.low, bound.high, reading.clause.is_contrary
    is_running = bound.unit is Unit.MONTH and measure.kind != "quantity"
    if bound.is_strict and not is_running:  # « un prêt de plus de 3 ans » is told in whole months: 37 at least
        low, high = (None if low is None else low + 1), (None if high is None else high - 1)
    is_negated = False
    if is_contrary and low is not None and high is not None:
        is_negated = True
    elif is_contrary:  # « moins de 500 € : non éligible » asks 500 € or more
        step = 0 if is_running else 1
        low, high = (None if high is None else high + step), (None if low is None else max(low - step, 0))
    params: dict[str, Json] = dict(measure.params)
    for name, value in ((measure.low, low), (measure.high, high)):
        if value is not None and not name:
            return None
        if value is not None:
            params[name] = value
    return Draft(measure.kind, params, is_negated, span=bound.span)


def _with_alternative(text: str, draft: Draft, bound: Bound, bounds: tuple[Bound, ...]) -> Draft:
    """« un chiffre d’affaires ou un bilan n’excédant pas 10 M€ »: two subjects share the bound."""
    measure = _nearest(text, bound, bounds)
    if measure is None or draft.kind not in _SHARED:
        return draft
    here = min(measure.subject.finditer(text), key=lambda match: abs(match.start() - bound.start), default=None)
    for other in MEASURES:
        if other.kind != draft.kind or other.unit is not bound.unit or other is measure or here is None:
            continue
        for match in other.subject.finditer(text):
            if any(_nearest(text, one, bounds) is other for one in bounds):
                continue  # it has a number of its own
            first, second = sorted((here, match), key=lambda one: one.start())
            if _OR_BETWEEN.match(text[first.end() : second.start()]):
                params = {**draft.params, **other.params}
                return Draft(
                    draft.kind, draft.params, draft.is_negated, draft.span, others=(Draft(draft.kind, params),)
                )
    return draft


def _for_staff(text: str, bound: Bound, bounds: tuple[Bound, ...]) -> Bound | None:
    """« 30 000 € pour les entreprises de moins de 50 salariés »: whom the number holds for."""
    after = next((one for one in bounds if one.start >= bound.end and one.unit is Unit.EMPLOYEE), None)
    if after is None or _FOR_THOSE.fullmatch(text, bound.end, after.start) is None:
        return None
    return after


_FOR_THOSE: Final = re.compile(
    r"(?: ht| ttc| hors taxes?)? (?:pour|si) (?:les |une |l'|toute )?(?:entreprises?|structures?|societes?|tpe|pme)"
    r"(?: (?:de|ayant|employant|comptant|emploie|compte))? ?"
)


def _guarded(reading: Reading, draft: Draft, start: int, end: int) -> Draft:
    """« 25 m² en métropole et 10 m² dans les DOM », « 1 M€ pour une PME »: the number holds where it is said to."""
    near = max(0, draft.span[0] - _NEAR)
    before = _AND_FOR_SIZE.search(reading.text[near : draft.span[0]])
    if before is not None:
        reading.taken.append((near + before.start(), draft.span[0]))
        category = next(code for words, code in _SIZES if re.match(words, before["size"]))
        return replace(draft, when=Draft("size_category", {"categories": [category]}))
    after = reading.text[start:end]
    mainland, overseas, size = _MAINLAND.match(after), _OVERSEAS.match(after), _FOR_SIZE.match(after)
    found = mainland or overseas or size
    if found is None:
        return draft
    reading.taken.append((start, start + found.end()))
    if size is not None and found is size:
        category = next(code for words, code in _SIZES if re.match(words, size["size"]))
        when = Draft("size_category", {"categories": [category]})
    else:
        when = Draft("territory", {"exclude": list(OVERSEAS if found is mainland else MAINLAND_REGIONS)})
    return Draft(draft.kind, draft.params, draft.is_negated, draft.span, when, others=draft.others)


# « 1 million minimum pour les projets portés par une PME »
_SIZES: Final = (
    (r"tpe|tres petites|micro", "MIC"),
    (r"pme|petites?|moyennes?", "PME"),
    (r"eti|entreprises? de taille", "ETI"),
    (r"grandes?", "GE"),
)
# « …, et pour les ETI d’au moins 150 k€ »
_AND_FOR_SIZE: Final = re.compile(
    r"\b(?:et|,) (?:de |d')?pour (?:les |une? |des )(?P<size>tpe|pme|eti|grandes? entreprises?|petites? entreprises?"
    r"|moyennes? entreprises?)\b[^,;.]{0,12}$"
)
_FOR_SIZE: Final = re.compile(
    r"(?:(?! et )[^.;]){0,25}\bpour (?:les |une? |des |toute )(?:[^.;]{0,90}\b(?:par|d'|de) (?:une? |des |les ))?"
    r"(?P<size>tpe|tres petites|micro|pme|petites? (?:et moyennes? )?entreprises|moyennes? "
    r"entreprises?|eti|entreprises? de taille|grandes? entreprises?)\b"
)


def _join_sides(reading: Reading) -> None:
    """« supérieur à 10 M€ et inférieur à 5 milliards »: one criterion with two bounds."""
    joined: list[Draft] = []
    for draft in reading.drafts:
        rank = next((rank for rank, one in enumerate(joined) if _are_sides(one, draft)), None)
        if rank is None:
            joined.append(draft)
        else:
            held = joined[rank]
            joined[rank] = Draft(held.kind, {**held.params, **draft.params}, held.is_negated, held.span, held.when)
    reading.drafts[:] = joined


def _are_sides(one: Draft, other: Draft) -> bool:
    if (one.kind, one.is_negated, one.when, one.others, other.others) != (
        other.kind,
        other.is_negated,
        other.when,
        (),
        (),
    ):
        return False
    if "min" in one.params and "max" in other.params and str(one.params["min"]) != str(other.params["max"]):
        low, high = one.params["min"], other.params["max"]
        if isinstance(low, int) and isinstance(high, int) and high < low:
            return False
    numbers = [{name for name, value in draft.params.items() if isinstance(value, int)} for draft in (one, other)]
    rest = [
        {name: value for name, value in draft.params.items() if not isinstance(value, int)} for draft in (one, other)
    ]
    return rest[0] == rest[1] and bool(numbers[0]) and bool(numbers[1]) and not numbers[0] & numbers[1]


def months_back(text: str) -> int | None:
    """« datant de moins de 2 ans », « dans les 5 dernières années », « depuis moins de 3 ans », in months."""
    match = _LAST.search(text)
    if match is not None:
        return _count(match["number"]) * (1 if match["unit"].startswith("mois") else 12)
    return next(
        (bound.high for bound in find_bounds(text) if bound.unit is Unit.MONTH and bound.high is not None),
        None,
    )  # fmt: skip


def _count(written: str) -> int:
    return WORDS[written] if written in WORDS else int(written)


_LAST: Final = re.compile(
    r"\b(?:dans|sur|au cours d|pendant|durant|depuis) ?(?:les|des|es)? (?P<number>\d{1,2}|" + "|".join(WORDS) + r") "
    r"?(?:derniers? |dernieres? )?(?P<unit>ans|annees|exercices|mois)"
)

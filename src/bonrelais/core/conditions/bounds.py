"""Numbers with their bounds: « entre 20 et 500 salariés », « moins de 1,5 M€ », « 3 étoiles minimum »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    EURO = "euro"
    EMPLOYEE = "employee"
    FTE = "fte"
    INHABITANT = "inhabitant"
    MONTH = "month"
    PERCENT = "percent"
    SQUARE_METRE = "m2"
    CUBIC_METRE = "m3"
    KWC = "kwc"
    MWH = "mwh"
    TONNE = "tonne"
    KILOMETRE = "km"
    STAR = "star"
    BEDROOM = "bedroom"
    PITCH = "pitch"
    VEHICLE = "vehicle"
    TRUCK = "truck"
    SITE = "site"
    JOB = "job"
    PROJECT = "project"
    REGION = "region"
    WEEKDAY = "weekday"
    SEAT = "seat"
    PLACE = "place"
    PARTNER = "partner"
    HECTARE = "hectare"
    AID = "aid"
    BARE = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number between two bounds, both accepted, in its unit; `start` and `end` are its place in the text.

    `is_strict`: months said « moins de » or « plus de ». Of a time that runs, only the anniversary day is one too many.
    """

    low: int | None
    high: int | None
    unit: Unit
    start: int
    end: int
    is_strict: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


WORDS: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100,
    "mille": 1000,
}  # fmt: skip
_TIMES: Final = {"k": 10**3, "mille": 10**3, "m": 10**6, "million": 10**6, "md": 10**9, "milliard": 10**9}
# Each unit as it is written after a number, and by how much one must multiply to have ours.
_UNITS: Final[tuple[tuple[str, Unit, int], ...]] = (
    (r"(?:d')?(?:euros?|eur\b|€)", Unit.EURO, 1),
    (r"(?:m2|metres? carres?)", Unit.SQUARE_METRE, 1),
    (r"(?:m3|metres? cubes?)", Unit.CUBIC_METRE, 1),
    (r"gwh", Unit.MWH, 1000),
    (r"mwh", Unit.MWH, 1),
    (r"(?:kwc|kw)(?!h)", Unit.KWC, 1),
    (r"(?:mwc|mw)(?!h)", Unit.KWC, 1000),
    (r"(?:%|pour ?cent)", Unit.PERCENT, 1),
    (r"(?:etp|equivalents?[ -]temps[ -]plein)", Unit.FTE, 1),
    (r"(?:salaries?|employes?|personnes|collaborateurs?|effectifs?|agents)", Unit.EMPLOYEE, 1),
    (r"habitants?", Unit.INHABITANT, 1),
    (r"bilans?(?: comptables?| clos)*(?! carbone| ges| de gaz| d'em| total| energ)", Unit.MONTH, 12),
    (r"(?:jours?|soirs?|journees?) (?:par semaine|sur (?:7|sept))", Unit.WEEKDAY, 1),
    (r"mois", Unit.MONTH, 1),
    (r"semaines?", Unit.BARE, 1),
    (r"(?:ans?\b|annees?|exercices?)", Unit.MONTH, 12),
    (r"etoiles?", Unit.STAR, 1),
    (r"chambres?", Unit.BEDROOM, 1),
    (r"emplacements?", Unit.PITCH, 1),
    (r"(?:poids lourds?|camions?|vehicules lourds)", Unit.TRUCK, 1),
    (r"vehicules?", Unit.VEHICLE, 1),
    (r"(?:sites?|etablissements|batiments)", Unit.SITE, 1),
    (r"(?:emplois?|cdi|embauches?|recrutements?|postes?)", Unit.JOB, 1),
    (r"projets?", Unit.PROJECT, 1),
    (r"(?:regions?(?: administratives?)?|departements?)", Unit.REGION, 1),
    (r"couverts?", Unit.SEAT, 1),
    (r"(?:hectares?|ha)\b", Unit.HECTARE, 1),
    (r"(?:lits?|places?)", Unit.PLACE, 1),
    (r"(?:partenaires?|entreprises)", Unit.PARTNER, 1),
    (r"(?:aides?|subventions?|contrats?|accompagnements?|dossiers?|demandes?)", Unit.AID, 1),
    (r"(?:tonnes?|t ?(?:eq)?co2(?:eq|e)?|tco2(?:eq|e)?|t)\b", Unit.TONNE, 1),
    (r"(?:km|kilometres?)\b", Unit.KILOMETRE, 1),
)  # fmt: skip
_NUMBER: Final = (
    r"(?<![\w.,])(?P<{0}>\d{{1,3}}(?:[ .]\d{{3}}){{1,4}}(?:,\d{{1,3}})?|\d{{1,12}}(?:[.,]\d{{1,6}})?(?!\d)|(?:"
    + "|".join(WORDS)
    + r")(?=[ -]\w|[).,;]|$))"
    r"(?:[ -]?(?P<{0}t>milliards?|millions?|md|mille|k|m)(?=[ €]|euro|$|[.,;)]|\beur)(?: d(?:e |'))?)?"
)
_UNIT: Final = r" ?(?:" + "|".join(f"(?P<u{rank}>{pattern})" for rank, (pattern, *_) in enumerate(_UNITS)) + ")?"
_UNIT_TEXT: Final = r"(?: ?(?:" + "|".join(pattern for pattern, *_ in _UNITS) + "))?"
_NOT: Final = r"(?:ne |n')"
_GAP: Final = (
    r"(?:ou egale?s? )?(?:a |de |d'|des |du |le |la |les |l')?(?:environ |seuil de |montant de |minimum |maximum )?"
)
_UNDER: Final = rf"(?:moins d(?:e |')|inferieure?s? {_GAP}|< ?(?:a )?|en[- ]dessous de |sous (?:le seuil de )?)"
_OVER: Final = (
    rf"(?:plus d(?:e |')|superieure?s? {_GAP}|> ?(?:a )?|au[- ]dela de |excede(?:r|nt)? |depasse(?:r|nt)? "
    rf"|au-dessus de |\+ (?:de )?(?=\d))"
)
# « ne peut dépasser »: without « pas », for with it the clause itself is a denial
_MAY_NOT: Final = r"ne (?:peu(?:t|vent)|doi(?:t|vent)|pourr\w+|devr\w+|saurai\w+) "
_MOST: Final = (
    rf"(?:{_MAY_NOT}(?:exceder|depasser|etre superieure?s? a) |sans (?:exceder|depasser) "
    rf"|inferieure?s? ou egale?s? a |(?:{_NOT})?(?:excedant|excede(?:r|nt)?|depassant|depasse(?:r|nt)?) pas "
    r"|jusqu'a |au (?:plus|maximum) (?:de )?|maxim(?:um|al|ale) (?:de |est de |:)? ?|<= ?(?:a )?|≤ ?(?:a )?"
    r"|plafonnee?s? a |dans la limite de "
    r"|dans un delai (?:maximum |maximal )?de |(?:que|seulement) (?=\d))"
)
_LEAST: Final = (
    rf"(?:{_MAY_NOT}etre inferieure?s? a |"
    r"superieure?s? ou egale?s? a |au moins (?:egale?s? a |superieure?s? a )?|(?:au )?minimum "
    r"(?:de |d'|est de |: ?)?|(?:minimum|plancher) d(?:e |')[a-z' ]{3,30}? ?: ?"
    r"|(?:minimum|minimale?s?|plancher)(?: (?:eligible|requis|exige|subventionnable|admissible)e?s?)?"
    r"(?: (?:des?|du|de la|d') ?[a-z' ]{3,70}?)? (?:est|sera|seront|(?:doi(?:t|vent)|devra|devront) etre"
    r"|sont|fixee?s?|s'eleve(?:nt)?|ressort) (?:fixee?s? )?(?:a |de |d')"
    r"|(?:minimum|minimale?s?) (?:des?|du|de la|d') ?[a-z' ]{3,30}? ?: ?"
    r"|a minima (?:de )?|minimale?s? (?:de depenses |d'investissement )?(?:de |d'|est de |: ?)?|a partir de "
    r"|>= ?(?:a )?|≥ ?(?:a )?"
    r"|atteindre (?=\d)|au minimum de )"
)
_BETWEEN: Final = re.compile(
    r"(?:compris(?:e|es)? )?(?:(?P<between>entre)|\bde) "
    + _NUMBER.format("a")
    + _UNIT_TEXT
    + r" +(?(between)(?:et|a)|a) "
    + _NUMBER.format("b")
    + _UNIT
)
# « 1 à 250 salariés », « 10 - 49 salariés »: a bare range, told by its unit
_RANGE: Final = re.compile(r"(?<![\w.,])" + _NUMBER.format("a") + r" ?(?:a|-) ?" + _NUMBER.format("b") + _UNIT)
_BEFORE: Final = re.compile(
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<under>{_UNDER})|(?P<over>{_OVER}))" + _NUMBER.format("a") + _UNIT
)
_AFTER: Final = re.compile(
    _NUMBER.format("a") + _UNIT
    + r"(?: ht| ttc| hors taxes?|/an| par an)?(?: de [a-z' ]{2,25})? (?:(?P<least>(?:au )?minimum|a minima|au moins"
        r"|(?:et|ou) plus(?! d)|et au-dela)"
    r"|(?P<most>(?:au )?maximum|max\b|au plus|(?:et|ou) moins(?! d)))"
)  # fmt: skip
# « justifier de 2 ans d’activité »: at least so many
_HAD: Final = re.compile(
    r"\b(?:justifi\w+ (?:de |d')|avoir |ayant |dispos\w+ (?:de |d')|possed\w+ |comptant |compter |cumul\w+ )"
    r"(?P<least>(?=\w))" + _NUMBER.format("a") + _UNIT + r"(?= d'(?:activite|existence|anciennete|exercice))"
)
_AMOUNT: Final = re.compile(_NUMBER.format("a") + _UNIT)
_BESIDE: Final = 12
_RANGED: Final = frozenset({Unit.EMPLOYEE, Unit.FTE, Unit.SQUARE_METRE, Unit.BEDROOM, Unit.VEHICLE, Unit.KWC})
_SAME: Final = re.compile(r"(?: [a-z'-]+){0,4} et (?:de |a )?" + _NUMBER.format("a") + _UNIT)


def find_bounds(text: str) -> tuple[Bound, ...]:
    """All bounds of a plain text, in order, without overlap."""
    found: list[Bound] = []
    for pattern, sign in ((_BETWEEN, "between"), (_RANGE, "range"), (_AFTER, ""), (_BEFORE, ""), (_HAD, "")):
        for match in pattern.finditer(text):
            if not any(match.start() < bound.end and bound.start < match.end() for bound in found):
                found.extend(_bounds(match, sign))
    found += [again for bound in found for again in _said_again(text, bound, found)]
    return _with_units(sorted(found, key=lambda bound: bound.start))


def _with_units(bounds: list[Bound]) -> tuple[Bound, ...]:
    """« au moins cinq sites (au maximum vingt) »: a number without unit takes that of the one just before."""
    told: list[Bound] = []
    for bound in bounds:
        before = told[-1] if told else None
        is_beside = before is not None and bound.unit is Unit.BARE and bound.start - before.end <= _BESIDE
        told.append(replace(bound, unit=before.unit) if before is not None and is_beside else bound)
    return tuple(told)


def find_amount(text: str) -> int | None:
    """The amount with which a plain text begins: « 25 k€ en Corse » gives 25000; None when it begins otherwise."""
    match = _AMOUNT.match(text)
    if match is None or _unit_of(match)[0] is Unit.BARE:
        return None
    return int(_value(match, "a", _unit_of(match)[1]))


def has_amount(text: str) -> bool:
    return any(_unit_of(match)[0] is not Unit.BARE for match in _AMOUNT.finditer(text))


_TELLING: Final = frozenset({Unit.EURO, Unit.EMPLOYEE, Unit.FTE, Unit.SQUARE_METRE, Unit.PERCENT})


def amount_spans(text: str) -> list[tuple[int, int]]:
    """The places of money, employees, areas and shares, bounded or not: each says something of its clause."""
    return [
        match.span()
        for match in _AMOUNT.finditer(text)
        if match["a"] not in {"un", "une"} and _unit_of(match)[0] in _TELLING
    ]


def _bounds(match: re.Match[str], sign: str) -> Iterator[Bound]:
    unit, times = _unit_of(match)
    if unit is Unit.BARE and match["a"] in {"un", "une"}:
        return  # an article
    if sign == "range" and unit not in _RANGED:
        return
    if sign in {"between", "range"}:
        low, high = _value(match, "a", times), _value(match, "b", times)
        if match["at"] is None and match["bt"] is not None and low < high / 1000:
            low *= _TIMES[match["bt"].rstrip("s")]  # « entre 1 et 3 millions »
        yield Bound(int(min(low, high)), int(max(low, high)), unit, match.start(), match.end())
        return
    value, groups = _value(match, "a", times), match.groupdict()
    step = 0 if unit is Unit.MONTH or (unit is Unit.EURO and value != int(value)) else 1
    low_bound, high_bound = None, None
    if groups.get("least") is not None and not groups.get("most"):
        low_bound = int(-(-value // 1))
    elif groups.get("most"):
        high_bound = int(value)
    elif groups.get("under"):
        high_bound = int(-(-value // 1)) - step
    else:
        low_bound = int(value) + step
    is_strict = unit is Unit.MONTH and not (groups.get("least") or groups.get("most"))
    yield Bound(low_bound, high_bound, unit, match.start(), match.end(), is_strict)


def _said_again(text: str, bound: Bound, found: list[Bound]) -> Iterator[Bound]:
    """« au moins 25 m² en métropole et 10 m² ailleurs »: the second number is bounded as the first."""
    match = _SAME.match(text, bound.end)
    if match is None or any(other.start < match.end() and match.start() < other.end for other in found):
        return
    unit, times = _unit_of(match)
    is_listed = match.group().startswith(" et ") and text[bound.start :].startswith(("au moins", "minimum"))
    if unit is not Unit.BARE and (unit is bound.unit or is_listed):
        value = int(_value(match, "a", times))
        low, high = (None if bound.low is None else value), (None if bound.high is None else value)
        yield Bound(low, high, unit, match.start("a"), match.end())


def _unit_of(match: re.Match[str]) -> tuple[Unit, int]:
    """« 3,5 M de CA »: what is counted in millions without a unit is money."""
    for rank, (_, unit, times) in enumerate(_UNITS):
        if match[f"u{rank}"] is not None:
            return unit, times
    groups = match.groupdict()
    return (Unit.EURO if groups.get("at") or groups.get("bt") else Unit.BARE), 1


def _value(match: re.Match[str], name: str, times: int) -> Decimal:
    written = match[name]
    number = Decimal(WORDS[written]) if written in WORDS else Decimal(_digits(written))
    thousands = match[f"{name}t"]
    return number * times * (_TIMES[thousands.rstrip("s")] if thousands else 1)


def _digits(written: str) -> str:
    """« 75 000 », « 1,5 », « 10.000 » as Decimal reads them."""
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?", written):
        written = written.replace(" ", "").replace(".", "")
    return written.replace(",", ".")

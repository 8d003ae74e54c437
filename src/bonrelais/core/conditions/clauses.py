"""A condition text cut into clauses: sentences, items of lists, and what stands after « sauf » or « hors »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bonrelais.core.conditions.sentences import lines_of, sentences_of
from bonrelais.core.conditions.tables.guarded import GUARDED
from bonrelais.core.conditions.tables.senses import (
    ACCEPTED_TOO,
    ADMITTED,
    EXCEPT,
    MAY,
    OPEN_TO_MICRO,
    PERMITTED,
    REFUSED,
    SOFT,
    WIDENED,
)
from bonrelais.core.conditions.words import plain


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` is as written, `plain` the same sign for sign. `is_excluded`: what it names is refused.

    `is_negated`: its own verb says no (« ne pas être coté »). `is_widening`: « sont également éligibles ».
    `is_exception`: it stood after « sauf ». `guard` are the words of « dans le cas de … ».
    `excepting` is the word that excepts it. `is_continued`: it stood after « et », and its subject may stand before,
    in `sentence`, the whole in plain form.
    `intro` is the plain line that heads its list (« Le projet doit : »), blank without one.
    `is_abroad`: it speaks of what lies outside France or Europe, which no table knows: a person reads it whole.
    """

    text: str
    plain: str
    is_excluded: bool = False
    is_negated: bool = False
    is_widening: bool = False
    is_soft: bool = False
    is_exception: bool = False
    excepting: str = ""
    is_continued: bool = False
    guard: str = ""
    sentence: str = ""
    intro: str = ""
    is_abroad: bool = False

    @property
    def is_contrary(self) -> bool:
        return self.is_excluded is not self.is_negated


# « un projet d’export hors de l’Union européenne » leaves out nothing: it says where
_ABROAD: Final = re.compile(
    r"(?:et )?(?:hors|en dehors|a l'exterieur) ?(?:de |d')?(?:la |l'|nos )?"
    r"(?:union europeenne|ue\b|europe\b|espace economique|zone euro|france(?! metro)|frontieres|hexagone"
    r"|territoire (?:national|francais))"
)
_DEEPEST: Final = 8  # a sentence with more « sauf » than that is no sentence
# « hors A et hors B »: two exceptions to the same thing, where « A sauf B » is an exception to A
_SIBLING: Final = re.compile(r"(?: et|,| ou) (?=(?:hors|sauf|en dehors)\b)")
_COMPARED: Final = re.compile(r"(?:ne |n')?(?:excedant|excede\w*|depassant|depasse\w*) pas")
_NEGATED: Final = re.compile(
    r"\b(?:ne|n')\b ?[^,;]{0,60}?\b(?:pas|plus|aucune?|jamais|ni)\b|\bn'[a-z]+ (?:pas|plus|jamais)"
    r"|\bsans etre\b|\bni\b"
)
_ALSO: Final = re.compile(
    r",? (?:et|mais|ainsi que) (?=(?:ne |n'|il |elle |ils |vous |doi(?:t|vent) |dev(?:ez|ra|ront) "
    r"|dispos|justifi|avoir |etre |presenter"
    r"|pouvoir |s'|exercer|hors |rester |maintenir |conserver |garantir |permettre |contribuer |a jour"
    r"|en regle))| (?=n'(?:appartenant|ayant|etant|employant|exercant|disposant)\b)"
    r"|,? (?=(?:qui|dont [^,;]{0,40}?) (?:ne |n')(?!exced|depass))"
    r"| et (?=(?:repondant|ayant|presentant|employant|exercant|realisant|appartenant|possedant)\b)"
    r"|, (?=(?:ne pas|il doit|elle doit|vous devez|avoir "
    r"|etre (?!a jour)|disposer)\b)"
)


def split_clauses(texts: tuple[str, ...]) -> Iterator[tuple[int, Clause]]:
    """The clauses of the texts of one heading, each with the rank of its text.

    A line that ends with « : » tells how the next ones are meant (« Sont exclus : »), until the next such line.
    """
    intro = Clause("", "")
    for rank, text in enumerate(texts):
        lines = list(lines_of(text))
        for line, is_heading in lines:
            if is_heading:
                intro = _read_intro(line)
                # « Sont exclus : » asks nothing before its list
                yield rank, Clause(":", ":") if intro.is_excluded else intro
                continue
            led = intro
            for sentence, is_followed in sentences_of(line):
                for clause in _read_sentence(sentence, led):
                    yield rank, clause
                # « Sont exclus : A ; B » refuses B too
                led = _led_on(sentence, led) if is_followed else intro
        if len(lines) > 1:
            intro = Clause("", "")  # its list stands in the same text


def _read_intro(line: str) -> Clause:
    read = plain(line)
    return Clause(
        line,
        read,
        is_excluded=REFUSED.search(read) is not None,
        is_widening=WIDENED.search(read) is not None,
        is_soft=SOFT.search(read) is not None,
    )


def _led_on(sentence: str, led: Clause) -> Clause:
    read = _read_intro(sentence)
    return replace(
        led, is_excluded=led.is_excluded or read.is_excluded, is_widening=led.is_widening or read.is_widening
    )


def _read_sentence(sentence: str, intro: Clause) -> Iterator[Clause]:
    read = plain(sentence)
    guard = ""
    guarded = next((match for pattern in GUARDED if (match := pattern.match(read)) is not None), None)
    if guarded is not None:
        guard = sentence[guarded.start("guard") : guarded.end("guard")]
        sentence = sentence[guarded.start("body") : guarded.end("body")]
        read = plain(sentence)
    refused = REFUSED.search(read)
    whole = Clause(
        sentence,
        read,
        is_excluded=(intro.is_excluded and ADMITTED.search(read) is None) or refused is not None,
        is_widening=intro.is_widening or WIDENED.search(read) is not None,
        is_soft=intro.is_soft
        or any(pattern.search(read) for pattern in (SOFT, PERMITTED, ACCEPTED_TOO, OPEN_TO_MICRO, MAY)),
        guard=guard,
        sentence=read,
        intro=intro.plain.rstrip(" :"),
    )
    if refused is not None:
        whole = _masked(whole, refused.start(), refused.end())
    for part in _without_exceptions(whole):
        yield from _parts(part)


def _masked(clause: Clause, start: int, end: int) -> Clause:
    """The words of the refusal itself are blanked: « ne sont pas » must not negate what it refuses."""
    return replace(clause, plain=clause.plain[:start] + " " * (end - start) + clause.plain[end:])


def _without_exceptions(clause: Clause, depth: int = 0) -> Iterator[Clause]:
    """What stands before « sauf », « hors », « à l’exception de », then the exceptions, meant the other way."""
    match = EXCEPT.search(clause.plain)
    if match is None or depth == _DEEPEST:
        yield clause
        return
    inside = _situated_inside(clause, match)
    if inside is not None:
        yield from _without_exceptions(inside, depth + 1)
        return
    if _ABROAD.match(clause.plain, match.start()):
        yield replace(clause, is_abroad=True)
        return
    end = _closing(clause.plain, match)
    sibling = _SIBLING.search(clause.plain, match.start("what"), end)
    end = sibling.start() if sibling is not None else end
    head = _cut(clause, 0, match.start(), " ,(")
    if re.search(r"\w", head.plain):
        yield head
    tail = replace(
        clause,
        text=clause.text[match.start("what") : end],
        plain=clause.plain[match.start("what") : end],
        is_excluded=not (clause.is_excluded or _is_denying(head)),
        is_exception=True,
        excepting=clause.plain[match.start() : match.start("what")],
    )
    yield from _without_exceptions(tail, depth + 1)
    rest = clause.plain[end:].strip(" ).,")
    if sibling is not None:
        yield from _without_exceptions(replace(clause, text=clause.text[end:], plain=clause.plain[end:]), depth + 1)
    elif re.search(r"\w{4}", rest):
        at = clause.plain.index(rest, end)
        yield from _without_exceptions(replace(clause, text=clause.text[at : at + len(rest)], plain=rest), depth + 1)


# « ne doit pas être réalisé hors de France »: one thing, twice denied
_NOT_OUTSIDE: Final = re.compile(
    r"\b(?P<ne>ne |n')[^,;]{0,30}?\b(?P<pas>pas )(?:etre |se |s')?(?:\w+ ){0,2}?"
    r"(?:situ|realis|implant|install|localis|domicili|deroul|trouv|bas|exerc|men|effectu)\w* "
    r"(?P<out>(?:hors|en dehors|a l'exterieur) (?:de la |de l'|de |du |des |d')?)"
)
# « les sites hors de Bretagne sont exclus »
_REFUSED_OUTSIDE: Final = re.compile(
    r"^\W*(?:les? |l'|tout )?(?:projets?|entreprises?|sites?|societes?|etablissements?|structures?|operations?"
    r"|travaux) "
    r"(?:(?:situ|realis|implant|install|localis|domicili|bas)\w* )?"
    r"(?P<out>(?:hors|en dehors|a l'exterieur) (?:de la |de l'|de |du |des |d')?)"
)


def _situated_inside(clause: Clause, match: re.Match[str]) -> Clause | None:
    """The same clause said once and without denial; None when it says another thing."""
    found = (_REFUSED_OUTSIDE if clause.is_excluded else _NOT_OUTSIDE).search(clause.plain)
    if found is None or not found.start("out") <= match.start() < found.end("out"):
        return None
    read, text = clause.plain, clause.text
    for name, instead in (("out", "en "), *((name, "") for name in ("pas", "ne") if not clause.is_excluded)):
        start, end = found.span(name)
        read, text = (said[:start] + instead + said[end:] for said in (read, text))
    return replace(clause, plain=read, text=text, is_excluded=False)


# « être artisan, avoir moins de 10 salariés ou être en QPV »: any of them, and no part stands alone
_STATE: Final = r"(?:etre|avoir|disposer|justifier|posseder|exercer|relever|appartenir|detenir|employer)\b[^,;.:()]*?"
EITHER_STATE: Final = re.compile(rf"^(?!.* et (?:etre|avoir)\b){_STATE}(?:, {_STATE})+,? ou (?:bien )?{_STATE}[ .]*$")
_NONE: Final = re.compile(r"\b(?:aucune?|nul(?:le)?)\b")


def _is_denying(head: Clause) -> bool:
    """« ne pas être situé hors de … »: its last verb says no, so what it excepts is admitted."""
    return any([part.is_negated or _NONE.search(part.plain) is not None for part in _parts(head)][-1:])


def _cut(clause: Clause, start: int, end: int, edges: str) -> Clause:
    """A part of the clause without its edges, sign for sign the same place of both forms."""
    read = clause.plain[start:end]
    start += len(read) - len(read.lstrip(f"{edges}:"))
    read = read.lstrip(f"{edges}:").rstrip(edges)
    return replace(clause, text=clause.text[start : start + len(read)], plain=read)


_RULE: Final = re.compile(
    r", (?=(?:tou(?:te)?s|l'ensemble|les? \w+ (?:sont|peuvent)|votre|vous|l'entreprise|le projet)\b)"
)


# what says more of whom the exception leaves
_MORE: Final = re.compile(
    r", (?=(?:de (?:moins|plus) de|d'au (?:moins|plus)|ayant|employant|comptant|realisant|situee?s"
    r"|implantee?s|dont|a jour"
    r"|inscrite?s|immatriculee?s|creee?s)\b)"
)


def _closing(text: str, match: re.Match[str]) -> int:
    """An exception said in brackets ends with them; else with the clause."""
    before = text[: match.start("what")]
    rule = _RULE.search(text, match.start("what")) if not before[: match.start()].strip(" ,(") else None
    more = _MORE.search(text, match.start("what")) if match.group().startswith(("hors", "hormis")) else None
    if rule is not None or more is not None:
        return min(found.start() for found in (rule, more) if found is not None)
    if before.count("(") > before.count(")"):
        closing = text.find(")", match.start("what"))
        return len(text) if closing < 0 else closing
    return len(text)


def _parts(clause: Clause) -> Iterator[Clause]:
    """« être à jour … et ne pas être coté » asks two things, each with its own verb."""
    start = 0
    cuts = [] if EITHER_STATE.match(clause.plain) else list(_ALSO.finditer(clause.plain))
    for match in [*cuts, None]:
        end = len(clause.plain) if match is None else match.start()
        before = clause.plain[:end]
        if match is not None and before.count("(") > before.count(")"):
            continue
        part = _cut(clause, start, end, " ,")
        if re.search(r"\w", part.plain):
            yield replace(part, is_negated=_is_negated(part.plain), is_continued=start > 0)
        start = len(clause.plain) if match is None else match.end()


def is_refusing(read: str) -> bool:
    """Whether plain words themselves say that something is refused."""
    return REFUSED.search(read) is not None


def told_of(clause: Clause) -> str:
    """A refusal says so, even when its own words stand elsewhere (« Sont exclus : » and its list)."""
    said = clause.text
    if clause.is_excluded and not is_refusing(plain(said)):
        said = f"Sont exclus : {said}"
    return f"{clause.guard.strip()} : {said}" if clause.guard else said


def _is_negated(read: str) -> bool:
    """« n’excédant pas » compares, and denies nothing."""
    return _NEGATED.search(_COMPARED.sub("", read)) is not None

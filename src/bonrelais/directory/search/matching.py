"""What a typed text means, and the SQL that finds it in each database.

A text is a sequence of groups that must all be found; a group is a few alternatives of which one is enough.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from django.db import connection
from django.db.models.expressions import RawSQL
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bonrelais.core.text import words

MOST_WORDS: Final = 8
SHORTEST_CORRECTED: Final = 4
MOST_CORRECTIONS: Final = 12
ENTRIES: Final = "SELECT e.establishment_id FROM directory_searchentry e"
SQLITE_JOIN: Final = ENTRIES + " JOIN directory_search_words ON directory_search_words.rowid = e.number"
SQLITE_INSIDE: Final = (
    "e.number IN (SELECT rowid FROM directory_search_trigrams WHERE directory_search_trigrams MATCH %s)"
)
FREQUENT: Final = 400
BEGUN_NUMBER = re.compile(r"\d{3} (?:\d{1,3}|\d{3} (?:\d{1,3}|\d{3} \d{1,5}))")
FIRST_LETTER: Final = "a"  # after the digits: SIREN and SIRET are not words to correct
LAST_SIGN: Final = "\uffff"


class Way(Enum):
    BEGINNING = auto()  # a word begins so
    INSIDE = auto()  # somewhere in the line


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    way: Way


Group = tuple[Piece, ...]


def typed_words(text: str) -> tuple[str, ...]:
    """The words to look for; a lone letter among others (« l’épicerie ») says nothing, a digit of a number does."""
    typed = words(text)[:MOST_WORDS]
    if _is_number_begun(typed):
        return typed
    telling = tuple(word for word in typed if len(word) > 1)
    return telling or typed[:1]


def as_typed(typed: Sequence[str]) -> tuple[Group, ...]:
    """Each word begins one of the line; « 290 005 » is also the beginning of a SIREN or SIRET written by threes."""
    whole = (Piece("".join(typed), Way.BEGINNING),) if _is_number_begun(typed) else ()
    return tuple((Piece(word, Way.BEGINNING), *whole) for word in typed)


def _is_number_begun(typed: Sequence[str]) -> bool:
    return len(typed) > 1 and BEGUN_NUMBER.fullmatch(" ".join(typed)) is not None


def forgiven(typed: Sequence[str]) -> tuple[Group, ...]:
    """Words unknown as typed give way to known ones a slip away; when each is known but not together, all do."""
    known = _known_words(word[0] for word in typed)
    unknown = {word for word in typed if not any(term.startswith(word) for term in known)}
    spoilt = [word for word in typed if (word in unknown or not unknown) and _may_be_spoilt(word)]
    near = {word: _one_slip_away(word, known) for word in spoilt}
    lost = [word for word in spoilt if not near[word]]
    if lost:
        # The first letter is seldom the wrong one: all words are read only then.
        every = _known_words(())
        near |= {word: _one_slip_away(word, every) for word in lost}
    return tuple(_forgiven_group(word, near.get(word)) for word in typed)


def matching(groups: Sequence[Group]) -> RawSQL:
    """A subquery of the ids of the establishments whose line holds every group; its parameters are what is sought."""
    return _sqlite(groups) if connection.vendor == "sqlite" else _postgresql(groups)


def is_frequent(groups: Sequence[Group]) -> bool:
    """Whether so many lines match that some are surely visible: spares the reading of them all."""
    found = matching(groups)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({found.sql} LIMIT {FREQUENT}) AS found", found.params)  # noqa: S608 - constants
        return bool(cursor.fetchone()[0] == FREQUENT)


def _may_be_spoilt(word: str) -> bool:
    return len(word) >= SHORTEST_CORRECTED and not word.isdigit()


def _forgiven_group(word: str, near: Sequence[str] | None) -> Group:
    """`near` None: the word stands as typed; empty: nothing is near, and it is looked for inside words."""
    if near is None:
        return (Piece(word, Way.BEGINNING),)
    if not near:
        return (Piece(word, Way.INSIDE),)
    return (Piece(word, Way.BEGINNING), *(Piece(other, Way.BEGINNING) for other in near[:MOST_CORRECTIONS]))


def _one_slip_away(word: str, known: Sequence[str]) -> list[str]:
    """The beginnings of known words with a letter more, less or other, or two neighbours swapped; the longest first."""
    heads = {term[:length] for term in known for length in (len(word) - 1, len(word), len(word) + 1)}
    near = process.extract(word, sorted(heads), scorer=OSA.distance, score_cutoff=1, limit=None)
    return sorted((head for head, _, _ in near if head != word), key=lambda head: (-len(head), head))


def _known_words(letters: Iterable[str]) -> list[str]:
    """The words of the register that begin with these letters; all of them, numbers left out, when none is given."""
    heads = sorted(set(letters))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            ranges = [(head, head + LAST_SIGN) for head in heads] or [(FIRST_LETTER, LAST_SIGN)]
            select = "SELECT term FROM directory_search_vocabulary WHERE term >= %s AND term < %s"
            cursor.execute(" UNION ALL ".join([select] * len(ranges)), [bound for pair in ranges for bound in pair])
        else:
            cursor.execute(
                "SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', text) FROM directory_searchentry')"
                " WHERE word >= %s AND (%s = '' OR left(word, 1) = ANY (%s))",
                [FIRST_LETTER if not heads else "", "".join(heads), heads],
            )
        return [str(term) for (term,) in cursor.fetchall()]


def _sqlite(groups: Sequence[Group]) -> RawSQL:
    conditions: list[str] = []
    params: list[str] = []
    by_word = [group for group in groups if group[0].way is Way.BEGINNING]
    if by_word:
        conditions.append("directory_search_words MATCH %s")
        params.append(" AND ".join("(" + " OR ".join(f'"{piece.text}"*' for piece in group) + ")" for group in by_word))
    for group in groups:
        if group[0].way is Way.INSIDE:
            conditions.append(SQLITE_INSIDE)
            params.append(f'"{group[0].text}"')
    sql = f"{SQLITE_JOIN if by_word else ENTRIES} WHERE {' AND '.join(conditions)}"
    return RawSQL(sql, params)  # noqa: S611 - constant text; what was typed is a parameter


def _postgresql(groups: Sequence[Group]) -> RawSQL:
    conditions: list[str] = []
    params: list[str] = []
    for group in groups:
        if group[0].way is Way.INSIDE:
            conditions.append("e.text LIKE %s")
            params.append(f"%{group[0].text}%")
        else:
            conditions.append("to_tsvector('simple', e.text) @@ to_tsquery('simple', %s)")
            params.append(" | ".join(f"{piece.text}:*" for piece in group))
    sql = f"{ENTRIES} WHERE {' AND '.join(conditions)}"
    return RawSQL(sql, params)  # noqa: S611 - constant text; what was typed is a parameter

"""Search as you type over the businesses a seat may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from rapidfuzz import fuzz

from bonrelais.core.identifiers import SIREN_LENGTH, SIRET_LENGTH
from bonrelais.core.nomenclature import activity_words
from bonrelais.core.text import fold
from bonrelais.directory import access
from bonrelais.directory.masking import shown_name
from bonrelais.directory.models import Establishment
from bonrelais.directory.search.matching import Group, as_typed, forgiven, is_frequent, matching, typed_words
from bonrelais.foundation.prepared import Given
from bonrelais.programmes.seat import Seat

SHORT: Final = 3
MOST_CANDIDATES: Final = 200
LONGEST_TEXT: Final = 100
LAST_SIGN: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """One establishment found, with what tells it from another of the same name."""

    id: UUID
    company_id: UUID
    name: str
    commune: str
    activity: str
    siret: str
    is_open: bool
    is_partial: bool = False


class Candidate(NamedTuple):
    id: UUID
    company_id: UUID
    display_name: str
    sort_name: str
    commune: str
    label: str | None
    code: str | None
    nomenclature: str | None
    siret: str | None
    is_open: bool
    is_partial: bool
    legal_form: str

    def as_hit(self) -> Hit:
        name = shown_name(self.display_name, is_partial=self.is_partial, legal_form=self.legal_form)
        activity = activity_words(self.label, self.code, self.nomenclature)
        siret = self.siret or ""
        return Hit(self.id, self.company_id, name, self.commune, activity, siret, self.is_open, self.is_partial)


COLUMNS: Final = (
    "id",
    "company_id",
    "display_name",
    "sort_name",
    "commune__name",
    "activity__label",
    "activity__code",
    "activity__nomenclature",
    "siret",
    "is_open",
    "is_partial",
    "company__legal_form",
)


def find(seat: Seat, text: str, *, limit: int = 10, only_open: bool = True) -> list[Hit]:
    """The best first. An exact SIREN or SIRET finds closed and partially diffused businesses too, masked."""
    number = number_in(text)
    if number:
        rows = _with_number(access.visible_establishments(seat), number).order_by(
            "-is_open", "-is_head_office", "siret", "id"
        )
        return [candidate.as_hit() for candidate in _read(rows[:limit])]
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return []
    rows = access.listed_establishments(seat)
    if only_open:
        rows = rows.filter(is_open=True)
    found = _named(rows, asked, limit=limit)
    if len(asked) > SHORT or len(found) < limit:
        found += _read(rows.filter(id__in=matching(_groups(rows, asked)))[:MOST_CANDIDATES])
    unique = {candidate.id: candidate for candidate in found}
    ranked = sorted(unique.values(), key=lambda candidate: _closeness(asked, candidate))
    return [candidate.as_hit() for candidate in ranked[:limit]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a list that answer a text, and which of them answer by their name: those come first."""

    rows: QuerySet[Establishment]
    named: Q | None = None

    def in_order(self, rows: QuerySet[Establishment]) -> QuerySet[Establishment]:
        """A total order: by name, names that hold what was typed before what an activity or a commune tells."""
        if self.named is None:
            return rows.order_by("sort_name", "id")
        return rows.alias(rank=Case(When(self.named, then=0), default=1)).order_by("rank", "sort_name", "id")


class Sought(Enum):
    EVERYTHING = auto()
    SIREN = auto()
    SIRET = auto()
    BEGINNING = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of text is sought: texts of one shape are found by the same SQL.

    `names` are those of its values. For words, `sql` gives the ids of what holds them and `pieces` counts the
    alternatives of each group.
    """

    sought: Sought
    names: tuple[str, ...] = ()
    sql: str = ""
    pieces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedText:
    """A typed text: its shape, the values that its SQL wants by name, and the words that a slip may have spoilt."""

    shape: Shape
    values: Mapping[str, str]
    typed: tuple[str, ...] = ()

    def forgiven(self) -> "AskedText":
        """What was perhaps meant, when nothing answers what was typed."""
        return _asked_words(forgiven(self.typed)) if self.typed else self


def read_text(text: str) -> AskedText:
    """One or two letters look at the beginning of names only."""
    number = number_in(text)
    if number:
        sought = Sought.SIREN if len(number) == SIREN_LENGTH else Sought.SIRET
        return AskedText(Shape(sought, ("number",)), {"number": number})
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return AskedText(Shape(Sought.EVERYTHING), {})
    if len(asked) < SHORT:
        return AskedText(Shape(Sought.BEGINNING, ("first", "last")), {"first": asked, "last": asked + LAST_SIGN})
    typed = typed_words(asked)
    return replace(_asked_words(as_typed(typed)), typed=typed)


def _asked_words(groups: Sequence[Group]) -> AskedText:
    found = matching(groups)
    values = {f"match{rank}": str(param) for rank, param in enumerate(found.params)}
    values |= {
        f"piece{place}_{rank}": piece.text for place, group in enumerate(groups) for rank, piece in enumerate(group)
    }
    return AskedText(Shape(Sought.WORDS, tuple(values), found.sql, tuple(len(group) for group in groups)), values)


def answering(rows: QuerySet[Establishment], shape: Shape, values: Mapping[str, str] | Mapping[str, Given]) -> Answer:
    """The rows of a list that answer a text of that shape, its values being known or given later."""
    match shape.sought:
        case Sought.EVERYTHING:
            return Answer(rows)
        case Sought.SIREN:
            return Answer(rows.filter(company__siren=values["number"]))
        case Sought.SIRET:
            return Answer(rows.filter(siret=values["number"]))
        case Sought.BEGINNING:
            return Answer(rows.filter(sort_name__gte=values["first"], sort_name__lt=values["last"]))
        case Sought.WORDS:
            params = [value for name, value in values.items() if name.startswith("match")]
            found = RawSQL(shape.sql, params)  # noqa: S611 - constant text; what was typed is a parameter
            return Answer(rows.filter(id__in=found), _named_by(shape.pieces, values))


def narrowed(rows: QuerySet[Establishment], text: str) -> Answer:
    """The rows of a list that answer a text, a slip forgiven when nothing answers it as typed."""
    asked = read_text(text)
    answer = answering(rows, asked.shape, asked.values)
    if not asked.typed or answer.rows.exists():
        return answer
    asked = asked.forgiven()
    return answering(rows, asked.shape, asked.values)


def number_in(text: str) -> str:
    """The SIREN or SIRET typed, with any spaces or dots, else nothing."""
    digits = fold(text[:LONGEST_TEXT]).replace(" ", "")
    return digits if digits.isascii() and digits.isdigit() and len(digits) in {SIREN_LENGTH, SIRET_LENGTH} else ""


def _groups(rows: QuerySet[Establishment], asked: str) -> tuple[Group, ...]:
    typed = typed_words(asked)
    groups = as_typed(typed)
    is_found = is_frequent(groups) or rows.filter(id__in=matching(groups)).exists()
    return groups if is_found else forgiven(typed)


def _named_by(pieces: Sequence[int], values: Mapping[str, str] | Mapping[str, Given]) -> Q:
    """The name holds a piece of every group."""
    named = Q()
    for place, count in enumerate(pieces):
        held = Q(pk__in=[])
        for rank in range(count):
            held |= Q(sort_name__contains=values[f"piece{place}_{rank}"])
        named &= held
    return named


def _with_number(rows: QuerySet[Establishment], number: str) -> QuerySet[Establishment]:
    return rows.filter(company__siren=number) if len(number) == SIREN_LENGTH else rows.filter(siret=number)


def _named(rows: QuerySet[Establishment], asked: str, *, limit: int) -> list[Candidate]:
    """Names that begin with the text, by the index of names: what one to three letters ask for."""
    ordered = rows.filter(sort_name__gte=asked, sort_name__lt=asked + LAST_SIGN).order_by("sort_name", "id")
    return _read(ordered[:limit])


def _read(rows: QuerySet[Establishment]) -> list[Candidate]:
    return [Candidate(*row) for row in rows.values_list(*COLUMNS)]


def _closeness(asked: str, candidate: Candidate) -> tuple[bool, float, str, UUID]:
    """Names that begin so, then the nearest names, then the alphabet: the same order each time."""
    nearest = fuzz.partial_ratio(asked, candidate.sort_name) + fuzz.ratio(asked, candidate.sort_name) / 2
    return (not candidate.sort_name.startswith(asked), -round(nearest), candidate.sort_name, candidate.id)

"""The official lists in force, and what another one would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from bonrelais.core.french import show_day
from bonrelais.core.ground import DENSITY, Standing, is_list_code
from bonrelais.core.vocabulary.zones import ZONES
from bonrelais.foundation.errors import DomainError
from bonrelais.territory import reference
from bonrelais.territory.models import Commune, ListedCommune, OfficialList
from bonrelais.territory.reference.commune_files import ListLine

MOST_SOURCE: Final = 120
MOST_OF_A_ZONE: Final = 33_000
"""More than any zone has (rural communes are some 31,000): some published files name all, with who is in."""


class ListError(DomainError):
    """The list cannot be taken in; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ListCard:
    """One list to take in: `code` is a zone's or DENSITY, `listed_on` the day the list holds for."""

    code: str
    source: str
    listed_on: date


@dataclass(frozen=True, slots=True)
class Settled:
    """What a list says of each commune in force; in words, the codes mended, and the lines that nothing can mend."""

    standings: Mapping[str, Standing]
    mended: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListChanges:
    """Codes of communes, against the list in force. `moved` stay on it with another standing."""

    settled: Settled
    new: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]

    @property
    def unchanged(self) -> int:
        return len(self.settled.standings) - len(self.new) - len(self.moved)


@dataclass(frozen=True, slots=True)
class ListLoaded:
    row: OfficialList
    communes: int
    in_part: int


def lists_in_force() -> QuerySet[OfficialList]:
    return OfficialList.objects.filter(superseded_at__isnull=True).order_by("code")


def list_in_force(code: str) -> OfficialList | None:
    return lists_in_force().filter(code=code).first()


def listed_in_force(code: str) -> QuerySet[ListedCommune]:
    return ListedCommune.objects.filter(code=code, until_on__isnull=True).order_by("commune_code")


def lists_loaded() -> list[ListLoaded]:
    """By code, each with how many communes stand on it, and how many of them in part."""
    standings: dict[str, list[str]] = {}
    present = ListedCommune.objects.filter(until_on__isnull=True).order_by("id")
    for code, standing in present.values_list("code", "standing"):
        standings.setdefault(code, []).append(standing)
    return [
        ListLoaded(row, len(told := standings.get(row.code, [])), told.count(Standing.PART)) for row in lists_in_force()
    ]


def compare_list(card: ListCard, lines: Sequence[ListLine], *, today: date) -> ListChanges:
    """What taking these lines in would change; raises ListError where no line of them may be taken."""
    _check_card(card, lines, today)
    settled = settle_lines(card.code, lines)
    held = dict(listed_in_force(card.code).values_list("commune_code", "standing"))
    told = settled.standings
    return ListChanges(
        settled,
        new=tuple(sorted(told.keys() - held.keys())),
        gone=tuple(sorted(held.keys() - told.keys())),
        moved=tuple(sorted(one for one in told.keys() & held.keys() if told[one] != held[one])),
    )


def _check_card(card: ListCard, lines: Sequence[ListLine], today: date) -> None:
    if not is_list_code(card.code):
        raise ListError(f"Aucune zone n’a le code « {card.code} ». Les codes sont\u00a0: {', '.join(ZONES.by_code)}.")
    if not card.source.strip() or len(card.source) > MOST_SOURCE:
        raise ListError(f"Dites d’où vient la liste, en {MOST_SOURCE} signes au plus.")
    if card.listed_on > today:
        raise ListError("Le jour de la liste est à venir. Indiquez celui qu’elle porte, ou attendez-le.")
    held = list_in_force(card.code)
    if held is not None and held.listed_on > card.listed_on:
        raise ListError(f"Une liste plus récente est déjà chargée, du {show_day(held.listed_on)}. Rien n’a été changé.")
    if not lines:
        raise ListError("La liste ne nomme aucune commune. Vérifiez le fichier.")
    if card.code != DENSITY and len({line.code for line in lines}) > MOST_OF_A_ZONE:
        raise ListError(
            "Ce fichier nomme presque toutes les communes de France. Ne gardez que les lignes de celles de la zone."
        )


def settle_lines(code: str, lines: Sequence[ListLine]) -> Settled:
    """Each line under the commune in force: of a merged one, a zone's list tells a part of the commune only."""
    codes = {line.code for line in lines}
    present = _present_codes(codes)
    told: dict[str, Standing] = {}
    named: dict[str, Standing] = {}
    mended: dict[str, str] = {}
    refused: list[str] = []
    for line in lines:
        commune = present.get(line.code)
        if commune is None:
            refused.append(f"ligne {line.number}\u00a0: aucune commune n’a jamais eu le code {line.code}")
            continue
        is_same = commune == line.code
        rows = named if is_same else told
        standing = line.standing if is_same or code == DENSITY else Standing.PART
        if not is_same:
            mended[line.code] = f"{line.code} est aujourd’hui dans la commune {commune}"
        if code == DENSITY and rows.get(commune, standing) != standing:
            refused.append(f"ligne {line.number}\u00a0: deux densités pour la commune {commune}")
        rows[commune] = _wider(rows.get(commune), standing)
    return Settled(_joined(code, named, told), tuple(mended.values()), tuple(refused))


def _wider(held: Standing | None, standing: Standing) -> Standing:
    """A commune named twice, in part and whole, is whole."""
    return Standing.WHOLE if Standing.WHOLE in {held, standing} else standing


def _joined(code: str, named: Mapping[str, Standing], merged: Mapping[str, Standing]) -> dict[str, Standing]:
    """A list that still names merged communes says of the present one what it was before: the part it then was."""
    return {**merged, **named} if code == DENSITY else {**named, **merged}


def _present_codes(codes: set[str]) -> dict[str, str]:
    """The code of the commune in force, by each code that is or was one's, here or in the reference tables."""
    found = {row.code: row.code for row in reference.find_communes(codes)}
    found |= {row.code: row.present_code for row in reference.find_former_codes(codes - found.keys())}
    here = Commune.objects.order_by("code").values_list("code", "merged_into__code")
    return found | {code: into or code for code, into in here if code in codes}

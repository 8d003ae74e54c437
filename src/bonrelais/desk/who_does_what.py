"""Who does what: themes × organisations × people."""

from collections.abc import Sequence
from dataclasses import dataclass

from bonrelais.needs.queries import themes_offered
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.models import Relay
from bonrelais.referrals.queries.relays import competences_of, epcis, name_of, places_of, relays_in_use
from bonrelais.territory.models import Epci


@dataclass(frozen=True, slots=True)
class Person:
    relay: Relay
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    theme: Theme
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    label: str
    rows: Sequence[ThemeRow]


@dataclass(frozen=True, slots=True)
class Board:
    """`uncovered` counts the themes nobody serves on the chosen territory."""

    groups: Sequence[ThemeGroup]
    epcis: Sequence[Epci]
    epci: str
    uncovered: int


def board(seat: Seat, *, epci: str) -> Board:
    """Five queries; `epci` is a SIREN of the programme, or empty for the whole territory."""
    offered = epcis(seat)
    chosen = epci if any(row.siren == epci for row in offered) else ""
    relays = [relay for relay in relays_in_use(seat) if _serves(relay, chosen)]
    groups: dict[str, list[ThemeRow]] = {}
    for theme in themes_offered(seat):
        people = [_person(relay) for relay in relays if _knows(relay, theme)]
        groups.setdefault(theme.parent.label if theme.parent else theme.label, []).append(ThemeRow(theme, people))
    uncovered = sum(not row.people for rows in groups.values() for row in rows)
    return Board(
        groups=[ThemeGroup(label, rows) for label, rows in groups.items()],
        epcis=offered,
        epci=chosen,
        uncovered=uncovered,
    )


def _serves(relay: Relay, epci: str) -> bool:
    places = places_of(relay)
    return not epci or not places or any(place.epci is not None and place.epci.siren == epci for place in places)


def _knows(relay: Relay, theme: Theme) -> bool:
    served = {row.theme_id for row in competences_of(relay)}
    return theme.id in served or theme.parent_id in served


def _person(relay: Relay) -> Person:
    return Person(relay=relay, places=[name_of(place) for place in places_of(relay)])

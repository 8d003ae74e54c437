"""Who and what the story is played with: the programme, its people, its organisations, its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bonrelais.demonstration.story.meetings import Side
from bonrelais.directory.models import Establishment
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Priority, Programme, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.models import Relay
from bonrelais.territory.models import Epci
from bonrelais.toolbox.models import Tool


@dataclass(slots=True)
class Cast:
    """`tools` by the code of a theme of the first level, `relays` by that and the SIREN of an intercommunality.

    `partners` are the seats of relays with an account, by e-mail.
    `places` are the establishments of the story, by the SIRET or the invented key of their meeting.
    """

    programme: Programme
    saint_omer: Epci
    lumbres: Epci
    coordinator: Seat
    advisers: Mapping[Side, Seat]
    organisations: Mapping[str, Organisation]
    themes: Mapping[str, Theme]
    children: Mapping[str, tuple[Theme, ...]]
    priorities: Mapping[str, Priority]
    partners: Mapping[str, Seat] = field(default_factory=dict)
    relays: dict[tuple[str, str], list[Relay]] = field(default_factory=dict)
    tools: dict[str, list[Tool]] = field(default_factory=dict)
    places: dict[str, Establishment] = field(default_factory=dict)

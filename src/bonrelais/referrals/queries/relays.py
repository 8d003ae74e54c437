"""The programme's relays: who they are, what they serve, where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from bonrelais.network.models import Organisation
from bonrelais.programmes.models import ProgrammeEpci, ProgrammeOrganisation, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import access
from bonrelais.referrals.models import Relay, RelayCompetence, RelayTerritory
from bonrelais.territory.models import Commune, Epci


@dataclass(frozen=True, slots=True)
class RelayLine:
    """A relay as the directory of relays shows it."""

    relay: Relay
    themes: Sequence[str]
    places: Sequence[str]


def with_competences(rows: QuerySet[Relay]) -> QuerySet[Relay]:
    """Reads relays with their themes and places."""
    return rows.select_related("organisation", "user").prefetch_related(
        Prefetch(
            "competences",
            RelayCompetence.objects.filter(withdrawn_at__isnull=True)
            .select_related("theme__parent")
            .order_by("theme__position", "id"),
            to_attr="present_competences",
        ),
        Prefetch(
            "territories",
            RelayTerritory.objects.select_related("epci", "commune").order_by("id"),
            to_attr="places",
        ),
    )


def relays_in_use(seat: Seat) -> list[Relay]:
    rows = with_competences(access.visible_relays(seat))
    return list(rows.order_by("organisation__short_name", "name", "id"))


def competences_of(relay: Relay) -> Sequence[RelayCompetence]:
    found: list[RelayCompetence] = relay.present_competences  # type: ignore[attr-defined]  # a prefetch's own name
    return found


def places_of(relay: Relay) -> Sequence[RelayTerritory]:
    found: list[RelayTerritory] = relay.places  # type: ignore[attr-defined]  # a prefetch's own name
    return found


def relay_lines(seat: Seat) -> list[RelayLine]:
    return [
        RelayLine(
            relay=relay,
            themes=[row.theme.label for row in competences_of(relay)],
            places=[name_of(row) for row in places_of(relay)],
        )
        for relay in relays_in_use(seat)
    ]


def name_of(place: RelayTerritory) -> str:
    if place.epci is not None:
        return place.epci.name
    return place.commune.name if place.commune is not None else ""


def relay_values(relay: Relay) -> Mapping[str, object]:
    """A relay, ready to fill its form."""
    themes = RelayCompetence.objects.filter(relay=relay, withdrawn_at__isnull=True).order_by("id")
    epcis = RelayTerritory.objects.filter(relay=relay, epci__isnull=False).order_by("id")
    return {
        "name": relay.name,
        "title": relay.title,
        "email": relay.email,
        "phone": relay.phone,
        "themes": [str(key) for key in themes.values_list("theme_id", flat=True)],
        "places": [str(key) for key in epcis.values_list("epci_id", flat=True)],
    }


def communes_of(relay: Relay) -> list[Commune]:
    rows = RelayTerritory.objects.filter(relay=relay, commune__isnull=False).select_related("commune").order_by("id")
    return [row.commune for row in rows if row.commune is not None]


def themes_to_serve(seat: Seat, relay: Relay | None) -> list[tuple[Theme, list[Theme]]]:
    """The themes a relay may serve, whole or in parts, in the programme's order; those it serves, retired or not."""
    held = RelayCompetence.objects.filter(relay=relay, withdrawn_at__isnull=True).values("theme_id")
    rows = Theme.objects.filter(
        Q(retired_at__isnull=True) | Q(pk__in=held) | Q(children__in=held), programme_id=seat.programme_id
    )
    themes = list(rows.distinct().order_by("position", "label", "id"))
    heads = [theme for theme in themes if theme.parent_id is None]
    return [(head, [theme for theme in themes if theme.parent_id == head.id]) for head in heads]


def organisations(seat: Seat) -> list[Organisation]:
    rows = ProgrammeOrganisation.objects.filter(programme_id=seat.programme_id, until_on__isnull=True)
    return [row.organisation for row in rows.select_related("organisation").order_by("organisation__name", "id")]


def epcis_to_serve(seat: Seat, relay: Relay | None) -> list[Epci]:
    """The programme's, and those where the relay works although they left."""
    offered = epcis(seat)
    held = Epci.objects.filter(pk__in=RelayTerritory.objects.filter(relay=relay, epci__isnull=False).values("epci_id"))
    known = {row.id for row in offered}
    return offered + [row for row in held.order_by("name", "id") if row.id not in known]


def epcis(seat: Seat) -> list[Epci]:
    rows = ProgrammeEpci.objects.filter(programme_id=seat.programme_id, left_on__isnull=True)
    return [row.epci for row in rows.select_related("epci").order_by("epci__name", "id")]

"""Businesses too new for the register the day they are met: entered by hand."""

from datetime import datetime
from typing import Final

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.story.meetings import Meeting, Twist
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.directory.models import Establishment
from bonrelais.programmes.defaults.sectors import DefaultSector
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Commune, EpciMember

_NAMES: Final = (
    "Maison Zélie",
    "Atelier des Deux Rives",
    "Chez Augustin",
    "Les Ateliers du Moulin",
    "La Petite Fabrique",
)
_ACTIVITIES: Final = {
    DefaultSector.COMMERCE: "47.29Z",
    DefaultSector.PERSONAL_SERVICES: "96.02A",
    DefaultSector.INDUSTRY: "11.05Z",
    DefaultSector.HOSPITALITY: "56.10A",
    DefaultSector.CONSTRUCTION: "43.32A",
    DefaultSector.BUSINESS_SERVICES: "73.11Z",
    DefaultSector.OTHER: "01.61Z",
}


def place_of(cast: Cast, meeting: Meeting, *, by: Seat, at: datetime) -> Establishment:
    held = cast.places.get(meeting.siret)
    if held is None and meeting.twist is not Twist.ENTERED_BY_HAND:
        raise LookupError(f"the register holds no establishment {meeting.siret}")
    if held is None:
        held = cast.places[meeting.siret] = _enter(cast, meeting, by=by, at=at)
    return held


def _enter(cast: Cast, meeting: Meeting, *, by: Seat, at: datetime) -> Establishment:
    code = ActivityCode(Nomenclature.NAFREV2, _ACTIVITIES[DefaultSector(meeting.sector)])
    taken = sum(1 for key in cast.places if key.startswith("hand-"))
    business = EnteredBusiness(_NAMES[taken % len(_NAMES)], _largest_commune(meeting.epci), code)
    return enter_business(business, by=by, at=at)


def _largest_commune(siren: str) -> Commune:
    members = EpciMember.objects.filter(epci__siren=siren, until_on__isnull=True).select_related("commune")
    return members.order_by("-commune__population", "id")[0].commune

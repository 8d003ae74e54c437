"""Every constraint of what is known of businesses and done with them, each broken behind the actions' back."""

from datetime import date
from uuid import UUID

import pytest
from django.db.models import F

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.directory.choices import LinkKind
from bonrelais.directory.models import (
    Acquaintance,
    ActivityCraftsShare,
    Company,
    Establishment,
    EstablishmentLink,
    PerimeterHit,
)
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.programmes.models import Perimeter, Priority
from bonrelais.projects.models import ActionProject, ProjectStage, Step
from bonrelais.referrals.models import Answer, Referral, Relay, RelayCompetence, RelayTerritory
from bonrelais.territory.models import Activity
from bonrelais.visits.actions.drafts import DraftContent, keep_draft
from bonrelais.visits.models import Appointment, SubjectRaised, Visit, VisitDraft
from tests import make
from tests.constraints.breaking import Table, again, change, refuse

pytestmark = pytest.mark.django_db


def place() -> Establishment:
    return make.establishment_of(make.programme())


def company() -> Company:
    return place().company


def link() -> EstablishmentLink:
    return EstablishmentLink.objects.create(
        earlier=place(), later=place(), kind=LinkKind.MOVE, linked_on=date(2024, 11, 20), recorded_at=clock.now()
    )


def joined_twice() -> None:
    """Joined to one of the register, then to another."""
    first = link()
    change(first, kind=LinkKind.SAME)
    again(EstablishmentLink.objects.get(), later=place())


def hit() -> PerimeterHit:
    programme = make.programme()
    establishment = make.establishment_of(programme)
    perimeter = Perimeter.objects.create(
        programme=programme, kind="centre", name="Centre", commune=establishment.commune, recorded_at=clock.now()
    )
    return PerimeterHit.objects.create(perimeter=perimeter, establishment=establishment, recorded_at=make.OPENED_AT)


def met() -> Acquaintance:
    seat = make.seat()
    make.visit(seat, make.establishment_of(seat.programme))
    return Acquaintance.objects.get(programme=seat.programme)


def share() -> ActivityCraftsShare:
    activity = Activity.objects.create(nomenclature=Nomenclature.NAFREV2, code="96.02A", label="Coiffure")
    return ActivityCraftsShare.objects.create(activity=activity, establishments=10, registered=7)


def consented() -> None:
    seat = make.seat()
    again(make.consent(seat, make.establishment_of(seat.programme).company, make.organisation()))


def planned() -> Appointment:
    seat = make.seat()
    return make.appointment(seat, make.establishment_of(seat.programme))


def visit() -> Visit:
    seat = make.seat()
    return make.visit(seat, make.establishment_of(seat.programme))


def raised() -> SubjectRaised:
    held = visit()
    priority = Priority.objects.filter(programme_id=held.programme_id).order_by("id")[0]
    return SubjectRaised.objects.create(visit=held, priority=priority, recorded_at=clock.now())


def draft() -> VisitDraft:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    return keep_draft(place, device_key=new_id(), content=DraftContent({}), by=seat, at=clock.now())


def relay() -> Relay:
    return make.relay(make.seat())


def competence() -> RelayCompetence:
    return RelayCompetence.objects.get(relay=relay())


def territory() -> RelayTerritory:
    return RelayTerritory.objects.create(relay=relay(), epci=make.epci())


def referral() -> Referral:
    seat = make.seat()
    return make.referral(seat, make.establishment_of(seat.programme))


def project() -> ActionProject:
    seat = make.seat()
    return make.project(seat, make.establishment_of(seat.programme), steps=("Signer",))


def same_key_twice() -> None:
    seat = make.seat()
    first = make.appointment(seat, make.establishment_of(seat.programme))
    second = make.appointment(seat, make.establishment_of(seat.programme))
    key: UUID | None = first.device_key
    change(second, device_key=key)


TABLE: Table = {
    "company_siren_unique": lambda: again(company()),
    "company_registered_or_entered": lambda: change(company(), siren=None),
    "establishment_siret_unique": lambda: again(place()),
    "establishment_registered_or_entered": lambda: change(place(), siret=None),
    "establishment_link_once": lambda: again(link()),
    "establishment_joined_once": joined_twice,
    "establishment_link_of_two": lambda: change(link(), later=F("earlier")),
    "perimeter_hit_once": lambda: again(hit()),
    "consent_one_open": consented,
    "acquaintance_once": lambda: again(met()),
    "acquaintance_in_order": lambda: change(met(), last_met_on=date(2020, 1, 1)),
    "acquaintance_has_a_visit": lambda: change(met(), visits=0),
    "crafts_share_at_most_one": lambda: change(share(), registered=11),
    "appointment_device_key_unique": same_key_twice,
    "visit_device_key_unique": lambda: again(visit()),
    "visit_one_present_version": lambda: again(make.version_of(visit())),
    "visit_minutes_sensible": lambda: change(make.version_of(visit()), minutes=0),
    "subject_raised_once": lambda: again(raised()),
    "visit_draft_once": lambda: again(draft()),
    "relay_once": lambda: again(relay()),
    "relay_competence_once": lambda: again(competence()),
    "relay_territory_is_one_place": lambda: change(territory(), epci=None),
    "referral_device_key_unique": lambda: again(referral()),
    "answer_one_present": lambda: again(Answer.objects.get(referral=referral())),
    "project_device_key_unique": lambda: again(project()),
    "project_one_present_stage": lambda: again(ProjectStage.objects.get(project=project())),
    "step_position_unique": lambda: again(Step.objects.get(project=project())),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_base_refuses(name: str) -> None:
    refuse(TABLE[name])

"""Fictional businesses. Numbers are valid and new each time; the search index follows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bonrelais.core.identifiers import luhn_sum
from bonrelais.core.text import fold
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.choices import FactSource, PositionQuality
from bonrelais.directory.facts_catalogue import definition_of
from bonrelais.directory.models import Acquaintance, Company, Consent, Contact, Establishment, FactLearnt
from bonrelais.foundation import clock
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune
from tests.make.counter import next_number, siren_of


@dataclass(frozen=True)
class Business:
    """What a test says of a business; the rest is a small joinery, open, fully diffused, with an exact point."""

    name: str = "Menuiserie Terninck"
    sign: str = ""
    acronym: str = ""
    legal_form: str = "5499"
    size_band: str = "02"
    category: str = ""
    activity: Activity | None = None
    crafts_activity: str = ""
    created_on: date | None = date(2012, 3, 1)
    is_open: bool = True
    is_partial: bool = False
    is_head_office: bool = True
    address: str = "12 rue de Calais"
    position: tuple[float, float] | None = (50.7496, 2.2520)
    position_quality: PositionQuality = PositionQuality.EXACT
    register_on: date | None = date(2024, 11, 1)


def siret(of: str, *, rank: int = 1) -> str:
    stem = f"{of}{rank:04d}"
    return next(number for digit in "0123456789" if luhn_sum(number := stem + digit) % 10 == 0)


def company(business: Business = Business(), *, programme: Programme | None = None) -> Company:
    """From the register; entered by hand when a programme is given."""
    return Company.objects.create(
        siren=None if programme else siren_of(next_number()),
        programme=programme,
        name=business.name,
        acronym=business.acronym,
        legal_form=business.legal_form,
        activity=business.activity,
        size_band=business.size_band,
        size_year=2022,
        category=business.category,
        category_year=2022 if business.category else None,
        created_on=business.created_on,
        is_open=business.is_open,
        is_partial=business.is_partial,
        register_on=None if programme else business.register_on,
        recorded_at=clock.now(),
    )


def establishment(
    commune: Commune,
    business: Business = Business(),
    *,
    of: Company | None = None,
) -> Establishment:
    """A place of business, of a new company unless one is given; programme and SIRET follow the company."""
    owner = of or company(business)
    rank = owner.establishments.count() + 1
    latitude, longitude = business.position or (None, None)
    made = Establishment.objects.create(
        company=owner,
        siret=siret(owner.siren, rank=rank) if owner.siren else None,
        programme=owner.programme,
        display_name=business.sign or business.name,
        sort_name=fold(business.sign or business.name),
        sign=business.sign,
        is_head_office=business.is_head_office,
        is_open=business.is_open,
        is_partial=business.is_partial,
        opened_on=business.created_on,
        state_since_on=business.created_on,
        address=business.address,
        postcode="62380",
        commune=commune,
        activity=business.activity,
        size_band=business.size_band,
        size_year=2022,
        crafts_activity=business.crafts_activity,
        latitude=latitude,
        longitude=longitude,
        position_quality=business.position_quality,
        register_on=business.register_on,
        recorded_at=clock.now(),
    )
    reindex([made.id])
    return made


def establishment_of(programme: Programme, business: Business = Business()) -> Establishment:
    """From the register, in the first commune of the programme's first EPCI."""
    epci = programme.epcis.order_by("joined_on", "id")[0].epci
    return establishment(Commune.objects.filter(memberships__epci=epci).order_by("code")[0], business)


def contact(
    seat: Seat, company: Company, name: str = "Sylvain Terninck", *, email: str = "", phone: str = ""
) -> Contact:
    return Contact.objects.create(
        programme=seat.programme,
        organisation=seat.organisation,
        company=company,
        name=name,
        title="Gérant",
        phone=phone,
        email=email,
        recorded_by=seat.user,
        recorded_at=clock.now(),
    )


def consent(seat: Seat, company: Company, organisation: Organisation, *, contact: Contact | None = None) -> Consent:
    """The owner agrees today that contact data go to this organisation."""
    return Consent.objects.create(
        programme=seat.programme,
        company=company,
        contact=contact,
        organisation=organisation,
        given_on=clock.today(),
        recorded_by=seat.user,
        recorded_at=clock.now(),
    )


def fact(
    seat: Seat, company: Company, code: str, *, value: bool | int | str, source: FactSource = FactSource.DECLARED
) -> FactLearnt:
    """A fact learnt today; of the company's first place when it is of a place."""
    is_of_place = definition_of(code).is_of_place
    return FactLearnt.objects.create(
        programme=seat.programme,
        organisation=seat.organisation,
        company=company,
        establishment=company.establishments.order_by("id")[0] if is_of_place else None,
        commune=Commune.objects.get(code=value) if code.startswith("place.") else None,
        code=code,
        value=value,
        source=source,
        learnt_on=clock.today(),
        recorded_by=seat.user,
        recorded_at=clock.now(),
    )


def acquaintance(programme_id: UUID, company: Company, *, first: date, last: date | None = None) -> Acquaintance:
    return Acquaintance.objects.create(
        programme_id=programme_id, company=company, first_met_on=first, last_met_on=last or first, visits=1
    )

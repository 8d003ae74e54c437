from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.http import Http404

from bonrelais.core.facts import FactCode, FactSheet, Grade
from bonrelais.core.french import show_day
from bonrelais.core.nomenclature import is_natural_person, legal_form_label, size_band
from bonrelais.directory import access
from bonrelais.directory.facts import MetDays
from bonrelais.directory.masking import NAME_WITHHELD, is_name_withheld
from bonrelais.directory.models import Acquaintance, Consent, Contact, Establishment
from bonrelais.directory.queries.answers import facts_at, facts_learnt, learnt_lines
from bonrelais.directory.queries.grounds import epcis_read
from bonrelais.directory.queries.shapes import Business, ConsentLine, ContactLine, Evidence, OtherPlace
from bonrelais.directory.queries.sheets import sheet_of, with_register
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.prepared import Given, Prepared, given_day
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import EpciMember
from bonrelais.ui.parts import Fact

MOST_PLACES = 30


class JoinedError(DomainError):
    """It was entered by hand and is now one of the register: the sheet to open is that one's."""

    def __init__(self, register_id: UUID) -> None:
        super().__init__("Cette entreprise, saisie à la main, est rattachée au registre.")
        self.register_id = register_id


@dataclass(frozen=True, slots=True)
class _Read:
    """The establishment with what its own query brings beside it."""

    row: Establishment
    epci: str
    epcis: dict[UUID, str]
    met: MetDays | None


def business(seat: Seat, pk: UUID) -> Business:
    """One business for its sheet, in five queries; 404 out of the seat's scope."""
    read = _read(seat, pk)
    row, company = read.row, read.row.company
    learnt = facts_at(facts_learnt(seat, [company.id]), row.id)
    places = _places(seat, company.id)
    head = next((place.commune for place, _ in places if place.is_head_office), None)
    sheet = sheet_of(row, head, learnt, read.epcis, clock.today())
    withheld = is_name_withheld(is_partial=row.is_partial, legal_form=company.legal_form)
    return Business(
        id=row.id,
        company_id=company.id,
        name=NAME_WITHHELD if withheld else row.display_name,
        company_name=NAME_WITHHELD if withheld else company.name,
        siren=company.siren or "",
        siret=row.siret or "",
        commune=row.commune.name,
        commune_code=row.commune.code,
        epci=read.epci,
        address="" if row.is_partial else row.address,
        activity=row.activity.words if row.activity else "",
        is_open=row.is_open,
        is_manual=row.programme_id is not None,
        is_partial=row.is_partial,
        told_number=row.told_number or "",
        register_on=row.register_on,
        facts=tuple(_register_lines(row)),
        crafts=evidence(sheet, FactCode.REGISTRATION_CRAFTS),
        trade=evidence(sheet, FactCode.REGISTRATION_TRADE),
        contacts=_contacts(seat, company.id),
        consents=_consents(seat, company.id),
        learnt=learnt_lines(learnt, on=clock.today()),
        others=tuple(
            _other(place, is_visible=is_visible, is_withheld=withheld)
            for place, is_visible in places
            if place.id != row.id
        ),
        met=read.met,
        sheet=sheet,
    )


def evidence(sheet: FactSheet, code: FactCode) -> Evidence:
    """The registration in words, with where it comes from."""
    known = sheet.registration(code)
    if known is None:
        return Evidence(None, "Pas encore connu")
    registration, fact = known
    words = {Grade.REGISTERED: "Oui", Grade.NOT_REGISTERED: "Non", Grade.PRESUMED: f"Présumé : {registration.why}"}
    return Evidence(registration.grade, words[registration.grade], fact.source_text)


_EPCI: Final = EpciMember.objects.filter(commune=OuterRef("commune"), until_on__isnull=True)
_MET: Final = Acquaintance.objects.filter(programme=Given("programme"), company=OuterRef("company"))
_ONE_BUSINESS: Final = Prepared(
    lambda: (
        with_register(access.visible_in(Given("programme"), given_day("on")), Given("programme"))
        .filter(pk=Given("place"))
        .annotate(
            epci_name=Subquery(_EPCI.values("epci__name")[:1]),
            met_first=Subquery(_MET.values("first_met_on")[:1]),
            met_last=Subquery(_MET.values("last_met_on")[:1]),
            met_visits=Subquery(_MET.values("visits")[:1]),
            joined_to=access.joined_to(),
        )
    )
)
_PLACES: Final = Prepared(
    lambda: (
        Establishment.objects.filter(
            Q(programme__isnull=True) | Q(programme=Given("programme")), company=Given("company")
        )
        .annotate(is_visible=Case(When(access.may_open(Given("programme"), given_day("on")), then=True), default=False))
        .exclude(pk__in=access.joined_links().filter(programme=Given("programme")).values("earlier"))
        .select_related("commune")
        .order_by("-is_head_office", "-is_open", "sort_name", "id")[:MOST_PLACES]
    )
)
_CONTACTS: Final = Prepared(
    lambda: (
        Contact.objects.filter(programme=Given("programme"), company=Given("company"), removed_at__isnull=True)
        .order_by("recorded_at", "id")
        .values_list("id", "name", "title", "phone", "email")
    )
)
_CONSENTS: Final = Prepared(
    lambda: (
        Consent.objects.filter(programme=Given("programme"), company=Given("company"), withdrawn_at__isnull=True)
        .order_by("given_on", "id")
        .values_list("id", "organisation", "organisation__short_name", "contact__name", "given_on")
    )
)


def _read(seat: Seat, pk: UUID) -> _Read:
    found = _ONE_BUSINESS.read({"programme": seat.programme_id, "on": clock.today(), "place": pk})
    if not found:
        raise Http404("Cette entreprise n’est pas dans votre dispositif.")
    (row,) = found
    register = access.joined_key(row)
    if register is not None:
        raise JoinedError(register)
    epcis = epcis_read([row])
    met = MetDays(row.met_first, row.met_last, row.met_visits) if row.met_first else None
    return _Read(row, row.epci_name or "", epcis, met)


def _places(seat: Seat, company: UUID) -> list[tuple[Establishment, bool]]:
    """The company's establishments, out of the programme's communes too, and whether each has a sheet here."""
    return [
        (row, row.is_visible)
        for row in _PLACES.read({"programme": seat.programme_id, "company": company, "on": clock.today()})
    ]


def _other(place: Establishment, *, is_visible: bool, is_withheld: bool) -> OtherPlace:
    name = NAME_WITHHELD if is_withheld else place.display_name
    return OtherPlace(place.id, name, place.commune.name, place.is_open, place.is_head_office, is_visible)


def _contacts(seat: Seat, company: UUID) -> tuple[ContactLine, ...]:
    rows = _CONTACTS.read({"programme": seat.programme_id, "company": company})
    return tuple(ContactLine(*row) for row in rows)


def _consents(seat: Seat, company: UUID) -> tuple[ConsentLine, ...]:
    rows = _CONSENTS.read({"programme": seat.programme_id, "company": company})
    return tuple(ConsentLine(pk, of, name, contact or "", on) for pk, of, name, contact, on in rows)


def _register_lines(row: Establishment) -> Iterator[Fact]:
    """What the register says, each with its source and day; blank where it says nothing."""
    company = row.company
    whence = _whence(row.register_on)
    whence_company = _whence(company.register_on or row.register_on)
    band = size_band(row.size_band)
    year = f"SIRENE, année {row.size_year}" if row.size_year and band.employees is not None else whence
    yield Fact("Nom" if is_natural_person(company.legal_form) else "Raison sociale", company.shown_name, whence_company)
    if row.sign and not is_name_withheld(is_partial=row.is_partial, legal_form=company.legal_form):
        yield Fact("Enseigne", row.sign, whence)
    yield Fact("Activité", str(row.activity) if row.activity else "", whence)
    if row.activity_2025 and row.activity_2025_id != row.activity_id:
        yield Fact("Activité en NAF 2025", str(row.activity_2025), whence)
    yield Fact("Effectif", band.label if band.employees is not None else "", year)
    yield Fact("Forme juridique", legal_form_label(company.legal_form) or company.legal_form, whence_company)
    yield Fact("Création", show_day(company.created_on) if company.created_on else "", whence_company)
    yield Fact("Adresse", "" if row.is_partial else _address(row), whence)
    yield Fact("État", _state(row), whence)


def _whence(register_on: date | None) -> str:
    return f"SIRENE, {show_day(register_on)}" if register_on else "Saisi à la main"


def _address(row: Establishment) -> str:
    town = f"{row.postcode} {row.commune.name}".strip()
    return f"{row.address}, {town}" if row.address else town


def _state(row: Establishment) -> str:
    word = "Ouvert" if row.is_open else "Fermé"
    return f"{word} depuis le {show_day(row.state_since_on)}" if row.state_since_on else word

from datetime import date

from django.test import Client

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Organisation, User
from bonrelais.programmes import actions
from bonrelais.programmes.choices import Role
from bonrelais.programmes.mail import invitation_link
from bonrelais.programmes.middleware import SESSION_KEY
from bonrelais.programmes.models import Agreement, Invitation, Membership, Programme, Sector, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.territory.choices import EpciKind
from bonrelais.territory.models import Commune, Epci, EpciMember
from tests.make.counter import next_number, siren_of
from tests.make.network import OPENED_AT, organisation, user

STARTED_ON = date(2020, 1, 6)
SIGN_IN_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KINDS = {
    Role.ADVISER: OrganisationKind.CMA,
    Role.COORDINATOR: OrganisationKind.EPCI,
    Role.PARTNER: OrganisationKind.NETWORK,
    Role.OFFICIAL: OrganisationKind.EPCI,
    Role.ADMINISTRATOR: OrganisationKind.EPCI,
}


def epci(name: str = "", *, communes: int = 2) -> Epci:
    """A fictional intercommunality and its communes (codes of no real department)."""
    number = next_number()
    made = Epci.objects.create(siren=siren_of(number), name=name or f"CC fictive {number}", kind=EpciKind.COMMUNITY)
    for _ in range(communes):
        commune_in(made)
    return made


def commune_in(epci: Epci, name: str = "") -> Commune:
    number = next_number()
    name = name or f"Bourg-{number}"
    commune = Commune.objects.create(
        code=f"{number % 100_000:05d}",
        name=name,
        folded_name=name.lower().replace("-", " "),
        department_code="00",
        region_code="00",
        population=1000,
    )
    EpciMember.objects.create(epci=epci, commune=commune, recorded_at=OPENED_AT)
    return commune


def programme(code: str = "", *, name: str = "", joins: Epci | None = None) -> Programme:
    """A programme with the default themes, sectors and priorities, and one EPCI of two communes."""
    code = code or f"dispositif-{next_number()}"
    plan = actions.SetUp(
        facts=actions.ProgrammeFacts(code=code, name=name or f"Dispositif {code}", started_on=STARTED_ON),
        epcis=[actions.JoiningEpci(epci=joins or epci(), joined_on=STARTED_ON)],
    )
    return actions.set_up_programme(plan, by=SYSTEM, at=OPENED_AT)


def agreement(
    programme: Programme,
    *,
    starts_on: date = date(2024, 1, 1),
    ends_on: date = date(2025, 12, 31),
    amount_cents: int = 10_000_000,
    code: str = "",
) -> Agreement:
    code = code or f"convention-{next_number()}"
    facts = actions.AgreementFacts(
        code=code,
        name=code.replace("-", " ").capitalize(),
        starts_on=starts_on,
        ends_on=ends_on,
        amount_cents_per_year=amount_cents,
    )
    return actions.add_agreement(programme, facts=facts, by=SYSTEM, at=OPENED_AT)


def membership(
    role: Role = Role.ADVISER,
    *,
    programme: Programme | None = None,
    user: User | None = None,
    organisation: Organisation | None = None,
) -> Membership:
    grant = actions.Grant(
        user=user or _user_of(role),
        organisation=organisation or _organisation_of(role),
        role=role,
        since_on=STARTED_ON,
    )
    return actions.grant_role(programme or _programme(), grant=grant, by=SYSTEM, at=OPENED_AT)


def seat(
    role: Role = Role.ADVISER,
    *,
    programme: Programme | None = None,
    organisation: Organisation | None = None,
    user: User | None = None,
) -> Seat:
    """A person with a role: in a new programme and a new organisation unless given."""
    held = membership(role, programme=programme, organisation=organisation, user=user)
    return Seat(user=held.user, programme=held.programme, organisation=held.organisation, role=Role(held.role))


def client_of(seat: Seat) -> Client:
    """A browser where the person of the seat is signed in, in the seat's programme."""
    client = Client()
    client.force_login(seat.user, backend=SIGN_IN_BACKEND)
    session = client.session
    session[SESSION_KEY] = str(seat.programme_id)
    session.save()
    return client


def client_as(role: Role, *, programme: Programme | None = None, organisation: Organisation | None = None) -> Client:
    return client_of(seat(role, programme=programme, organisation=organisation))


def invitation(inviter: Seat, *, email: str = "") -> Invitation:
    """An adviser invited to the inviter's organisation."""
    invitee = actions.Invitee(
        email=email or f"invitee{next_number()}@exemple.fr",
        first_name="Claire",
        last_name="Delmotte",
        organisation=inviter.organisation,
        role=Role.ADVISER,
    )
    return actions.invite(inviter.programme, invitee=invitee, by=inviter.user, at=clock.now())


def invitation_token(invitation: Invitation) -> str:
    """What stands in the address that the invitation's letter gives."""
    return invitation_link(invitation).rstrip("/").rpartition("/")[2]


def theme(programme: Programme, label: str = "", *, parent: Theme | None = None) -> Theme:
    facts = actions.ThemeFacts(label=label or f"Thème {next_number()}", parent=parent)
    return actions.add_theme(programme, facts=facts, by=SYSTEM, at=clock.now())


def sector(programme: Programme, code: str = "commerce") -> Sector:
    """One of the default sectors, by its code."""
    return Sector.objects.get(programme=programme, code=code)


def _programme() -> Programme:
    return programme()


def _user_of(role: Role) -> User:
    return user(role.label.split(",")[0], f"Exemple {next_number()}")


def _organisation_of(role: Role) -> Organisation:
    return organisation(kind=KINDS[role])

"""Sets the stage: the programme with its organisations, people, relays and perimeters, through the real actions."""

from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import product
from typing import Final

from bonrelais.demonstration import accounts
from bonrelais.demonstration.accounts import DemoAccount
from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.setting.naming import CODE, NAME
from bonrelais.demonstration.setting.partners import CAPSO, CCI, CCPL, CMA, PARTNERS, RELAYS, RelayPlan
from bonrelais.demonstration.story.calendar import LUMBRES_JOINS, STARTED_ON
from bonrelais.demonstration.story.meetings import Side
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.network import actions as network
from bonrelais.network.models import Organisation, User
from bonrelais.programmes import actions as programmes
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Priority, Programme, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.actions.relays import add_relay
from bonrelais.referrals.models import Relay
from bonrelais.referrals.requests import RelayCard
from bonrelais.territory import actions as territory
from bonrelais.territory.models import Epci

OPENED_AT: Final = clock.at_paris(date(2020, 8, 26), time(9))
LUMBRES_SIGNS_AT: Final = clock.at_paris(date(2022, 12, 15), time(11))
_EQUIPPED_AT: Final = clock.at_paris(date(2020, 9, 2), time(10))
_ROLES: Final = (
    (accounts.CMA_ADVISER, CMA, Role.ADVISER),
    (accounts.CCI_ADVISER, CCI, Role.ADVISER),
    (accounts.COORDINATOR, CAPSO, Role.COORDINATOR),
    (accounts.OFFICIAL, CCPL, Role.OFFICIAL),
    (accounts.BGE_PARTNER, "BGE", Role.PARTNER),
    (accounts.LOAN_PARTNER, "Initiative", Role.PARTNER),
    (accounts.JOBS_PARTNER, "France Travail", Role.PARTNER),
)


def set_stage() -> Cast:
    epcis = {
        siren: territory.add_epci(siren, by=SYSTEM, at=OPENED_AT) for siren in (PAYS_DE_SAINT_OMER, PAYS_DE_LUMBRES)
    }
    organisations = {plan.short_name: _organisation(plan.short_name) for plan in PARTNERS}
    users = {account.email: _user(account) for account in accounts.ACCOUNTS}
    programme = _programme(epcis[PAYS_DE_SAINT_OMER], organisations, users)
    seats = {
        account.email: _seat(programme, users[account.email], organisations[short_name], role)
        for account, short_name, role in _ROLES
    }
    themes = {theme.code: theme for theme in Theme.objects.filter(programme=programme).select_related("parent")}
    cast = Cast(
        programme=programme,
        saint_omer=epcis[PAYS_DE_SAINT_OMER],
        lumbres=epcis[PAYS_DE_LUMBRES],
        coordinator=seats[accounts.COORDINATOR.email],
        advisers={Side.CMA: seats[accounts.CMA_ADVISER.email], Side.CCI: seats[accounts.CCI_ADVISER.email]},
        organisations=organisations,
        themes=themes,
        children=_children(themes),
        priorities={one.code: one for one in Priority.objects.filter(programme=programme)},
        partners={email: seat for email, seat in seats.items() if seat.role is Role.PARTNER},
    )
    for plan in RELAYS:
        relay = _relay(plan, cast, users, epcis)
        for code, siren in product(plan.themes, plan.epcis or epcis):
            cast.relays.setdefault((code, siren), []).append(relay)
    return cast


def lumbres_joins(cast: Cast, at: datetime) -> None:
    """The second intercommunality joins on the first day of 2023."""
    programmes.join_epci(cast.programme, epci=cast.lumbres, joined_on=LUMBRES_JOINS, by=cast.coordinator, at=at)


def _organisation(short_name: str) -> Organisation:
    plan = next(one for one in PARTNERS if one.short_name == short_name)
    facts = network.OrganisationFacts(plan.name, plan.short_name, plan.kind, plan.siren)
    return network.create_organisation(facts, by=SYSTEM, at=OPENED_AT)


def _user(account: DemoAccount) -> User:
    first_name, last_name = account.name.split(" ", 1)
    person = network.Person(email=account.email, first_name=first_name, last_name=last_name)
    return network.create_user(person, password=account.password, by=SYSTEM, at=OPENED_AT)


def _programme(saint_omer: Epci, organisations: Mapping[str, Organisation], users: Mapping[str, User]) -> Programme:
    administrator = programmes.FirstAdministrator(users[accounts.ADMINISTRATOR.email], organisations[CAPSO])
    plan = programmes.SetUp(
        facts=programmes.ProgrammeFacts(CODE, NAME, STARTED_ON, is_demonstration=True),
        epcis=[programmes.JoiningEpci(saint_omer, STARTED_ON)],
        administrator=administrator,
        organisations=list(organisations.values()),
    )
    return programmes.set_up_programme(plan, by=SYSTEM, at=OPENED_AT)


def _seat(programme: Programme, user: User, organisation: Organisation, role: Role) -> Seat:
    grant = programmes.Grant(user=user, organisation=organisation, role=role, since_on=STARTED_ON)
    programmes.grant_role(programme, grant=grant, by=SYSTEM, at=OPENED_AT)
    return Seat(user=user, programme=programme, organisation=organisation, role=role)


def _children(themes: Mapping[str, Theme]) -> dict[str, tuple[Theme, ...]]:
    parents = [theme for theme in themes.values() if theme.parent_id is None]
    return {
        parent.code: tuple(
            sorted((one for one in themes.values() if one.parent_id == parent.pk), key=lambda one: one.position)
        )
        for parent in parents
    }


def _relay(plan: RelayPlan, cast: Cast, users: Mapping[str, User], epcis: Mapping[str, Epci]) -> Relay:
    card = RelayCard(
        organisation=cast.organisations[plan.organisation],
        name=plan.name,
        title=plan.title,
        email=plan.email,
        phone="03 53 01 " + f"{len(plan.name):02d} {len(plan.email):02d}",
        themes=[cast.themes[code] for code in plan.themes],
        user=users.get(plan.account),
        epcis=[epcis[siren] for siren in plan.epcis],
    )
    return add_relay(card, by=cast.coordinator, at=_EQUIPPED_AT)

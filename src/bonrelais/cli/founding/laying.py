"""The programme that the answers describe, written in one transaction: all of it, or nothing."""

from datetime import date, datetime, timedelta
from typing import TypedDict

from django.db import transaction
from django.db.models import CharField, Model

from bonrelais.cli.find import account_at, organisation_of
from bonrelais.cli.founding.answers import AgreementAnswer, Answers, OrganisationAnswer
from bonrelais.cli.french import FrenchError
from bonrelais.cli.passwords import refuse_weak_password, refuse_wrong_email
from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.network.actions import OrganisationFacts, Person, create_organisation, create_user
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.actions import (
    AgreementFacts,
    Grant,
    Invitee,
    JoiningEpci,
    ProgrammeFacts,
    SetUp,
    TargetFacts,
    grant_role,
    invite,
    set_target,
    set_up_programme,
)
from bonrelais.programmes.choices import Role, TargetIndicator
from bonrelais.programmes.mail import invitation_link
from bonrelais.programmes.models import Agreement, Programme
from bonrelais.programmes.queries import agreements
from bonrelais.territory.actions import add_epci
from bonrelais.territory.models import Epci


class EpciTold(TypedDict):
    siren: str
    name: str


class Founded(TypedDict):
    """`invitation_link` is null when the administrator has a password."""

    programme: str
    name: str
    started_on: str
    epcis: list[EpciTold]
    organisations: list[str]
    agreement: str | None
    administrator: str
    invitation_link: str | None


def refuse_demonstration() -> None:
    if User.objects.filter(email__in=[account.email for account in ACCOUNTS]).exists():
        raise FrenchError(
            "Cette base contient la démonstration : un vrai dispositif demande une base à lui. "
            "Relancez avec BONRELAIS_HOME sur un autre dossier."
        )


def refuse_taken_code(code: str) -> None:
    if Programme.objects.filter(code=code).exists():
        raise FrenchError(f"Un dispositif porte déjà le code « {code} ». Choisissez-en un autre avec --code.")


def refuse_long(answers: Answers) -> None:
    administrator, agreement = answers.administrator, answers.agreement
    written: list[tuple[type[Model], str, str]] = [
        (Programme, "name", answers.name),
        (User, "email", administrator.email),
        (User, "first_name", administrator.first_name),
        (User, "last_name", administrator.last_name),
        *((Organisation, "name", one.name) for one in answers.organisations),
        *([(Agreement, "name", agreement.name)] if agreement else []),
    ]
    for model, name, text in written:
        refuse_longer(model, name, text)


def refuse_longer(model: type[Model], name: str, text: str) -> None:
    """SQLite would keep what is longer than its column; PostgreSQL fails on it."""
    field = model._meta.get_field(name)
    longest = field.max_length if isinstance(field, CharField) else None
    if longest is not None and len(text) > longest:
        raise FrenchError(f"« {text[:40]}… » est trop long : {longest} caractères au plus.")


@transaction.atomic
def lay_programme(answers: Answers, *, at: datetime) -> Founded:
    refuse_demonstration()
    refuse_taken_code(answers.code)
    refuse_long(answers)
    refuse_wrong_email(answers.administrator.email)
    refuse_weak_password(answers.administrator.password)
    epcis = [add_epci(answer.siren, by=SYSTEM, at=at) for answer in answers.epcis]
    organisations = [
        *(organisation_for(epci, at=at) for epci in epcis),
        *(find_or_create(answer, at=at) for answer in answers.organisations),
    ]
    plan = SetUp(
        facts=ProgrammeFacts(code=answers.code, name=answers.name, started_on=answers.started_on),
        epcis=[
            JoiningEpci(epci, answer.joined_on or answers.started_on)
            for epci, answer in zip(epcis, answers.epcis, strict=True)
        ],
        organisations=organisations,
        agreements=[agreement_facts(answers.agreement)] if answers.agreement else [],
    )
    programme = set_up_programme(plan, by=SYSTEM, at=at)
    if answers.agreement is not None and answers.agreement.target is not None:
        set_yearly_targets(agreements(programme)[0], answers.agreement.target, at=at)
    link = seat_administrator(programme, answers, at=at)
    return Founded(
        programme=programme.code,
        name=programme.name,
        started_on=programme.started_on.isoformat(),
        epcis=[EpciTold(siren=epci.siren, name=epci.name) for epci in epcis],
        organisations=[organisation.name for organisation in organisations],
        agreement=answers.agreement.code if answers.agreement else None,
        administrator=answers.administrator.email.strip().lower(),
        invitation_link=link,
    )


def organisation_for(epci: Epci, *, at: datetime) -> Organisation:
    """The intercommunality as a structure that takes part and pays."""
    present = Organisation.objects.filter(siren=epci.siren).first()
    facts = OrganisationFacts(name=epci.name, short_name=epci.name[:60], kind=OrganisationKind.EPCI, siren=epci.siren)
    return present or create_organisation(facts, by=SYSTEM, at=at)


def find_or_create(answer: OrganisationAnswer, *, at: datetime) -> Organisation:
    """Structures are shared by the programmes of the installation: one already there is taken."""
    present = Organisation.objects.filter(name=answer.name).first()
    if present is not None and present.kind != answer.kind:
        raise FrenchError(f"« {answer.name} » est déjà là, comme {present.get_kind_display().lower()}.")
    facts = OrganisationFacts(name=answer.name, short_name=answer.short_name, kind=OrganisationKind(answer.kind))
    return present or create_organisation(facts, by=SYSTEM, at=at)


def agreement_facts(answer: AgreementAnswer) -> AgreementFacts:
    return AgreementFacts(
        code=answer.code,
        name=answer.name,
        starts_on=answer.starts_on,
        ends_on=answer.ends_on,
        amount_cents_per_year=answer.amount_cents_per_year,
    )


def years_of(starts_on: date, ends_on: date) -> list[tuple[date, date]]:
    """The agreement cut in years from its first day; both days of each are included."""
    years = []
    first = starts_on
    while first <= ends_on:
        following = one_year_after(first)
        years.append((first, min(ends_on, following - timedelta(days=1))))
        first = following
    return years


def one_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def set_yearly_targets(agreement: Agreement, value: int, *, at: datetime) -> None:
    for first, last in years_of(agreement.starts_on, agreement.ends_on):
        facts = TargetFacts(indicator=TargetIndicator.BUSINESSES_MET, starts_on=first, ends_on=last, value=value)
        set_target(agreement, facts=facts, by=SYSTEM, at=at)


def seat_administrator(programme: Programme, answers: Answers, *, at: datetime) -> str | None:
    """The first administrator, with a password or by an invitation whose link is returned."""
    wanted = answers.administrator
    organisation = organisation_of(programme, wanted.organisation or first_epci_name(answers))
    present = account_at(wanted.email, has_password=wanted.password is not None)
    if present is None and wanted.password is None:
        invitee = Invitee(wanted.email, wanted.first_name, wanted.last_name, organisation, Role.ADMINISTRATOR)
        return invitation_link(invite(programme, invitee=invitee, by=SYSTEM, at=at))
    person = Person(email=wanted.email, first_name=wanted.first_name, last_name=wanted.last_name)
    user = present or create_user(person, password=wanted.password, by=SYSTEM, at=at)
    since_on = min(answers.started_on, clock.day_of(at))  # a programme still to start is prepared beforehand
    grant = Grant(user=user, organisation=organisation, role=Role.ADMINISTRATOR, since_on=since_on)
    grant_role(programme, grant=grant, by=SYSTEM, at=at)
    return None


def first_epci_name(answers: Answers) -> str:
    if not answers.epcis:
        raise DomainError("Un dispositif couvre au moins une intercommunalité.")
    return answers.epcis[0].siren

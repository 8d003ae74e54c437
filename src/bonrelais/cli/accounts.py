"""The work of `bonrelais user`, once Django has started."""

import sys
from dataclasses import dataclass
from typing import TypedDict

import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from bonrelais.cli.find import account_at, organisation_of, programme_of
from bonrelais.cli.french import FrenchError, FrenchUsageError
from bonrelais.cli.passwords import ask_password, given_password, refuse_weak_password, refuse_wrong_email
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.actions import record
from bonrelais.network.actions import Person, create_user
from bonrelais.network.models import User
from bonrelais.programmes.actions import Grant, grant_role
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership, Programme


class MembershipTold(TypedDict):
    programme: str
    organisation: str
    role: str


class AccountTold(TypedDict):
    email: str
    name: str
    is_active: bool
    is_operator: bool
    has_second_factor: bool
    failed_attempts: int
    memberships: list[MembershipTold]


class AddedTold(TypedDict):
    email: str
    name: str
    is_new: bool
    membership: MembershipTold | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account to open. Without a password, a link lets the person choose it."""

    person: Person
    password: str | None
    code: str | None
    organisation: str | None
    role: Role | None


def read_wanted(ctx: click.Context) -> Wanted:
    """What the command line says, completed by a question for the password in a terminal."""
    given = ctx.params
    role = Role(given["role"]) if given["role"] else None
    is_existing = User.objects.filter(email__iexact=given["email"].strip()).exists()
    needed = {"--first-name": given["first_name"] or is_existing, "--last-name": given["last_name"] or is_existing}
    if not given["is_operator"] or role is not None or given["organisation"]:
        needed |= {"--organisation": given["organisation"], "--role": role}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise FrenchUsageError(f"il manque {', '.join(missing)}.", ctx)
    refuse_wrong_email(given["email"])
    password = given_password(given["password_file"])
    if password is None and not given["is_invited"] and not is_existing:
        if not sys.stdin.isatty():
            raise FrenchUsageError("il manque --password-file ou --invitation.", ctx)
        password = ask_password()
    refuse_weak_password(password)
    person = Person(
        email=given["email"],
        first_name=given["first_name"] or "",
        last_name=given["last_name"] or "",
        is_operator=given["is_operator"],
    )
    return Wanted(person, password, given["code"], given["organisation"], role)


@transaction.atomic
def add_account(wanted: Wanted) -> AddedTold:
    at = clock.now()
    user = account_at(wanted.person.email, has_password=wanted.password is not None)
    is_new = user is None
    if user is None:
        user = create_user(wanted.person, password=wanted.password, by=SYSTEM, at=at)
    elif wanted.role is None or wanted.person.is_operator:
        raise FrenchError("Un compte existe déjà à cette adresse.")
    membership = None
    if wanted.role is not None and wanted.organisation is not None:
        programme = programme_of(wanted.code)
        organisation = organisation_of(programme, wanted.organisation)
        grant = Grant(user=user, organisation=organisation, role=wanted.role, since_on=clock.today())
        membership = membership_told(grant_role(programme, grant=grant, by=SYSTEM, at=at))
    link = reset_link(user) if is_new and wanted.password is None else None
    return AddedTold(email=user.email, name=user.name, is_new=is_new, membership=membership, link=link)


def membership_told(membership: Membership) -> MembershipTold:
    return MembershipTold(
        programme=membership.programme.code,
        organisation=membership.organisation.name,
        role=membership.role,
    )


@transaction.atomic
def reset_link(user: User) -> str:
    """A personal link that sets a password once; noted in the journal."""
    if not user.is_active:
        raise FrenchError(f"Le compte de {user.name} est fermé.")
    record("user.password_link_made", user, by=SYSTEM, at=clock.now())
    key = default_token_generator.make_token(user)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}
    )  # the same address as the letter of a forgotten password
    return str(settings.PUBLIC_URL) + path


def accounts() -> list[AccountTold]:
    """Every account, by name, with the roles in force."""
    held: dict[object, list[MembershipTold]] = {}
    for membership in Membership.in_force(clock.today()).select_related("programme", "organisation").order_by("id"):
        held.setdefault(membership.user_id, []).append(membership_told(membership))
    protected = set(Authenticator.objects.filter(type=Authenticator.Type.TOTP).values_list("user_id", flat=True))
    failed = dict(AccessAttempt.objects.order_by("id").values_list("username", "failures_since_start"))
    return [
        AccountTold(
            email=user.email,
            name=user.name,
            is_active=user.is_active,
            is_operator=user.is_operator,
            has_second_factor=user.pk in protected,
            failed_attempts=failed.get(user.email.lower(), 0),
            memberships=held.get(user.pk, []),
        )
        for user in User.objects.order_by("last_name", "first_name", "id")
    ]


def in_words(account: AccountTold) -> str:
    parts = [f"{account['email']:<40} {account['name']:<28}"]
    parts += [
        f"{held['programme']} : {Role(held['role']).label} ({held['organisation']})" for held in account["memberships"]
    ]
    marks = {
        "exploitation": account["is_operator"],
        "second facteur": account["has_second_factor"],
        "fermé": not account["is_active"],
    }
    return " · ".join([*parts, *(mark for mark, is_so in marks.items() if is_so)])


def programmes_led_alone_by(closed: User) -> list[Programme]:
    """The programmes where the person held the role of administration, and nobody else with an open account does."""
    administrators = Membership.in_force(clock.today()).filter(role=Role.ADMINISTRATOR)
    led = Programme.objects.filter(pk__in=administrators.filter(user=closed).values("programme_id"))
    others = administrators.filter(user__is_active=True).exclude(user=closed).values("programme_id")
    return list(led.exclude(pk__in=others).order_by("name", "id"))

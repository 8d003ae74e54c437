"""What a new programme needs to know, from flags or from questions. Nothing here touches the database."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final, TypedDict

import click

from bonrelais.cli.french import FrenchUsageError

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST_CENTS: Final = 10**13
KINDS: Final = ("cma", "cci", "epci", "region", "state", "employment", "finance", "network", "other")


@dataclass(frozen=True, slots=True)
class EpciAnswer:
    """`joined_on` is absent when it joins on the programme's first day."""

    siren: str
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class OrganisationAnswer:
    kind: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class AgreementAnswer:
    """`target` is the number of businesses to meet each year; None without target."""

    code: str
    name: str
    starts_on: date
    ends_on: date
    amount_cents_per_year: int
    target: int | None = None


@dataclass(frozen=True, slots=True)
class AdministratorAnswer:
    """Without a password, an invitation lets the person choose it. The organisation is the first EPCI when unnamed."""

    email: str
    first_name: str
    last_name: str
    password: str | None = field(repr=False, default=None)
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    name: str
    code: str
    started_on: date
    epcis: tuple[EpciAnswer, ...]
    organisations: tuple[OrganisationAnswer, ...]
    administrator: AdministratorAnswer
    agreement: AgreementAnswer | None


class Flags(TypedDict):
    """The options of `init`, as click reads them."""

    name: str | None
    code: str | None
    started_on: datetime | None
    epcis: tuple[str, ...]
    cma: str | None
    cci: str | None
    organisations: tuple[str, ...]
    email: str | None
    first_name: str | None
    last_name: str | None
    administrator_organisation: str | None
    is_invited: bool
    agreement_name: str | None
    agreement_code: str | None
    agreement_from: datetime | None
    agreement_to: datetime | None
    amount: str | None
    target: int | None
    is_without_agreement: bool


def read_day(text: str) -> date:
    """2025-01-31 or 31/01/2025; ValueError otherwise."""
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007 - a day, without hour
        except ValueError:
            continue
    raise ValueError(text)


def read_epci(text: str) -> EpciAnswer:
    """« SIREN » or « SIREN:2023-01-01 », the day it joined."""
    siren, _, day = text.partition(":")
    try:
        return EpciAnswer("".join(siren.split()), read_day(day) if day else None)
    except ValueError as refusal:
        raise FrenchUsageError(f"--epci {text} : écrivez un SIREN, ou SIREN:2023-01-01.") from refusal


def read_organisation(text: str) -> OrganisationAnswer:
    """« kind:Name » or « kind:Name:Short name »."""
    kind, _, names = text.partition(":")
    name, _, short_name = names.partition(":")
    if kind not in KINDS or not name.strip():
        raise FrenchUsageError(
            f"--organisation {text} : écrivez par exemple network:BGE Hauts-de-France:BGE. Genres : {', '.join(KINDS)}."
        )
    return organisation_named(kind, name, short_name)


def organisation_named(kind: str, name: str, short_name: str = "") -> OrganisationAnswer:
    return OrganisationAnswer(kind, name.strip(), (short_name.strip() or name.strip())[:60])


def read_cents(text: str) -> int:
    """« 100000 », « 100 000,50 »; ValueError otherwise."""
    try:
        cents = Decimal("".join(text.replace("€", "").split()).replace(",", ".")) * 100
    except InvalidOperation as refusal:
        raise ValueError(text) from refusal
    if not cents.is_finite() or cents != cents.to_integral_value() or not 0 <= cents <= LARGEST_CENTS:
        raise ValueError(text)
    return int(cents)


def read_code(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > 60:
        raise FrenchUsageError(
            f"le code « {text} » s’écrit en minuscules, chiffres et tirets, par exemple mon-dispositif."
        )
    return text


def missing_flags(flags: Flags, *, has_password: bool) -> list[str]:
    """The flags without which nothing can be done."""
    needed: dict[str, object] = {
        "--name": flags["name"],
        "--epci": flags["epcis"],
        "--cma": flags["cma"],
        "--cci": flags["cci"],
        "--administrator-email": flags["email"],
        "--administrator-first-name": flags["first_name"],
        "--administrator-last-name": flags["last_name"],
        "--password-file (ou --invitation)": has_password or flags["is_invited"],
    }
    if not flags["is_without_agreement"]:
        needed |= {
            "--agreement-from": flags["agreement_from"],
            "--agreement-to": flags["agreement_to"],
            "--amount-per-year": flags["amount"],
        }
    return [name for name, value in needed.items() if not value]


def refuse_missing(flags: Flags, *, has_password: bool) -> None:
    missing = missing_flags(flags, has_password=has_password)
    if missing:
        about_agreement = any(name.startswith(("--agreement", "--amount")) for name in missing)
        without = " Sans convention : --no-agreement." if about_agreement else ""
        ctx = click.get_current_context(silent=True)
        raise FrenchUsageError(f"il manque {', '.join(missing)}.{without}", ctx)

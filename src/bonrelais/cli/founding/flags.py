"""Answers from flags alone: nothing is asked."""

from datetime import date

from django.utils.text import slugify

from bonrelais.cli.founding.answers import (
    AdministratorAnswer,
    AgreementAnswer,
    Answers,
    Flags,
    organisation_named,
    read_cents,
    read_code,
    read_epci,
    read_organisation,
    refuse_missing,
)
from bonrelais.cli.french import FrenchUsageError


def answers_of(flags: Flags, *, password: str | None, today: date) -> Answers:
    refuse_missing(flags, has_password=password is not None)
    agreement = agreement_of(flags)
    name = (flags["name"] or "").strip()
    started_on = flags["started_on"].date() if flags["started_on"] else None
    return Answers(
        name=name,
        code=read_code(flags["code"] or slugify(name)[:60]),
        started_on=started_on or (agreement.starts_on if agreement else today),
        epcis=tuple(map(read_epci, flags["epcis"])),
        organisations=(
            organisation_named("cma", flags["cma"] or ""),
            organisation_named("cci", flags["cci"] or ""),
            *map(read_organisation, flags["organisations"]),
        ),
        administrator=AdministratorAnswer(
            email=flags["email"] or "",
            first_name=flags["first_name"] or "",
            last_name=flags["last_name"] or "",
            password=password,
            organisation=flags["administrator_organisation"] or "",
        ),
        agreement=agreement,
    )


def agreement_of(flags: Flags) -> AgreementAnswer | None:
    starts, ends = flags["agreement_from"], flags["agreement_to"]
    if flags["is_without_agreement"] or starts is None or ends is None:
        return None
    name = flags["agreement_name"] or agreement_name(starts.year, ends.year)
    try:
        cents = read_cents(flags["amount"] or "")
    except ValueError as refusal:
        raise FrenchUsageError(f"--amount-per-year {flags['amount']} : écrivez un montant en euros.") from refusal
    return AgreementAnswer(
        code=read_code(flags["agreement_code"] or slugify(name)[:60]),
        name=name,
        starts_on=starts.date(),
        ends_on=ends.date(),
        amount_cents_per_year=cents,
        target=flags["target"],
    )


def agreement_name(first: int, last: int) -> str:
    return f"Convention {first}" if first == last else f"Convention {first}-{last}"

"""Answers from questions, in a terminal. What a flag already says is not asked. Questions go to standard error."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click
from django.db.models import Model
from django.utils.text import slugify

from bonrelais.cli.founding.answers import (
    AdministratorAnswer,
    AgreementAnswer,
    Answers,
    EpciAnswer,
    Flags,
    OrganisationAnswer,
    organisation_named,
    read_cents,
    read_code,
    read_day,
    read_epci,
    read_organisation,
)
from bonrelais.cli.founding.flags import agreement_name, agreement_of
from bonrelais.cli.founding.laying import refuse_longer, refuse_taken_code
from bonrelais.cli.french import FrenchUsageError
from bonrelais.cli.passwords import ask_password, password_refusal, refuse_wrong_email
from bonrelais.cli.telling import agrees, tell
from bonrelais.core.french import show_number
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.actions import HIGHEST_TARGET
from bonrelais.programmes.actions.programme import FIRST_YEAR, LAST_YEAR
from bonrelais.programmes.models import Agreement, Programme
from bonrelais.territory.actions import published_epci
from bonrelais.territory.reference import find_epcis, read_communes

T = TypeVar("T")


def ask(question: str, read: Callable[[str], T], *, default: str = "", wrong: str) -> T:
    """Asks until the answer can be read."""
    while True:
        typed: str = click.prompt(question, default=default, show_default=bool(default), err=True)
        try:
            return read(typed)
        except (ValueError, click.ClickException) as refusal:
            tell(refusal.format_message() if isinstance(refusal, click.ClickException) else wrong)


def ask_text(
    question: str, given: str | None = None, *, of: type[Model], field: str = "name", default: str = ""
) -> str:
    """What the field of the model can hold."""

    def read(typed: str) -> str:
        text = typed.strip()
        if not text:
            raise ValueError(typed)
        refuse_longer(of, field, text)
        return text

    return given or ask(question, read, default=default, wrong="Cette réponse est nécessaire.")


def ask_answers(flags: Flags, *, password: str | None, today: date) -> Answers:
    given = tuple(map(read_published_epci, flags["epcis"]))
    tell("Un nouveau dispositif. Ctrl-C pour arrêter : rien n’est écrit avant la fin.\n")
    name = ask_text("Nom du dispositif", flags["name"], of=Programme)
    code = flags["code"] or ask("Code, pour les commandes", read_free_code, default=slugify(name)[:60], wrong="")
    epcis = given or ask_epcis()
    cma = ask_text("Nom de la chambre de métiers et de l’artisanat", flags["cma"], of=Organisation, default="CMA")
    cci = ask_text("Nom de la chambre de commerce et d’industrie", flags["cci"], of=Organisation, default="CCI")
    others = tuple(map(read_organisation, flags["organisations"])) or ask_organisations()
    agreement = ask_agreement(flags, today)
    default = (agreement.starts_on if agreement else today).isoformat()
    started_on = flags["started_on"].date() if flags["started_on"] else ask_day("Premier jour du dispositif", default)
    return Answers(
        name=name,
        code=read_code(code),
        started_on=started_on,
        epcis=epcis,
        organisations=(organisation_named("cma", cma), organisation_named("cci", cci), *others),
        administrator=ask_administrator(flags, password),
        agreement=agreement,
    )


def read_free_code(typed: str) -> str:
    code = read_code(typed)
    refuse_taken_code(code)
    return code


def read_published_epci(typed: str) -> EpciAnswer:
    """A wrong number is told before anything is asked."""
    answer = read_epci(typed)
    published_epci(answer.siren)
    return answer


def read_near_day(typed: str) -> date:
    day = read_day(typed)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FrenchUsageError(f"Choisissez un jour entre {FIRST_YEAR} et {LAST_YEAR}.")
    return day


def ask_day(question: str, default: str) -> date:
    return ask(question, read_near_day, default=default, wrong="Écrivez un jour, par exemple 2025-01-01.")


def ask_epcis() -> tuple[EpciAnswer, ...]:
    chosen: dict[str, EpciAnswer] = {}
    while True:
        question = "Intercommunalité (nom ou SIREN)" if not chosen else "Une autre (vide : c’est tout)"
        typed: str = click.prompt(question, default="", show_default=False, err=True)
        if not typed.strip() and chosen:
            return tuple(chosen.values())
        siren = choose_epci(typed)
        if siren:
            chosen[siren] = EpciAnswer(siren)


def choose_epci(typed: str) -> str | None:
    found = find_epcis(typed)
    if not found:
        tell("Aucune intercommunalité de ce nom. Essayez un mot de son nom, ou son SIREN.")
        return None
    for number, epci in enumerate(found, 1):
        tell(f"  {number}. {epci.name} ({epci.siren}, {len(read_communes(epci.siren))} communes)")
    kept = ask(
        "Laquelle (0 : aucune)",
        lambda answer: range(len(found) + 1)[int(answer)],
        default="1",
        wrong=f"Écrivez un numéro de 0 à {len(found)}.",
    )
    return found[kept - 1].siren if kept else None


def ask_organisations() -> tuple[OrganisationAnswer, ...]:
    tell("Les autres structures : financeurs, partenaires. Par exemple network:BGE Hauts-de-France:BGE.")
    chosen: list[OrganisationAnswer] = []
    while True:
        typed: str = click.prompt("Structure (vide : c’est tout)", default="", show_default=False, err=True)
        if not typed.strip():
            return tuple(chosen)
        try:
            organisation = read_organisation(typed)
            refuse_longer(Organisation, "name", organisation.name)
        except click.ClickException as refusal:
            tell(refusal.format_message())
        else:
            chosen.append(organisation)


def ask_agreement(flags: Flags, today: date) -> AgreementAnswer | None:
    if flags["is_without_agreement"]:
        return None
    if flags["agreement_from"] and flags["agreement_to"] and flags["amount"]:
        return agreement_of(flags)
    if not agrees("La convention est-elle connue ?"):
        return None
    starts_on = ask_day("Premier jour de la convention", f"{today.year}-01-01")
    ends_on = ask_last_day(starts_on)
    default = agreement_name(starts_on.year, ends_on.year)
    name = ask_text("Nom", flags["agreement_name"], of=Agreement, default=default)
    cents = ask("Montant par an, en euros", read_cents, wrong="Écrivez un montant, par exemple 100000.")
    target = ask(
        "Entreprises à rencontrer par an (vide : sans objectif)",
        read_target,
        wrong=f"Écrivez un nombre entier, de 1 à {show_number(HIGHEST_TARGET)}.",
    )
    code = read_code(flags["agreement_code"] or slugify(name)[:60])
    return AgreementAnswer(code, name, starts_on, ends_on, cents, target)


def ask_last_day(starts_on: date) -> date:
    def read(typed: str) -> date:
        ends_on = read_near_day(typed)
        if ends_on < starts_on:
            raise FrenchUsageError(f"La fin vient après le début, le {starts_on:%d/%m/%Y}.")
        return ends_on

    wrong = "Écrivez un jour, par exemple 2026-12-31."
    return ask("Dernier jour", read, default=f"{starts_on.year + 1}-12-31", wrong=wrong)


def read_target(typed: str) -> int | None:
    number = int(typed) if typed.strip() else None
    if number is not None and not 0 < number <= HIGHEST_TARGET:
        raise ValueError(typed)
    return number


def ask_administrator(flags: Flags, password: str | None) -> AdministratorAnswer:
    tell("La première personne à l’administration :")
    first_name = ask_text("Prénom", flags["first_name"], of=User, field="first_name")
    last_name = ask_text("Nom", flags["last_name"], of=User, field="last_name")
    email = flags["email"] or ask("Adresse e-mail", read_email, wrong="")
    if password is None and not flags["is_invited"]:
        password = ask_password()
    elif password is not None and (refusal := password_refusal(password)):
        raise FrenchUsageError(refusal)
    return AdministratorAnswer(email, first_name, last_name, password, flags["administrator_organisation"] or "")


def read_email(typed: str) -> str:
    refuse_wrong_email(typed.strip())
    return typed.strip()

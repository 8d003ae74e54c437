"""`bonrelais user`: the accounts, from the shell."""

from typing import TYPE_CHECKING, Final

import click
from django.conf import settings

from bonrelais.cli.find import user_of
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told, tell
from bonrelais.cli.whole import WholeCommand
from bonrelais.core.french import count

if TYPE_CHECKING:
    from bonrelais.network.models import User

JSON = click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
EMAIL = click.option("--email", required=True, help="L’adresse du compte.")
DAY_SECONDS: Final = 24 * 60 * 60
ROLES = ("adviser", "coordinator", "partner", "official", "administrator")


@click.group("user", help="Les comptes : ouvrir, lister, fermer, rouvrir, débloquer.")
def command() -> None:
    pass


@command.command(
    "add", cls=WholeCommand, help="Ouvre un compte et donne un rôle ; un compte déjà ouvert reçoit le rôle."
)
@EMAIL
@click.option("--first-name", help="Prénom.")
@click.option("--last-name", help="Nom.")
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il n’y en a qu’un.")
@click.option("--organisation", help="La structure, par son nom, son sigle ou son SIREN.")
@click.option("--role", type=click.Choice(ROLES), help="Le rôle dans le dispositif.")
@click.option("--operator", "is_operator", is_flag=True, help="Exploite l’installation, sans accès au contenu.")
@click.option("--password-file", type=click.File("r"), help="Fichier dont la première ligne est le mot de passe.")
@click.option("--invitation", "is_invited", is_flag=True, help="Sans mot de passe : donne un lien pour le choisir.")
@JSON
def add(ctx: click.Context) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.cli.accounts import add_account, read_wanted

    with refusals_told():
        told = add_account(read_wanted(ctx))
    link = f"\nLien personnel, valable {_lifetime()}, à lui transmettre : {told['link']}" if told["link"] else ""
    what = "Compte ouvert" if told["is_new"] else "Rôle donné"
    answer(told, f"{what} : {told['name']} <{told['email']}>.{link}", is_json=ctx.params["is_json"])


@command.command("list", help="Les comptes, leurs rôles, leur second facteur.")
@JSON
def list_accounts(*, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.cli.accounts import accounts, in_words

    with refusals_told():
        told = accounts()
    answer({"accounts": told}, "\n".join(map(in_words, told)) or "Aucun compte.", is_json=is_json)


@command.command("disable", help="Ferme un compte ; ce que la personne a écrit reste.")
@EMAIL
@JSON
def disable(*, email: str, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.foundation.actor import SYSTEM
    from bonrelais.network.actions import close_account

    with refusals_told():
        user = close_account(user_of(email), by=SYSTEM, at=clock.now())
        warn_of_missing_administrator(user)
    answer({"email": user.email, "is_active": False}, f"Compte fermé : {user.name}.", is_json=is_json)


@command.command("enable", help="Rouvre un compte fermé, avec son mot de passe et ses rôles.")
@EMAIL
@JSON
def enable(*, email: str, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.foundation.actor import SYSTEM
    from bonrelais.network.actions import reopen_account

    with refusals_told():
        user = reopen_account(user_of(email), by=SYSTEM, at=clock.now())
    answer({"email": user.email, "is_active": True}, f"Compte rouvert : {user.name}.", is_json=is_json)


def warn_of_missing_administrator(closed: "User") -> None:
    # The rooms can be imported only once Django has started.
    from bonrelais.cli.accounts import programmes_led_alone_by

    for programme in programmes_led_alone_by(closed):
        tell(f"« {programme.name} » n’a plus personne à l’administration : donnez ce rôle avec « bonrelais user add ».")


@command.command("password-reset-link", help="Donne un lien pour choisir un nouveau mot de passe.")
@EMAIL
@JSON
def password_reset_link(*, email: str, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.cli.accounts import reset_link

    with refusals_told():
        user = user_of(email)
        link = reset_link(user)
    tell(f"Ce lien personnel est valable {_lifetime()}, et une seule fois.")
    answer({"email": user.email, "link": link}, link, is_json=is_json)


def _lifetime() -> str:
    return count(settings.PASSWORD_RESET_TIMEOUT // DAY_SECONDS, "jour", "jours")


@command.command("unlock", help="Débloque un compte après trop d’essais.")
@EMAIL
@JSON
def unlock(*, email: str, is_json: bool) -> None:
    prepare_home()
    # The lockout's tables can be read only once Django has started.
    from axes.utils import reset
    from django.core.cache import cache

    with refusals_told():
        user = user_of(email)
        freed = reset(username=user.email.lower())
        cache.clear()  # counts of attempts only: allauth's own, by account and by address
    told = f"{user.name} peut se reconnecter." if freed else f"{user.name} n’était pas bloqué."
    answer({"email": user.email, "was_locked": bool(freed)}, told, is_json=is_json)

"""`bonrelais init`: a new programme, by questions in a terminal or by flags."""

import sys
from typing import TYPE_CHECKING, cast

import click

from bonrelais.cli.passwords import given_password
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.sirene import add_others, keep_others
from bonrelais.cli.telling import answer, refusals_told
from bonrelais.cli.whole import WholeCommand
from bonrelais.core.french import count

if TYPE_CHECKING:
    from bonrelais.cli.founding.answers import Flags
    from bonrelais.cli.founding.laying import Founded

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("init", cls=WholeCommand, help="Crée un dispositif : par des questions, ou par des options.")
@click.option("--name", help="Nom du dispositif.")
@click.option("--code", help="Code, pour les commandes ; par défaut, tiré du nom.")
@click.option("--started-on", type=DAY, help="Premier jour ; par défaut, celui de la convention.")
@click.option(
    "--epci", "epcis", multiple=True, callback=add_others, help="SIREN d’intercommunalités, ou SIREN:JOUR d’entrée."
)
@click.argument("others", metavar="[SIREN]...", nargs=-1, is_eager=True, expose_value=False, callback=keep_others)
@click.option("--cma", help="Nom de la chambre de métiers et de l’artisanat.")
@click.option("--cci", help="Nom de la chambre de commerce et d’industrie.")
@click.option("--organisation", "organisations", multiple=True, help="Autre structure, GENRE:NOM[:SIGLE]. Répétable.")
@click.option("--administrator-email", "email", help="Adresse de la première personne à l’administration.")
@click.option("--administrator-first-name", "first_name", help="Son prénom.")
@click.option("--administrator-last-name", "last_name", help="Son nom.")
@click.option("--administrator-organisation", help="Sa structure ; par défaut, la première intercommunalité.")
@click.option("--password-file", type=click.File("r"), help="Fichier dont la première ligne est son mot de passe.")
@click.option("--invitation", "is_invited", is_flag=True, help="Sans mot de passe : donne un lien pour le choisir.")
@click.option("--agreement-name", help="Nom de la convention.")
@click.option("--agreement-code", help="Son code ; par défaut, tiré du nom.")
@click.option("--agreement-from", type=DAY, help="Son premier jour.")
@click.option("--agreement-to", type=DAY, help="Son dernier jour.")
@click.option("--amount-per-year", "amount", help="Son montant par an, en euros.")
@click.option("--target-per-year", "target", type=click.IntRange(1), help="Entreprises à rencontrer par an.")
@click.option("--no-agreement", "is_without_agreement", is_flag=True, help="Sans convention pour l’instant.")
@click.option("--questions/--no-questions", default=None, help="Pose les questions ; par défaut, dans un terminal.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(ctx: click.Context) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.cli.founding.flags import answers_of
    from bonrelais.cli.founding.laying import lay_programme, refuse_demonstration, refuse_taken_code
    from bonrelais.cli.founding.questions import ask_answers
    from bonrelais.foundation import clock

    flags = cast("Flags", ctx.params)
    password = given_password(ctx.params["password_file"])
    is_asking = ctx.params["questions"]
    with refusals_told():
        refuse_demonstration()
        if flags["code"]:
            refuse_taken_code(flags["code"])
        read = ask_answers if (sys.stdin.isatty() if is_asking is None else is_asking) else answers_of
        founded = lay_programme(read(flags, password=password, today=clock.today()), at=clock.now())
    answer(founded, in_words(founded), is_json=ctx.params["is_json"])


def in_words(founded: "Founded") -> str:
    names = ", ".join(epci["name"] for epci in founded["epcis"])
    sirens = " ".join(f"--epci {epci['siren']}" for epci in founded["epcis"])
    lines = [f"« {founded['name']} » est prêt (code {founded['programme']}), pour {names}."]
    if founded["invitation_link"]:
        # The rooms can be imported only once Django has started.
        from bonrelais.programmes.actions.invitations import LIFETIME

        lasts = count(LIFETIME.days, "jour", "jours")
        lines.append(f"{founded['administrator']} choisit son mot de passe ici, sous {lasts} :")
        lines.append(founded["invitation_link"])
    else:
        lines.append(f"{founded['administrator']} se connecte avec son mot de passe.")
    lines += [
        "",
        "La suite :",
        "  1. le registre des entreprises, depuis les fichiers StockEtablissement et StockUniteLegale :",
        f"     bonrelais sirene import --establishments FICHIER --units FICHIER {sirens}",
        "  2. bonrelais serve",
        "  3. bonrelais check, qui dit ce qui manque",
    ]
    return "\n".join(lines)

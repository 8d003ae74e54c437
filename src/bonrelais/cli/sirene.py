"""`bonrelais sirene import`: lays the official files of the register into the base."""

import json
import time
from pathlib import Path

import click

from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.refusals import refusals_in_words

FILE = click.Path(path_type=Path)
OTHERS = "bonrelais.sirene.epcis"


def keep_others(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> None:
    """`--epci A B C`: the SIRENs after the first come as arguments."""
    del parameter
    context.meta[OTHERS] = value


def add_others(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    del parameter
    return (*value, *context.meta.get(OTHERS, ()))


@click.group("sirene", help="Le registre des entreprises (Sirene).")
def command() -> None:
    pass


@command.command("import", help="Importe les établissements d’intercommunalités depuis les fichiers officiels.")
@click.option("--establishments", type=FILE, required=True, help="StockEtablissement : Parquet, ou CSV (gz, zip).")
@click.option("--units", type=FILE, required=True, help="StockUniteLegale : Parquet, ou CSV (gz, zip).")
@click.option("--geo", type=FILE, help="Géolocalisation des établissements, si vous l’avez.")
@click.option(
    "--epci",
    "epcis",
    multiple=True,
    required=True,
    callback=add_others,
    help="SIREN d’une intercommunalité, ou plusieurs.",
)
@click.argument("others", metavar="[SIREN]...", nargs=-1, is_eager=True, expose_value=False, callback=keep_others)
@click.option("--json", "is_json", is_flag=True, help="Écrit le compte rendu en JSON, sur une ligne.")
def import_command(
    *, establishments: Path, units: Path, geo: Path | None, epcis: tuple[str, ...], is_json: bool
) -> None:
    started = time.perf_counter()
    prepare_home()
    # Models are read once Django is set up.
    from bonrelais.directory.sirene import ImportCounts, RegisterFiles, import_register
    from bonrelais.foundation import clock
    from bonrelais.foundation.actor import SYSTEM
    from bonrelais.foundation.errors import DomainError

    def tell(sentence: str) -> None:
        click.echo(f"[{time.perf_counter() - started:5.1f} s] {sentence}", err=True)

    def show(counts: ImportCounts) -> None:
        seconds = round(time.perf_counter() - started, 2)
        if is_json:
            click.echo(json.dumps({**counts.as_json(), "seconds": seconds}, ensure_ascii=False))
        else:
            click.echo(counts.in_words())

    with refusals_in_words():
        try:
            files = RegisterFiles(establishments, units, geo)
            show(import_register(files, epcis, by=SYSTEM, at=clock.now(), progress=tell))
        except DomainError as refusal:
            raise click.ClickException(str(refusal)) from refusal

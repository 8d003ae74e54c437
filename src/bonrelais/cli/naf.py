"""`bonrelais naf import`: labels of a nomenclature of activities that no package publishes."""

from pathlib import Path
from typing import Final

import click

from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told
from bonrelais.core.french import count
from bonrelais.core.nomenclature import Nomenclature

LISTED: Final = (Nomenclature.NAF2025, Nomenclature.NAFREV2)


@click.group("naf", help="Les nomenclatures d’activités.")
def command() -> None:
    pass


@command.command(
    "import", help="Importe les intitulés d’une liste officielle de l’INSEE, enregistrée en CSV ou en JSON."
)
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--nomenclature",
    "word",
    type=click.Choice([one.value for one in LISTED], case_sensitive=False),
    default=Nomenclature.NAF2025.value,
    show_default=True,
    help="Celle de la liste.",
)
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def import_command(*, file: Path, word: str, is_json: bool) -> None:
    prepare_home()
    # Models are read once Django is set up.
    from bonrelais.directory.actions.labels import take_activity_labels
    from bonrelais.foundation import clock
    from bonrelais.foundation.actor import SYSTEM

    nomenclature = Nomenclature(word)
    with refusals_told():
        taken = take_activity_labels(file, nomenclature=nomenclature, by=SYSTEM, at=clock.now())
    added, relabelled = len(taken.added), len(taken.relabelled)
    document = {
        "file": file.name,
        "nomenclature": nomenclature.value,
        "read": taken.read,
        "added": added,
        "relabelled": relabelled,
        "unchanged": taken.read - added - relabelled,
    }
    sentences = (
        f"{nomenclature.label} : {count(taken.read, 'intitulé lu', 'intitulés lus')}, "
        f"{count(added, 'activité ajoutée', 'activités ajoutées')}, "
        f"{count(relabelled, 'activité renommée', 'activités renommées')}."
    )
    answer(document, sentences, is_json=is_json)

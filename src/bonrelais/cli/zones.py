"""`bonrelais zones`: official lists of communes, of zones and of densities, that fill the facts of every business."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, cast

import click

from bonrelais.cli.french import FrenchUsageError
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told
from bonrelais.cli.whole import WholeCommand
from bonrelais.core.french import count, show_day
from bonrelais.core.ground import DENSITY
from bonrelais.core.vocabulary.zones import zone_label

if TYPE_CHECKING:
    from bonrelais.territory.queries.lists import ListCard, ListChanges
    from bonrelais.territory.reference import ListFile

DAY: Final = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])
FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
SHOWN: Final = 20
ONE: Final = "Dites --zone CODE pour la liste d’une zone, ou --density pour celle des densités."


class Wanted(TypedDict):
    """What the command line says."""

    file: Path
    zone: str | None
    is_density: bool
    source: str
    day: datetime
    is_dry: bool
    is_json: bool


@click.group("zones", help="Les listes officielles de communes : zones, densités.")
def command() -> None:
    pass


@command.command("import", cls=WholeCommand, help="Importe la liste des communes d’une zone, ou celle des densités.")
@click.argument("file", metavar="FICHIER", type=FILE)
@click.option("--zone", help="Code de la zone : zfrr, afr, qpv, acv…")
@click.option("--density", "is_density", is_flag=True, help="La liste donne la densité des communes, de 1 à 4.")
@click.option("--source", required=True, help="Qui publie la liste, par exemple « ANCT ».")
@click.option("--on", "day", type=DAY, required=True, help="Jour de la liste, par exemple 2025-07-01.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Dit ce qui changerait, et n’écrit rien.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def import_command(ctx: click.Context) -> None:
    wanted = cast("Wanted", ctx.params)
    if (wanted["zone"] is None) != wanted["is_density"]:
        raise FrenchUsageError(ONE, ctx)
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.foundation.actor import SYSTEM
    from bonrelais.territory.actions import refuse_lines, take_list
    from bonrelais.territory.queries.lists import ListCard, compare_list
    from bonrelais.territory.reference import read_commune_file

    card = ListCard(wanted["zone"] or DENSITY, wanted["source"].strip(), wanted["day"].date())
    with refusals_told():
        read = read_commune_file(wanted["file"], card.code)
        if not read.lines:
            refuse_lines(read.refused)
        changes = compare_list(card, read.lines, today=clock.today())
        refused = (*read.refused, *changes.settled.refused)
        if not wanted["is_dry"]:
            refuse_lines(refused)
            changes = take_list(card, lines=read.lines, by=SYSTEM, at=clock.now())
    document = _document(card, read, changes)
    answer(document, "\n".join(_sentences(card, read, changes, is_dry=wanted["is_dry"])), is_json=wanted["is_json"])


def _document(card: "ListCard", read: "ListFile", changes: "ListChanges") -> dict[str, object]:
    return {
        "list": card.code,
        "source": card.source,
        "on": card.listed_on.isoformat(),
        "communes": len(changes.settled.standings),
        "new": list(changes.new),
        "gone": list(changes.gone),
        "moved": list(changes.moved),
        "unchanged": changes.unchanged,
        "padded": list(read.padded),
        "mended": list(changes.settled.mended),
        "refused": [*read.refused, *changes.settled.refused],
    }


def _sentences(card: "ListCard", read: "ListFile", changes: "ListChanges", *, is_dry: bool) -> list[str]:
    whole = count(len(changes.settled.standings), "commune", "communes")
    refused = (*read.refused, *changes.settled.refused)
    numbers = (
        whole,
        count(len(changes.new), "nouvelle", "nouvelles"),
        count(len(changes.gone), "sortie", "sorties"),
        count(len(changes.moved), "changée", "changées"),
        count(changes.unchanged, "inchangée", "inchangées"),
    )
    told = [
        f"{_title(card.code)}, {card.source}, {show_day(card.listed_on)}\u00a0: {', '.join(numbers)}.",
        *_listed("Nouvelles", changes.new),
        *_listed("Sorties", changes.gone),
        *_listed("Changées", changes.moved),
        *_listed("Zéro de tête remis", read.padded),
        *_listed("Communes fusionnées, lues comme celles d’aujourd’hui", changes.settled.mended),
        *_listed("Lignes à corriger", refused),
        *_of_one_department(card, changes),
    ]
    if is_dry:
        fault = " Tant qu’une ligne est à corriger, l’import est refusé." if refused else ""
        told.append(f"Essai\u00a0: rien n’a été écrit.{fault}")
    return told


def _of_one_department(card: "ListCard", changes: "ListChanges") -> list[str]:
    """Whether the list is whole, nobody can tell but the person who took it. A grid of densities says no of nobody."""
    from bonrelais.territory.reference.contours import department_of  # read once Django is set up

    found = {department_of(code) for code in changes.settled.standings}
    if card.code == DENSITY or len(found) != 1:
        return []
    alone = f"toutes ces communes sont du département {found.pop()}. La liste dit non partout ailleurs"
    mend = "importez celle de toute la France, sauf si la zone tient dans ce département."
    return [f"À vérifier\u00a0: {alone}\u00a0: {mend}"]


def _listed(title: str, words: Sequence[str]) -> list[str]:
    """One line of the first ones; none for nothing."""
    if not words:
        return []
    more = f" et {count(len(words) - SHOWN, 'autre', 'autres')}" if len(words) > SHOWN else ""
    return [f"{title}\u00a0: {', '.join(words[:SHOWN])}{more}"]


def _title(code: str) -> str:
    return "Densité des communes" if code == DENSITY else f"Zone {code} ({zone_label(code)})"


@command.command("list", help="Donne les listes en service, leur source et leur jour.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def list_command(*, is_json: bool) -> None:
    prepare_home()
    # Models are read once Django is set up.
    from bonrelais.territory.queries.lists import lists_loaded

    with refusals_told():
        loaded = lists_loaded()
    document = [
        {
            "list": one.row.code,
            "source": one.row.source,
            "on": one.row.listed_on.isoformat(),
            "communes": one.communes,
            "in_part": one.in_part,
        }
        for one in loaded
    ]
    lines = [
        f"{one.row.code}  {_title(one.row.code)}\u00a0: {count(one.communes, 'commune', 'communes')}"
        f"{f', dont {one.in_part} en partie' if one.in_part else ''}. {one.row.source}, {show_day(one.row.listed_on)}"
        for one in loaded
    ]
    answer(document, "\n".join([count(len(lines), "liste en service", "listes en service"), *lines]), is_json=is_json)

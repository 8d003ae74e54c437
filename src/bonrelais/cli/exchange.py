"""`bonrelais tools import` and `bonrelais tools export`: the toolbox in files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, cast

import click

from bonrelais.cli.find import programme_of, seat_of
from bonrelais.cli.french import FrenchError
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import answer, refusals_told, tell
from bonrelais.cli.whole import WholeCommand
from bonrelais.core.french import count, show_size, unread_file

if TYPE_CHECKING:
    from bonrelais.programmes.seat import Seat
    from bonrelais.toolbox.exchange.account import ReadingAccount
    from bonrelais.toolbox.exchange.shapes import Reading
    from bonrelais.toolbox.queries import Comparison

IMPORTS: Final = ("programmes", "schema", "native", "table")
EXPORTS: Final = ("schema-csv", "schema-json", "native-json", "native-yaml", "xlsx")
LARGEST: Final = 20_000_000


class Wanted(TypedDict):
    """What the command line of an import says."""

    file: Path
    shape: str
    is_dry_run: bool
    is_skipping: bool
    code: str | None
    source: str | None
    email: str | None
    is_json: bool


class Compared(TypedDict):
    """How many tools of the toolbox the file would make, change or leave; the codes of those it no longer holds.

    `kept_drafts`: the codes of the tools, among the changed, whose draft a person began: it stays.
    """

    new: int
    changed: int
    unchanged: int
    refused: int
    gone: list[str]
    kept_drafts: list[str]


@click.command("import", cls=WholeCommand, help="Lit un fichier d’outils ; sans --dry-run, en fait des brouillons.")
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "shape", type=click.Choice(IMPORTS), required=True, help="Comment le fichier est écrit.")
@click.option("--dry-run", "is_dry_run", is_flag=True, help="Dit ce qui serait fait, et ne garde rien.")
@click.option(
    "--skip-refused", "is_skipping", is_flag=True, help="Prend les autres lignes quand il y en a de refusées."
)
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il est seul.")
@click.option("--source", help="D’où vient le fichier, le même nom à chaque import ; par défaut, le format.")
@click.option("--by", "email", help="Au nom de qui, par son adresse ; par défaut, qui gère le dispositif.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def import_command(ctx: click.Context) -> None:
    wanted = cast("Wanted", ctx.params)
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.toolbox.exchange.account import account_of, beside_toolbox

    with refusals_told():
        seat = _seat(wanted)
        reading = _read(wanted, seat)
        found = _compare(seat, reading, wanted) if seat is not None else None
        account = account_of(reading if found is None else beside_toolbox(reading, found.refused))
        compared = None if found is None else _compared(found)
        is_held = compared is not None and bool(compared["refused"]) and not wanted["is_skipping"]
        drafts = None if wanted["is_dry_run"] or seat is None or is_held else _take(seat, reading, wanted)
    document = {**account, "compared": compared, "drafts": drafts}
    answer(document, "\n".join(_sentences(account, compared, drafts)), is_json=wanted["is_json"])
    if is_held and not wanted["is_dry_run"]:
        raise FrenchError("rien n’est importé, car des lignes sont refusées. Corrigez-les, ou ajoutez --skip-refused.")


def _seat(wanted: Wanted) -> "Seat | None":
    """A file is read even where there is no toolbox to compare it with; it is taken only where there is one."""
    if not wanted["is_dry_run"]:
        seat = seat_of(programme_of(wanted["code"]), wanted["email"])
        tell(f"Les brouillons sont faits au nom de {seat.user.name}.")
        return seat
    try:
        return seat_of(programme_of(wanted["code"]), wanted["email"])
    except FrenchError as refusal:
        if wanted["code"] or wanted["email"]:
            raise
        tell(f"Le fichier est lu sans être comparé à une boîte à outils. {refusal.message}")
        return None


def _read(wanted: Wanted, seat: "Seat | None") -> "Reading":
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.toolbox.choices import ImportFormat
    from bonrelais.toolbox.exchange.reading import read_tools
    from bonrelais.toolbox.queries import read_file

    content, shape = _content(wanted["file"]), ImportFormat(wanted["shape"])
    return read_tools(content, shape) if seat is None else read_file(seat, content, shape, on=clock.today())


def _content(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise FrenchError(
                f"Le fichier {file.name} pèse {show_size(size)} ; {show_size(LARGEST)} au plus. Coupez-le en plusieurs."
            )
        return file.read_bytes()
    except OSError as refusal:
        raise FrenchError(unread_file(file.name, refusal)) from refusal


def _source(wanted: Wanted) -> str:
    return (wanted["source"] or "").strip() or wanted["shape"]


def _compare(seat: "Seat", reading: "Reading", wanted: Wanted) -> "Comparison":
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.toolbox.queries import compare

    found = compare(seat, reading, source=_source(wanted), on=clock.today())
    for refusal in found.refused:
        place = f"Ligne {refusal.row}, {refusal.name or 'sans titre'}"
        tell(f"{place}, {refusal.field} : {refusal.reason}" if refusal.field else f"{place} : {refusal.reason}")
    for line in found.replacing:
        tell(f"{line.draft.title} : un brouillon est en cours, il est gardé. La page d’import peut le remplacer.")
    return found


def _compared(found: "Comparison") -> Compared:
    return {
        "new": len(found.new),
        "changed": len(found.changed),
        "unchanged": len(found.unchanged),
        "refused": len({one.row for one in found.refused}),
        "gone": [tool.code for tool in found.gone],
        "kept_drafts": [line.tool.code for line in found.replacing if line.tool is not None],
    }


def _take(seat: "Seat", reading: "Reading", wanted: Wanted) -> dict[str, int]:
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.toolbox.actions import ImportAsked, take_tools

    taken = take_tools(ImportAsked(reading, _source(wanted)), by=seat, at=clock.now())
    return {"new": taken.new, "changed": taken.changed}


def _sentences(account: "ReadingAccount", compared: Compared | None, drafts: dict[str, int] | None) -> Sequence[str]:
    read = count(account["programmes"], "outil lu", "outils lus")
    refused = count(account["refused"], "ligne refusée", "lignes refusées")
    typed = f"{account['fully_typed']} sans condition laissée à une personne"
    told = [f"{read}, dont {typed} ; {refused}.", *account["notes"]]
    if compared is not None:
        told.append(
            f"Face à la boîte à outils : {count(compared['new'], 'nouveau', 'nouveaux')}, "
            f"{count(compared['changed'], 'modifié', 'modifiés')}, {compared['unchanged']} sans changement, "
            f"{count(len(compared['gone']), 'disparu', 'disparus')} de la source."
        )
    if drafts is not None:
        told.append(
            f"Brouillons faits : {drafts['new'] + drafts['changed']}. Relisez-les et publiez-les dans la boîte."
        )
    return told


@click.command("export", help="Écrit la boîte à outils publiée dans un fichier.")
@click.argument("file", metavar="FICHIER", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "shape", type=click.Choice(EXPORTS), required=True, help="Comment l’écrire.")
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il est seul.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def export_command(*, file: Path, shape: str, code: str | None, is_json: bool) -> None:
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.toolbox.choices import ExportFormat
    from bonrelais.toolbox.queries import export

    with refusals_told():
        made = export(programme_of(code), ExportFormat(shape))
        file.write_bytes(made.content)
    for one in made.untold:
        tell(f"{one.title}, écrit en mots seulement : {' · '.join(one.told)}")
    untold = [{"code": one.code, "told": list(one.told)} for one in made.untold]
    document = {"file": file.name, "tools": made.tools, "untold": untold}
    answer(document, f"{count(made.tools, 'outil écrit', 'outils écrits')} dans {file}.", is_json=is_json)

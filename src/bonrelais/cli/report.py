"""`bonrelais report`: the figures of a programme, as of any day, and the rows behind each."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, cast

import click

from bonrelais.cli.find import programme_of
from bonrelais.cli.french import FrenchUsageError
from bonrelais.cli.prepare import prepare_home
from bonrelais.cli.telling import refusals_told
from bonrelais.cli.whole import WholeCommand

if TYPE_CHECKING:
    from bonrelais.impact.queries import ProgrammeReport

DAY: Final = click.DateTime(["%Y-%m-%d"])
FORMATS: Final = ("json", "text", "xlsx")
NARROWED: Final = "businesses_met"
"""The indicator whose rows a priority narrows."""


class Wanted(TypedDict):
    """What the command line says."""

    code: str | None
    start: datetime | None
    end: datetime | None
    as_of: datetime | None
    indicator: str | None
    has_left_out: bool
    priority: str | None
    shape: str
    output: Path | None


@click.command("report", cls=WholeCommand, help="Le bilan d’un dispositif, tel qu’il était connu un jour donné.")
@click.option("--programme", "code", help="Code du dispositif ; inutile s’il n’y en a qu’un.")
@click.option("--from", "start", type=DAY, help="Premier jour ; par défaut, le début du dispositif.")
@click.option("--to", "end", type=DAY, help="Dernier jour ; par défaut, le jour d’arrêt.")
@click.option("--as-of", "as_of", type=DAY, help="Jour d’arrêt, jusqu’à sa fin à Paris ; par défaut, aujourd’hui.")
@click.option("--rows", "indicator", help="Les lignes derrière cet indicateur, et pourquoi chacune compte.")
@click.option("--left-out", "has_left_out", is_flag=True, help="Avec --rows : aussi les lignes laissées de côté.")
@click.option("--priority", help="Avec --rows businesses_met : celles qui servent la priorité de ce code.")
@click.option("--format", "shape", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Fichier où écrire.")
def command(ctx: click.Context) -> None:
    wanted = cast("Wanted", ctx.params)
    _refuse_idle_options(wanted)
    prepare_home()
    # The rooms can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.impact.asking import ask
    from bonrelais.impact.queries import report_of

    with refusals_told():
        programme = programme_of(wanted["code"])
        as_of = _day(wanted["as_of"]) or clock.today()
        asked = ask(programme, start=_day(wanted["start"]), end=_day(wanted["end"]), as_of=as_of)
        _write(_content(report_of(programme, asked), wanted), wanted["output"])


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _refuse_idle_options(wanted: Wanted) -> None:
    """An option that changes nothing would let a figure be read for another one."""
    if wanted["indicator"] is None and (wanted["priority"] or wanted["has_left_out"]):
        raise FrenchUsageError("--priority et --left-out vont avec --rows INDICATEUR.", click.get_current_context())
    if wanted["priority"] and wanted["indicator"] != NARROWED:
        raise FrenchUsageError(f"--priority va avec --rows {NARROWED} seulement.", click.get_current_context())
    if wanted["priority"] and wanted["has_left_out"]:
        told = "--priority ne va pas avec --left-out : ce qui est laissé de côté ne sert aucune priorité."
        raise FrenchUsageError(told, click.get_current_context())


def _content(report: "ProgrammeReport", wanted: Wanted) -> str | bytes:
    # The rooms can be imported only once Django has started.
    from bonrelais.impact.documents import figures, rows, spreadsheet, text
    from bonrelais.impact.indicators import indicator_of

    shape, has_left_out = wanted["shape"], wanted["has_left_out"]
    if wanted["indicator"] is None:
        if shape == "xlsx":
            return spreadsheet.report_spreadsheet(report)
        return text.report_text(report) if shape == "text" else _json(figures.report_figures(report))
    asked = rows.RowsAsked(indicator_of(wanted["indicator"]), wanted["priority"], has_left_out=has_left_out)
    if shape == "xlsx":
        return spreadsheet.rows_spreadsheet(report, asked)
    listed = rows.rows_figures(report, asked)
    return text.rows_text(listed) if shape == "text" else _json(listed)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False) + "\n"


def _write(content: str | bytes, output: Path | None) -> None:
    written = content.encode() if isinstance(content, str) else content
    if output is not None:
        output.write_bytes(written)
        return
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()

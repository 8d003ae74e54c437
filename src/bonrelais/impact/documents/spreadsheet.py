"""The figures and the rows behind them in a spreadsheet. Texts are written as texts: no formula comes from a name."""

from collections.abc import Sequence
from io import BytesIO
from itertools import chain

import xlsxwriter

from bonrelais.core.figures.counting import Judged
from bonrelais.core.figures.rows import Row
from bonrelais.core.french import show_day
from bonrelais.impact.documents.rows import RowsAsked, ShownRow, judged_rows, places_behind, shown_rows
from bonrelais.impact.indicators import PUBLIC, PublicIndicator
from bonrelais.impact.queries import ProgrammeReport

Cell = str | int | float | None
HEADINGS = ("Jour", "Entreprise", "SIRET", "Commune", "Intercommunalité", "Conseillère", "Secteur ou thème", "Valeur",
            "Pourquoi")  # fmt: skip
LONGEST_TITLE = 31


def report_spreadsheet(report: ProgrammeReport) -> bytes:
    """A sheet of figures, then one of the counted rows of each indicator. One query."""
    counted = {public: _judged(report, public, is_counted=True) for public in PUBLIC.values()}
    places = places_behind(report, chain.from_iterable(counted.values()))
    sheets: list[tuple[str, Sequence[Sequence[Cell]]]] = [("Bilan", _figures(report))]
    sheets += [
        (public.core.label[:LONGEST_TITLE], _rows(public, shown_rows(report, public, rows, places)))
        for public, rows in counted.items()
    ]
    return _written(sheets)


def rows_spreadsheet(report: ProgrammeReport, asked: RowsAsked) -> bytes:
    indicator, judged = asked.indicator, asked.judged(report)
    titles = {True: indicator.core.label[:LONGEST_TITLE], False: "Laissées de côté"}
    sheets: list[tuple[str, Sequence[Sequence[Cell]]]] = []
    for is_counted in (True, False) if asked.has_left_out else (True,):
        kept = [one for one in judged if one.is_counted is is_counted]
        shown = shown_rows(report, indicator, kept, places_behind(report, kept))
        sheets.append((titles[is_counted], _rows(indicator, shown)))
    return _written(sheets)


def _judged(report: ProgrammeReport, indicator: PublicIndicator, *, is_counted: bool) -> list[Judged[Row]]:
    return [one for one in judged_rows(report, indicator) if one.is_counted is is_counted]


def _figures(report: ProgrammeReport) -> list[Sequence[Cell]]:
    figures, period = report.figures, report.asked.period
    lines: list[Sequence[Cell]] = [
        (report.programme.name,),
        (f"Du {show_day(period.start)} au {show_day(period.end)}",),
        (f"Arrêté au {show_day(report.asked.as_of.day)}",),
        (),
        ("Indicateur", "Valeur", "Unité", "Définition"),
    ]
    for public in PUBLIC.values():
        figure = figures.figure(public.core.code)
        value = public.number(figure.value if figure else 0)
        lines.append((public.core.label, value, public.unit, public.core.definition))
    breakdowns = (
        ("Secteur", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_sector]),
        ("Effectif", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_size]),
        ("Intercommunalité", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_epci]),
        ("Priorité", [(one.label, one.businesses_met, float(one.share)) for one in figures.priorities]),
        ("Thème des projets", [(one.label, one.count, float(one.share)) for one in figures.action_projects_by_theme]),
    )
    for title, parts in breakdowns:
        lines += [(), (title, "Nombre", "Part"), *parts]
    return [*lines, *_agreement(report)]


def _agreement(report: ProgrammeReport) -> list[Sequence[Cell]]:
    state = report.agreement
    if state is None:
        return []
    return [
        (),
        ("Convention", state.terms.name),
        ("Montant par an, en euros", state.terms.amount_cents_per_year / 100),
        ("Objectif d’entreprises", state.target.value if state.target else None),
        ("Rencontrées", len(state.met.rows)),
        ("Du", state.period.start.isoformat()),
        ("Au", state.period.end.isoformat()),
    ]


def _rows(indicator: PublicIndicator, shown: Sequence[ShownRow]) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [HEADINGS]
    for one in shown:
        place = one.place
        lines.append(
            (one.on, place.name, place.siret, place.commune, one.epci, one.adviser, one.about,
             indicator.number(one.value), one.why)
        )  # fmt: skip
    return lines


def _written(sheets: Sequence[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        bold = book.add_format({"bold": True})
        for title, lines in sheets:
            sheet = book.add_worksheet(title)
            sheet.set_column(0, 0, 34)
            sheet.set_column(1, 8, 22)
            sheet.set_row(0, None, bold)
            for number, line in enumerate(lines):
                for column, value in enumerate(line):
                    sheet.write(number, column, value)
    return stream.getvalue()

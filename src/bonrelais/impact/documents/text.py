"""The figures in plain text, to read in a terminal."""

from collections.abc import Iterable

from bonrelais.core.french import show_day, show_number
from bonrelais.impact.documents.rows import RowFigures, RowsFigures
from bonrelais.impact.indicators import PUBLIC, PublicIndicator, indicator_of
from bonrelais.impact.queries import ProgrammeReport
from bonrelais.ui.french import percent

WIDTH = 44


def report_text(report: ProgrammeReport) -> str:
    figures, period = report.figures, report.asked.period
    lines = [
        f"{report.programme.name}",
        f"Du {show_day(period.start)} au {show_day(period.end)}, arrêté au {show_day(report.asked.as_of.day)}.",
        "",
    ]
    for public in PUBLIC.values():
        figure = figures.figure(public.core.code)
        lines.append(_line(public.core.label, public.show(figure.value if figure else 0)))
    parts = (
        ("Par secteur", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_sector]),
        ("Par effectif", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_size]),
        ("Par intercommunalité", [(one.label, one.count, float(one.share)) for one in figures.businesses_met_by_epci]),
        ("Priorités", [(one.label, one.businesses_met, float(one.share)) for one in figures.priorities]),
        ("Projets par thème", [(one.label, one.count, float(one.share)) for one in figures.action_projects_by_theme]),
    )
    for title, shown in parts:
        lines += [
            "",
            title,
            *(_line(f"  {label}", show_number(count), percent(share)) for label, count, share in shown),
        ]
    return "\n".join([*lines, *_agreement(report)]) + "\n"


def _agreement(report: ProgrammeReport) -> Iterable[str]:
    state = report.agreement
    if state is None:
        return
    yield ""
    yield state.terms.name
    done = show_number(len(state.met.rows))
    aim = f" sur {show_number(state.target.value)}" if state.target else ""
    yield _line("  Entreprises rencontrées", f"{done}{aim}")
    yield f"  du {show_day(state.period.start)} au {show_day(state.period.end)}"


def _line(label: str, *values: str) -> str:
    return label.ljust(WIDTH) + "".join(value.rjust(14) for value in values)


def rows_text(figures: RowsFigures) -> str:
    indicator = indicator_of(figures["indicator"])
    lines = [f"{figures['label']} : {_amount(figures['value'], indicator)}", figures["definition"], ""]
    groups = (("", figures["rows"]), ("Laissées de côté", figures["left_out"] or []))
    for title, rows in groups:
        lines += [title] if title and rows else []
        lines += [_row(row, indicator) for row in rows]
    return "\n".join(lines) + "\n"


def _row(row: RowFigures, indicator: PublicIndicator) -> str:
    """With what it adds to the figure, where rows are not one each."""
    amount = f"  {_amount(row['value'], indicator)}" if indicator.is_sum else ""
    return f"{row['date']}  {row['business']}, {row['commune']}{amount}  {row['why']}"


def _amount(value: float, indicator: PublicIndicator) -> str:
    """`value` is in euros where the indicator is money."""
    if indicator.is_money:
        return indicator.show(round(value * 100))
    return f"{indicator.show(round(value))} {indicator.unit}"

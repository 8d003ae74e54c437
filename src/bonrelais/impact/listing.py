"""The rows behind one figure: those of a breakdown's line, counted or left out, by pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonrelais.core.figures.counting import Judged, unit_key
from bonrelais.core.figures.rows import OutcomeRow, ProjectRow, Row, VisitRow
from bonrelais.foundation.pagination import PAGE_SIZE, Page, page_number
from bonrelais.impact.board.reader import Reader
from bonrelais.impact.documents.rows import ShownRow, judged_rows, places_behind, serving, shown_rows, value_of
from bonrelais.impact.indicators import PublicIndicator
from bonrelais.impact.queries import ProgrammeReport
from bonrelais.impact.sizes import SIZE_LABELS
from bonrelais.impact.terms import Frame

UNKNOWN: Final = "inconnu"
LEFT_OUT: Final = "laissees"
DIMENSIONS: Final = ("secteur", "effectif", "epci", "structure", "conseillere", "commune", "priorite", "theme")


@dataclass(frozen=True, slots=True)
class Listing:
    """`dimension` names the line of a breakdown that is opened, when it is one: « Secteur : Commerce ».

    `projects` is how many projects the outcomes that count belong to; None where rows are not outcomes.
    """

    indicator: PublicIndicator
    value: str
    page: Page[ShownRow]
    counted: int
    left_out: int
    is_left_out: bool
    dimension: str
    projects: int | None
    other_address: str


def listing(report: ProgrammeReport, reader: Reader, indicator: PublicIndicator, asked: Mapping[str, str]) -> Listing:
    """One query: the names behind the rows of one page."""
    kept = {name: asked[name] for name in DIMENSIONS if asked.get(name)}
    holds = [_filter(report, name, code) for name, code in kept.items()]
    judged = [one for one in judged_rows(report, indicator) if all(hold(one.row) for hold in holds)]
    counted = [one for one in judged if one.is_counted]
    others = [one for one in judged if not one.is_counted]
    is_left_out = asked.get("vue") == LEFT_OUT
    if priority := asked.get("priorite"):
        counted = serving(report, counted, priority)
    value = sum(value_of(one.row, indicator) for one in counted)
    outcomes = [one.row for one in counted if isinstance(one.row, OutcomeRow)]
    switch = {} if is_left_out else {"vue": LEFT_OUT}
    page = _page(report, indicator, others if is_left_out else counted, asked.get("page"))
    return Listing(
        indicator=indicator,
        value=indicator.show(value),
        page=page,
        counted=len(counted),
        left_out=len(others),
        is_left_out=is_left_out,
        dimension=", ".join(_said(report.frame, name, code, page) for name, code in kept.items()),
        projects=len({row.project_id for row in outcomes}) if indicator.is_sum else None,
        other_address=reader.narrowed(indicator.code, {**kept, **switch}),
    )


def _page(
    report: ProgrammeReport, indicator: PublicIndicator, judged: Sequence[Judged[Row]], asked: str | None
) -> Page[ShownRow]:
    total = len(judged)
    number = min(page_number(asked), max(1, -(-total // PAGE_SIZE)))
    part = judged[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Page(rows=shown_rows(report, indicator, part, places_behind(report, part)), number=number, total=total)


def _filter(report: ProgrammeReport, name: str, code: str) -> Callable[[Row], bool]:
    themes: Mapping[object, str] = {row.id: row.theme for row in report.rows.projects}
    unit = report.figures.question.rule.unit
    served = {unit_key(row, unit) for one in report.figures.priorities if one.code == code for row in one.rows}
    codes = report.frame.commune_codes
    value = None if code == UNKNOWN else code
    tests: dict[str, Callable[[Row], bool]] = {
        "epci": lambda row: row.membership.epci == value,
        "structure": lambda row: str(row.organisation) == code,
        "conseillere": lambda row: str(row.adviser) == code,
        "theme": lambda row: _theme(row, themes) == value,
        "secteur": lambda row: isinstance(row, VisitRow) and row.sector == value,
        "effectif": lambda row: isinstance(row, VisitRow) and row.size_band == value,
        "commune": lambda row: isinstance(row, VisitRow) and codes.get(report.communes[str(row.id)]) == code,
        "priorite": lambda row: isinstance(row, VisitRow) and unit_key(row, unit) in served,
    }
    return tests[name]


def organisations_in(frame: Frame) -> Mapping[str, str]:
    """Those that a target names."""
    targets = (target for agreement in frame.agreements for target in agreement.targets)
    return {str(one.scope.organisation): one.label for one in targets if one.scope.organisation}


def _theme(row: Row, themes: Mapping[object, str]) -> str | None:
    if isinstance(row, ProjectRow):
        return row.theme
    return themes.get(row.project_id) if isinstance(row, OutcomeRow) else None


def _said(frame: Frame, name: str, code: str, page: Page[ShownRow]) -> str:
    """A line of a breakdown in words. The rows themselves name their commune."""
    if name == "commune":
        return f"Commune : {page.rows[0].place.commune}" if page.rows else "Commune"
    labels: dict[str, tuple[str, Mapping[str, str]]] = {
        "secteur": ("Secteur", frame.sectors),
        "effectif": ("Effectif", SIZE_LABELS),
        "epci": ("Intercommunalité", frame.epcis),
        "structure": ("Structure", organisations_in(frame)),
        "conseillere": ("Conseillère", {key: str(one) for key, one in frame.advisers.items()}),
        "priorite": ("Priorité", frame.labels.priorities),
        "theme": ("Thème", frame.theme_labels),
    }
    title, names = labels[name]
    return f"{title} : {names.get(code, 'non connu')}"

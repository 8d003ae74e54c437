"""The map of who was met, its steps, its table, and where to go first."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from bonrelais.core.french import show_number
from bonrelais.impact.board.reader import WITHHELD, Reader
from bonrelais.impact.queries import CommuneCoverage, Coverage
from bonrelais.ui.charts import Cell, Table
from bonrelais.ui.french import percent
from bonrelais.ui.maps import CommuneMap, Shape, Spot

SCALE: Final = ((4, "12 % ou plus"), (3, "8 à 12 %"), (2, "4 à 8 %"), (1, "moins de 4 %"), (0, "aucune rencontre"))
OFFICIAL_SCALE: Final = (*SCALE[:-1], (0, "moins de 3 entreprises"))
STEPS: Final = ((0.12, 4), (0.08, 3), (0.04, 2))
NAMES: Final = 6
FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class ToVisit:
    """A commune where few were met in the period; `url` lists those never met."""

    name: str
    share: str
    never_met: int
    url: str


@dataclass(frozen=True, slots=True)
class CoverageBoard:
    map: CommuneMap
    table: Table
    first: tuple[ToVisit, ...]
    untouched: int | None
    """None for officials: how many communes have nobody would tell one from none."""
    communes: int


def coverage_board(reader: Reader, coverage: Coverage) -> CoverageBoard:
    communes = coverage.communes
    shown = {one.code: _told(reader, one) for one in communes}
    return CoverageBoard(
        map=_map(coverage, shown, is_official=reader.is_official),
        table=_table(reader, coverage, shown),
        first=() if reader.is_official else tuple(_to_visit(one) for one in _least_met(communes)),
        untouched=None if reader.is_official else sum(1 for one in communes if one.met == 0),
        communes=len(communes),
    )


def _told(reader: Reader, commune: CommuneCoverage) -> int | None:
    """Withheld too where rounding would say more than there are."""
    value = reader.cell(commune.met)
    return None if reader.is_official and value is not None and value > commune.open_places else value


def _step(commune: CommuneCoverage, met: int | None) -> int:
    """A withheld commune is drawn as one without anybody."""
    if not met:
        return 0
    return next((step for least, step in STEPS if _share(commune, met) >= least), 1)


def _share(commune: CommuneCoverage, met: int) -> float:
    """Of what is shown, so that it tells no more."""
    return met / commune.open_places if commune.open_places else 0.0


def _map(coverage: Coverage, shown: dict[str, int | None], *, is_official: bool) -> CommuneMap:
    drawn = coverage.drawing
    largest = sorted(coverage.communes, key=lambda one: (-one.open_places, one.name))[:NAMES]
    return CommuneMap(
        label=f"Part des établissements rencontrés dans {len(coverage.communes)} communes ; le tableau donne chacune",
        view_box=drawn.view_box,
        shapes=[
            Shape(one.name, drawn.paths[one.code], _step(one, shown[one.code]), _said(one, shown[one.code]))
            for one in coverage.communes
            if one.code in drawn.paths
        ],
        outlines=drawn.outlines,
        names=[Spot(*drawn.middles[one.code], name=one.name) for one in largest if one.code in drawn.middles],
        scale=OFFICIAL_SCALE if is_official else SCALE,
    )


def _said(commune: CommuneCoverage, met: int | None) -> str:
    if met is None:
        return "non communiqué"
    return f"{percent(_share(commune, met))}, {show_number(met)} sur {show_number(commune.open_places)}"


def _table(reader: Reader, coverage: Coverage, shown: dict[str, int | None]) -> Table:
    rows = []
    for one in coverage.communes:
        met = shown[one.code]
        url = reader.address("businesses_met", "commune", one.code) if met else ""
        cell = Cell(WITHHELD) if met is None else Cell(show_number(met), url, one.name)
        share = WITHHELD if met is None else percent(_share(one, met))
        rows.append((one.name, (cell, Cell(show_number(one.open_places)), Cell(share))))
    return Table(("Commune", "Rencontrées", "Établissements ouverts", "Part"), tuple(rows))


def _least_met(communes: tuple[CommuneCoverage, ...]) -> list[CommuneCoverage]:
    """Among the larger half, those where the smallest share was met."""
    larger = sorted(communes, key=lambda one: -one.open_places)[: max(FIRST, len(communes) // 4)]
    return sorted((one for one in larger if one.never_met), key=lambda one: (one.share, -one.never_met))[:FIRST]


def _to_visit(commune: CommuneCoverage) -> ToVisit:
    share = percent(commune.share) if commune.met else "aucune"
    query = urlencode({"commune": commune.code, "rencontre": "non"})
    return ToVisit(commune.name, share, commune.never_met, f"{reverse('directory:list')}?{query}")

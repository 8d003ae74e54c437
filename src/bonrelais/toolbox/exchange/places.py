"""Areas as the national schema writes them (« DEP-62 », « COM-2A004 »), to and from those of criteria."""

import re
from collections.abc import Sequence
from typing import Final

from bonrelais.core.rules.criteria.territory import Area, AreaLevel, PlaceBasis, Territory
from bonrelais.toolbox.exchange.shapes import RowError

COUNTRY: Final = "PAYS-99100"
FRANCE: Final = Area(AreaLevel.COUNTRY, "FR")
_LEVELS: Final = {
    "REG": AreaLevel.REGION,
    "DEP": AreaLevel.DEPARTMENT,
    "EPCI": AreaLevel.EPCI,
    "COM": AreaLevel.COMMUNE,
}
_PREFIXES: Final = {level: prefix for prefix, level in _LEVELS.items()}
# The official pattern takes digits only: Corsica's 2A and 2B are taken all the same.
_CODES: Final = {
    AreaLevel.REGION: re.compile(r"\d{2}"),
    AreaLevel.DEPARTMENT: re.compile(r"\d{2,3}|2[AB]"),
    AreaLevel.EPCI: re.compile(r"\d{9}"),
    AreaLevel.COMMUNE: re.compile(r"\d{5}|2[AB]\d{3}"),
}
_SHAPES: Final = {
    AreaLevel.REGION: "deux chiffres, par exemple REG-32",
    AreaLevel.DEPARTMENT: "par exemple DEP-62 ou DEP-2A",
    AreaLevel.EPCI: "neuf chiffres, par exemple EPCI-200000000",
    AreaLevel.COMMUNE: "cinq signes, par exemple COM-83141 ou COM-2A004",
}


def read_area(code: str) -> Area:
    written = code.strip().upper().replace("\u2010", "-").replace("_", "-")
    if written == COUNTRY:
        return FRANCE
    prefix, _, rest = written.partition("-")
    if prefix == "PAYS":
        raise RowError(f"« {code} » n’est pas la France ({COUNTRY}). Retirez ce pays.")
    level = _LEVELS.get(prefix)
    if level is None:
        raise RowError(f"« {code} » n’est pas un territoire : écrivez PAYS, REG, DEP, EPCI ou COM, un tiret, le code.")
    if level is AreaLevel.DEPARTMENT and len(rest) == 1 and rest.isdigit():
        rest = f"0{rest}"
    if not _CODES[level].fullmatch(rest):
        raise RowError(f"« {code} » est mal écrit : {_SHAPES[level]}.")
    return Area(level, rest)


def territory_of(include: Sequence[Area], exclude: Sequence[Area]) -> Territory | None:
    """All of France is no condition; with exclusions, only these are kept. Exclusion wins."""
    asked, banned = tuple(dict.fromkeys(include)), tuple(dict.fromkeys(exclude))
    if FRANCE in banned or (asked and set(asked) <= set(banned)):
        raise RowError("tous les territoires acceptés sont aussi exclus. Retirez-en d’un côté.")
    kept = () if FRANCE in asked else tuple(area for area in asked if area not in banned)
    return Territory(kept, banned) if kept or banned else None


def codes_of(criterion: Territory) -> tuple[list[str], list[str]] | None:
    """The codes that say exactly this, accepted and excluded; None when the schema has none."""
    if criterion.basis is not PlaceBasis.ESTABLISHMENT or FRANCE in criterion.exclude:
        return None
    if set(criterion.include) & set(criterion.exclude):
        return None
    areas = [*criterion.include, *criterion.exclude]
    if any(area != FRANCE and (area.level is AreaLevel.COUNTRY or not _is_written(area)) for area in areas):
        return None
    include = [COUNTRY] if not criterion.include or FRANCE in criterion.include else _codes(criterion.include)
    return include, _codes(criterion.exclude)


def _is_written(area: Area) -> bool:
    return _CODES[area.level].fullmatch(area.code) is not None


def _codes(areas: Sequence[Area]) -> list[str]:
    return [f"{_PREFIXES[area.level]}-{area.code}" for area in areas]

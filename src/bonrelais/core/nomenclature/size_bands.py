"""The register's size bands. NN means non-employer or not known: it is not zero and has no interval."""

from dataclasses import dataclass
from typing import Final

from bonrelais.core.interval import Interval


@dataclass(frozen=True, slots=True)
class SizeBand:
    """A band of employees; `employees` is None when the register does not tell."""

    code: str
    label: str
    employees: Interval | None


NOT_KNOWN: Final = SizeBand("NN", "Effectif non connu ou sans salarié", None)
SIZE_BANDS: Final = (
    NOT_KNOWN,
    SizeBand("00", "0 salarié", Interval(0, 0)),
    SizeBand("01", "1 ou 2 salariés", Interval(1, 2)),
    SizeBand("02", "3 à 5 salariés", Interval(3, 5)),
    SizeBand("03", "6 à 9 salariés", Interval(6, 9)),
    SizeBand("11", "10 à 19 salariés", Interval(10, 19)),
    SizeBand("12", "20 à 49 salariés", Interval(20, 49)),
    SizeBand("21", "50 à 99 salariés", Interval(50, 99)),
    SizeBand("22", "100 à 199 salariés", Interval(100, 199)),
    SizeBand("31", "200 à 249 salariés", Interval(200, 249)),
    SizeBand("32", "250 à 499 salariés", Interval(250, 499)),
    SizeBand("41", "500 à 999 salariés", Interval(500, 999)),
    SizeBand("42", "1\u00a0000 à 1\u00a0999 salariés", Interval(1000, 1999)),
    SizeBand("51", "2\u00a0000 à 4\u00a0999 salariés", Interval(2000, 4999)),
    SizeBand("52", "5\u00a0000 à 9\u00a0999 salariés", Interval(5000, 9999)),
    SizeBand("53", "10\u00a0000 salariés ou plus", Interval(10000, None)),
)
_BY_CODE: Final = {band.code: band for band in SIZE_BANDS}


def size_band(code: str | None) -> SizeBand:
    """The band of a register code; blank and codes we do not know mean not known."""
    return _BY_CODE.get((code or "").strip().upper(), NOT_KNOWN)


def size_band_of(employees: int) -> SizeBand:
    """The band a declared number of employees falls in."""
    exact = Interval(employees, employees)
    return next(band for band in SIZE_BANDS if band.employees is not None and band.employees.contains(exact))

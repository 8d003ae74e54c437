"""The businesses of the fictional register that may be met: their sector, size, crafts, and when they are open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.demonstration.register import lives
from bonrelais.demonstration.register.workforce import band_in
from bonrelais.programmes.defaults.sectors import default_sector

_PASSIVE_FORMS: Final = ("6540", "92", "63", "7")
"""Property companies, associations, farming cooperatives and public bodies ask for no visit."""
_PASSIVE_ACTIVITIES: Final = ("64.2", "68.20", "70.10", "94", "84")
_SIZE_YEAR: Final = 2019
_STAYS_OPEN: Final = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Business:
    """A place that may be visited. `windows` are the spans it is open, ends excluded."""

    siret: str
    siren: str
    sector: str
    epci: str
    is_crafts: bool
    is_partial: bool
    size: str
    windows: tuple[tuple[date, date], ...]

    @property
    def opened_on(self) -> date:
        return self.windows[0][0]

    def is_open(self, day: date) -> bool:
        """Open that day, and for the months that follow."""
        return any(start + timedelta(days=20) <= day and day + _STAYS_OPEN < end for start, end in self.windows)


def businesses_of(register: Iterable[lives.Establishment], epci_of: Mapping[str, str]) -> list[Business]:
    """Those of one sector all their life, in communes of the programme (by INSEE code), by SIRET."""
    found = (_business(one, epci_of.get(one.address.commune.code, "")) for one in register)
    return [one for one in found if one is not None]


def _business(one: lives.Establishment, epci: str) -> Business | None:
    form = str(one.company.legal_form)
    if not epci or one.is_purged or form.startswith(_PASSIVE_FORMS):
        return None
    shown = [period for period in one.periods if period.nomenclature is lives.Nomenclature.NAF_REV2]
    if not shown or any(period.activity.startswith(_PASSIVE_ACTIVITIES) for period in shown):
        return None
    sectors = {default_sector(ActivityCode(Nomenclature.NAFREV2, period.activity)) for period in shown}
    if len(sectors) != 1:
        return None
    return Business(
        siret=str(one.siret),
        siren=str(one.company.siren),
        sector=sectors.pop().value,
        epci=epci,
        is_crafts=bool(one.crafts_code),
        is_partial=one.company.partial_from is not None,
        size=band_in(one.workforce, _SIZE_YEAR) or "NN",
        windows=_windows(one),
    )


def _windows(one: lives.Establishment) -> tuple[tuple[date, date], ...]:
    spans: list[tuple[date, date]] = []
    opened: date | None = None
    for period in one.periods:
        if period.state is lives.State.OPEN and opened is None:
            opened = period.starts_on
        elif period.state is lives.State.CLOSED and opened is not None:
            spans.append((opened, period.starts_on))
            opened = None
    return tuple(spans) if opened is None else (*spans, (opened, date.max))

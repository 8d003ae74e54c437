"""One day's look at the lives: what the register says of each establishment and each company that day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bonrelais.demonstration.register.lives import Establishment, Nomenclature, Period, State
from bonrelais.demonstration.register.workforce import UNKNOWN, YEARS_LATE, band_in

NAF_2025_SHOWN_FROM: Final = date(2025, 12, 16)  # the twin column is filled
NAF_2025_RULES_FROM: Final = date(2027, 1, 1)  # the main column itself holds NAF 2025


@dataclass(frozen=True, slots=True)
class Seen:
    """An establishment as of a day; `periods_so_far` counts those begun, `band` is "" when not known."""

    establishment: Establishment
    period: Period
    periods_so_far: int
    band: str
    band_year: int | None
    is_partial: bool
    is_seat: bool = False


@dataclass(frozen=True, slots=True)
class SeenCompany:
    seat: Seen
    created_on: date
    places: int


def seen_on(lives: Iterable[Establishment], day: date) -> list[Seen]:
    """Each establishment already opened that day, in the same order."""
    looks = [_look(establishment, day) for establishment in lives if establishment.periods[0].starts_on <= day]
    seats = {company.seat.establishment.siret for company in companies_of(looks)}
    return [replace(seen, is_seat=True) if seen.establishment.siret in seats else seen for seen in looks]


def companies_of(looks: Sequence[Seen]) -> list[SeenCompany]:
    """Each company with its seat: the last opened of the establishments that may be one."""
    by_siren: dict[str, list[Seen]] = {}
    for seen in looks:
        by_siren.setdefault(seen.establishment.company.siren, []).append(seen)
    return [_company(places) for places in by_siren.values()]


def shown_activity(period: Period, day: date) -> tuple[str, Nomenclature]:
    """The main activity with its nomenclature: NAF 2025 rules from 2027 on for what is open."""
    if day >= NAF_2025_RULES_FROM and period.state is State.OPEN and period.twin:
        return period.twin, Nomenclature.NAF_2025
    return period.activity, period.nomenclature


def shown_twin(period: Period, day: date) -> str:
    return period.twin or "" if day >= NAF_2025_SHOWN_FROM and period.state is State.OPEN else ""


def _look(establishment: Establishment, day: date) -> Seen:
    begun = sum(1 for period in establishment.periods if period.starts_on <= day)
    period = establishment.periods[begun - 1]
    year = day.year - YEARS_LATE
    band = band_in(establishment.workforce, year) if period.state is State.OPEN else UNKNOWN
    partial_from = establishment.company.partial_from
    return Seen(
        establishment=establishment,
        period=period,
        periods_so_far=begun,
        band=band,
        band_year=year if band not in {UNKNOWN, "NN"} else None,
        is_partial=partial_from is not None and partial_from <= day,
    )


def _company(places: list[Seen]) -> SeenCompany:
    seats = [seen for seen in places if seen.establishment.may_be_seat]
    seat = max(seats, key=lambda seen: (seen.establishment.periods[0].starts_on, seen.establishment.siret))
    return SeenCompany(seat, min(seen.establishment.created_on for seen in places), len(places))

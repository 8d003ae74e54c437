"""The whole story, before any row is written: every meeting, in order of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bonrelais.demonstration.register import lives
from bonrelais.demonstration.story.businesses import businesses_of
from bonrelais.demonstration.story.first_years import tell_first_years
from bonrelais.demonstration.story.fourth_phase import tell_fourth_phase
from bonrelais.demonstration.story.ideas import deal_out
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.story.pools import Pools

FIRST_REGISTER: Final = date(2020, 8, 31)
SECOND_REGISTER: Final = date(2024, 11, 12)
APPOINTED_AHEAD: Final = timedelta(days=24)
"""Appointments are made up to so long ahead: the story is told a little beyond the day."""


@dataclass(frozen=True, slots=True)
class Story:
    """`first_years`: up to the published results; `since`: after them, and a little beyond the day asked."""

    first_years: Sequence[Meeting]
    since: Sequence[Meeting]


def tell_story(register: Sequence[lives.Establishment], epci_of: Mapping[str, str], *, today: date) -> Story:
    known = [one for one in register if one.periods[0].starts_on <= SECOND_REGISTER]
    every = businesses_of(known, epci_of)
    old = [one for one in every if one.opened_on <= FIRST_REGISTER - timedelta(days=30)]
    pools = Pools(old, "pool of the first years")
    counted, beside = tell_first_years(pools, old)
    dealt = deal_out(counted)
    by_siret = {one.siret: one for one in every}
    met = [(by_siret[one.siret], one) for one in dealt if one.siret in by_siret]
    later = Pools(every, "pool of the fourth phase")
    later.shun({by_siret[one.siret].siren for one in (*dealt, *beside) if one.siret in by_siret})
    since = tell_fourth_phase(later, met, until=today + APPOINTED_AHEAD)
    first_years = sorted((*dealt, *beside), key=lambda one: (one.on, one.siret))
    return Story(first_years, since)

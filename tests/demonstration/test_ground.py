"""Where the demonstration may be built, and for which day."""

from datetime import date

import pytest

from bonrelais.demonstration import queries
from bonrelais.demonstration.build import DemonstrationError, build_demonstration
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.clock import now
from bonrelais.territory.actions import add_epci
from tests.make.network import user

pytestmark = pytest.mark.django_db


def test_empty_base_is_free() -> None:
    assert queries.ground() is queries.Ground.EMPTY


def test_base_with_an_account_is_not_touched() -> None:
    user()
    with pytest.raises(DemonstrationError, match="contient déjà des données"):
        build_demonstration(date(2026, 11, 23), tell=print)


def test_base_with_a_territory_is_not_touched() -> None:
    add_epci("200069037", by=SYSTEM, at=now())
    assert queries.ground() is queries.Ground.FOREIGN


@pytest.mark.parametrize("day", [date(2024, 11, 19), date(2031, 1, 1)])
def test_day_outside_the_story_is_refused(day: date) -> None:
    with pytest.raises(DemonstrationError, match="Choisissez un jour entre les deux"):
        build_demonstration(day, tell=print)

"""What the pages say of figures, without a database."""

from datetime import date

import pytest

from bonrelais.core.figures.counting import DEFAULT_RULE, CountingRule, MetUnit
from bonrelais.core.figures.rows import VisitMode
from bonrelais.impact.board.agreements import rule_in_words
from bonrelais.impact.indicators import PUBLIC
from bonrelais.impact.sizes import SIZE_LABELS, reported_size
from bonrelais.ui.charts import LineChart


def test_counting_rule_is_said_in_words() -> None:
    assert rule_in_words(DEFAULT_RULE) == [
        "Une rencontre compte si elle a lieu sur place, au bureau ou en visio.",
        "Une fois par entreprise dans la période.",
        "Les rencontres d’avant l’entrée d’une intercommunalité sont gardées, mais ne comptent pas.",
    ]
    other = CountingRule(modes=frozenset({VisitMode.PHONE}), unit=MetUnit.ESTABLISHMENT, counts_before_joining=True)
    assert rule_in_words(other) == [
        "Une rencontre compte si elle a lieu par téléphone.",
        "Une fois par établissement dans la période.",
        "Les rencontres d’avant l’entrée d’une intercommunalité comptent.",
    ]


@pytest.mark.parametrize(("value", "number"), [(1_250_050, 12500.5), (1_250_000, 12500), (0, 0)])
def test_money_is_said_in_euros(value: int, number: float) -> None:
    assert PUBLIC["investment_planned_eur"].number(value) == number
    assert PUBLIC["jobs_made"].number(value) == value


@pytest.mark.parametrize(("band", "reported"), [("03", "03"), ("21", "50+"), ("53", "50+"), ("NN", "NN"), ("", "NN")])
def test_size_is_reported_by_band_up_to_fifty(band: str, reported: str) -> None:
    assert reported_size(band) == reported
    assert reported in SIZE_LABELS


def test_long_curve_names_years_and_short_one_months() -> None:
    long = LineChart("", date(2021, 1, 1), date(2024, 11, 20), ())
    short = LineChart("", date(2024, 1, 1), date(2024, 12, 31), ())
    assert [tick.text for tick in long.months] == ["2021", "2022", "2023", "2024"]
    assert [tick.text for tick in short.months] == ["janv.", "mars", "mai", "juil.", "sept.", "nov."]

"""A period that spans several agreements: each day is judged by the rule of its own."""

from datetime import UTC, date, datetime

from bonrelais.core.figures.counting import CountingRule, PhaseRule, Question, count_met
from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.figures.rows import Membership, VisitMode, VisitRow

FIRST = Period(date(2021, 1, 1), date(2022, 12, 31))
SECOND = Period(date(2023, 1, 1), date(2024, 12, 31))
WHOLE = Period(FIRST.start, SECOND.end)
BY_PHONE = CountingRule(modes=frozenset({VisitMode.PHONE}), counts_before_joining=True)
SINCE_EVER = Membership(epci="200000001")
LATE = Membership(epci="200000001", joined_on=date(2024, 6, 1))


def visit(company: str, held_on: date, mode: VisitMode, membership: Membership = SINCE_EVER) -> VisitRow:
    return VisitRow(
        id=f"{company}-{held_on}",
        company_id=company,
        held_on=held_on,
        mode=mode,
        recorded_at=datetime(held_on.year, held_on.month, held_on.day, 18, tzinfo=UTC),
        membership=membership,
    )


def question(*phases: PhaseRule) -> Question:
    return Question(WHOLE, AsOf(SECOND.end), phases=phases)


def met(rows: list[VisitRow], asked: Question) -> list[str]:
    return [str(row.company_id) for row in count_met(rows, asked).rows]


def test_mode_counts_as_the_agreement_of_its_day_says() -> None:
    rows = [visit("a", date(2021, 5, 3), VisitMode.PHONE), visit("b", date(2023, 5, 3), VisitMode.PHONE)]
    assert met(rows, question()) == []
    assert met(rows, question(PhaseRule(FIRST, BY_PHONE))) == ["a"]
    assert met(rows, question(PhaseRule(FIRST, CountingRule()), PhaseRule(SECOND, BY_PHONE))) == ["b"]


def test_visit_before_joining_counts_where_its_agreement_says_so() -> None:
    rows = [visit("a", date(2021, 5, 3), VisitMode.PHONE, LATE), visit("b", date(2023, 5, 3), VisitMode.ON_SITE, LATE)]
    assert met(rows, question(PhaseRule(FIRST, BY_PHONE))) == ["a"]


def test_company_met_in_two_phases_counts_once() -> None:
    rows = [visit("a", date(2021, 5, 3), VisitMode.ON_SITE), visit("a", date(2023, 5, 3), VisitMode.ON_SITE)]
    assert met(rows, question(PhaseRule(FIRST, CountingRule()), PhaseRule(SECOND, CountingRule()))) == ["a"]


def test_epci_that_left_counts_until_the_day_before() -> None:
    left = Membership(epci="200000001", left_on=date(2023, 5, 3))
    rows = [
        visit("a", date(2023, 5, 2), VisitMode.ON_SITE, left),
        visit("b", date(2023, 5, 3), VisitMode.ON_SITE, left),
    ]
    assert met(rows, question()) == ["a"]

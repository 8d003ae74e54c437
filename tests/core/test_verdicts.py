from itertools import product

import pytest

from bonrelais.core.rules.verdicts import Answer, all_of, any_of, from_bool, implies, negate

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
ANSWERS = tuple(Answer)
PAIRS = tuple(product(ANSWERS, repeat=2))
TRIPLES = tuple(product(ANSWERS, repeat=3))


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (YES, NO, NO, YES),
        (UNKNOWN, YES, UNKNOWN, YES),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, NO, NO, UNKNOWN),
        (NO, YES, NO, YES),
        (NO, UNKNOWN, NO, UNKNOWN),
        (NO, NO, NO, NO),
    ],
)
def test_and_or_follow_kleene(left: Answer, right: Answer, both: Answer, either: Answer) -> None:
    assert (all_of((left, right)), any_of((left, right))) == (both, either)


def test_nothing_required_is_yes_and_no_choice_is_no() -> None:
    assert (all_of(()), any_of(())) == (YES, NO)


@pytest.mark.parametrize("answer", ANSWERS)
def test_two_negations_cancel(answer: Answer) -> None:
    assert negate(negate(answer)) is answer


@pytest.mark.parametrize("pair", PAIRS)
def test_de_morgan_holds(pair: tuple[Answer, Answer]) -> None:
    assert negate(all_of(pair)) is any_of([negate(one) for one in pair])


@pytest.mark.parametrize("pair", PAIRS)
def test_order_changes_nothing(pair: tuple[Answer, Answer]) -> None:
    assert (all_of(pair), any_of(pair)) == (all_of(pair[::-1]), any_of(pair[::-1]))


@pytest.mark.parametrize("triple", TRIPLES)
def test_grouping_changes_nothing(triple: tuple[Answer, Answer, Answer]) -> None:
    first, second, third = triple
    assert all_of(triple) is all_of((first, all_of((second, third))))
    assert any_of(triple) is any_of((first, any_of((second, third))))


@pytest.mark.parametrize("triple", TRIPLES)
def test_and_distributes_over_or(triple: tuple[Answer, Answer, Answer]) -> None:
    first, second, third = triple
    assert all_of((first, any_of((second, third)))) is any_of((all_of((first, second)), all_of((first, third))))


@pytest.mark.parametrize(
    ("guard", "body", "answer"),
    [
        (NO, NO, YES),
        (NO, UNKNOWN, YES),
        (YES, NO, NO),
        (YES, UNKNOWN, UNKNOWN),
        (YES, YES, YES),
        (UNKNOWN, YES, YES),
        (UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_guard_that_says_no_lifts_the_condition(guard: Answer, body: Answer, answer: Answer) -> None:
    assert implies(guard, body) is answer


def test_answers_come_from_what_is_known() -> None:
    answers = [from_bool(is_met=is_met) for is_met in (True, False, None)]
    assert answers == [YES, NO, UNKNOWN]


def test_answers_are_told_in_french() -> None:
    assert [answer.label for answer in ANSWERS] == ["Oui", "Non", "À savoir"]

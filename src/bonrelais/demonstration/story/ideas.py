"""The projects, euros and hires of the first years, dealt out to the businesses met."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.meetings import Meeting, ProjectIdea
from bonrelais.demonstration.story.published import (
    HIRING_BY_THEME,
    INVESTING_BY_THEME,
    INVESTMENT_PLANNED_EUROS,
    JOBS_BY_PROJECT,
    JOBS_MADE,
    PROJECTS_BY_THEME,
    SHARE_OF_INVESTMENTS_MADE,
)

_MOST_FOR_ONE: Final = 4
_ROUND: Final = 500
_SMALLEST: Final = 4_000
_LARGEST: Final = 900_000


def deal_out(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Gives every project of the published years to a meeting; never two of a theme to one."""
    dice = Dice("projects dealt out")
    hands: list[dict[str, ProjectIdea]] = [{} for _ in meetings]
    for idea in _ideas():
        rank = dice.below(len(hands))
        while idea.theme in hands[rank] or len(hands[rank]) >= _MOST_FOR_ONE:
            rank = dice.below(len(hands))
        hands[rank][idea.theme] = idea
    return [replace(one, ideas=tuple(hand.values())) for one, hand in zip(meetings, hands, strict=True)]


def _ideas() -> list[ProjectIdea]:
    dice = Dice("ideas")
    amounts, jobs = _amounts(dice), _jobs(dice)
    ideas: list[ProjectIdea] = []
    for theme, count in PROJECTS_BY_THEME.items():
        plain = [ProjectIdea(theme) for _ in range(count)]
        for rank in range(INVESTING_BY_THEME.get(theme, 0)):
            plain[rank] = _with_euros(plain[rank], amounts.pop(), dice)
        for rank in range(HIRING_BY_THEME.get(theme, 0)):
            planned, made = jobs.pop()
            plain[rank] = replace(plain[rank], hires=planned, hired=made)
        ideas += plain
    dice.shuffle(ideas)
    return ideas


def _with_euros(idea: ProjectIdea, euros: int, dice: Dice) -> ProjectIdea:
    if not dice.happens(SHARE_OF_INVESTMENTS_MADE):
        return replace(idea, invests=euros * 100)
    made = max(_rounded(euros * dice.uniform(0.78, 1.08)), _ROUND)
    return replace(idea, invests=euros * 100, invested=made * 100)


def _amounts(dice: Dice) -> list[int]:
    """Planned euros of each investment: many small, a few large, adding up to the published whole."""
    count = sum(INVESTING_BY_THEME.values())
    drawn = [min(_SMALLEST + dice.paretovariate(1.25) * 14_000, _LARGEST) for _ in range(count)]
    scale = INVESTMENT_PLANNED_EUROS / sum(drawn)
    amounts = [max(_rounded(one * scale), _SMALLEST) for one in drawn]
    largest = max(range(count), key=lambda rank: amounts[rank])
    amounts[largest] += INVESTMENT_PLANNED_EUROS - sum(amounts)
    return amounts


def _jobs(dice: Dice) -> list[tuple[int, int]]:
    """Hires planned and made, project by project."""
    planned = [size for count, size in JOBS_BY_PROJECT for _ in range(count)]
    dice.shuffle(planned)
    left = JOBS_MADE
    jobs: list[tuple[int, int]] = []
    for size in planned:
        made = min(size if dice.happens(0.75) else size - 1, left)
        left -= made
        jobs.append((size, made))
    dice.shuffle(jobs)
    return jobs


def _rounded(euros: float) -> int:
    return round(euros / _ROUND) * _ROUND

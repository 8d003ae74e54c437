"""What is heard at a meeting: needs, each with what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.story.meetings import Meeting, ProjectIdea, Twist
from bonrelais.demonstration.story.published import PROJECTS_BY_THEME
from bonrelais.demonstration.words.settling import WORDS
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.models import Theme


class Fate(StrEnum):
    """What becomes of a need."""

    PROJECT = "project"
    REFERRAL = "referral"
    TOOL = "tool"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class NeedTold:
    theme: Theme
    parent: str
    words: str
    fate: Fate
    idea: ProjectIdea | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    needs: tuple[NeedTold, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(one.words for one in self.needs)

    @property
    def has_referral(self) -> bool:
        return any(one.fate is Fate.REFERRAL for one in self.needs)


_THEMES: Final = wheel(tuple(PROJECTS_BY_THEME.items()))
_FATES: Final = wheel(((Fate.REFERRAL, 56.0), (Fate.TOOL, 28.0), (Fate.LEFT, 16.0)))
_INVESTS: Final = {"investissement": 0.88, "transition-ecologique": 0.43, "local-et-centre-ville": 0.7}
_HIRES: Final = {"ressources-humaines": 0.8, "investissement": 0.17}
_RECRUITMENT: Final = "recrutement"


def hear(cast: Cast, meeting: Meeting, dice: Dice) -> Heard:
    """The needs of the meeting's projects, and a few more; one need a theme of the second level."""
    if meeting.mode is Mode.PHONE or meeting.twist in {Twist.CANCELLED, Twist.MADE_A_CALL}:
        return Heard(())
    ideas = _free_ideas(meeting, dice) if meeting.is_planned_freely else meeting.ideas
    told: dict[str, NeedTold] = {}
    for idea in ideas:
        _keep(told, _need(cast, idea.theme, dice, idea))
    for _ in range(_more(meeting, dice)):
        _keep(told, _need(cast, dice.turn(_THEMES), dice))
    return Heard(tuple(told.values()))


def _keep(told: dict[str, NeedTold], need: NeedTold) -> None:
    told.setdefault(need.theme.code, need)


def _more(meeting: Meeting, dice: Dice) -> int:
    if not meeting.is_first and not meeting.is_planned_freely:
        return 0
    throw = dice.random()
    if meeting.is_planned_freely:
        return 2 if throw < 0.15 else int(throw < 0.65)
    return int(throw < 0.4)


def _need(cast: Cast, parent: str, dice: Dice, idea: ProjectIdea | None = None) -> NeedTold:
    children = cast.children[parent]
    theme = next((one for one in children if one.code == _RECRUITMENT), None) if idea and idea.hires else None
    theme = theme or dice.pick(children)
    fate = dice.turn(_FATES) if idea is None else Fate.PROJECT
    return NeedTold(theme, parent, dice.pick(WORDS[theme.code].needs), fate, idea)


def _free_ideas(meeting: Meeting, dice: Dice) -> tuple[ProjectIdea, ...]:
    """The projects of a meeting after the published years."""
    throw = dice.random()
    count = 0 if throw < 0.25 else 2 if throw > 0.82 else 1
    themes = {dice.turn(_THEMES) for _ in range(count)}
    return tuple(_free_idea(theme, dice) for theme in sorted(themes))


def _free_idea(theme: str, dice: Dice) -> ProjectIdea:
    invests = hires = 0
    if dice.happens(_INVESTS.get(theme, 0.0)):
        invests = round(min(4_000 + dice.paretovariate(1.3) * 14_000, 600_000) / 500) * 500 * 100
    if dice.happens(_HIRES.get(theme, 0.0)):
        hires = 1 + int(dice.happens(0.35))
    is_made = dice.happens(0.45)
    return ProjectIdea(theme, invests, invests if is_made else 0, hires, hires if is_made else 0)

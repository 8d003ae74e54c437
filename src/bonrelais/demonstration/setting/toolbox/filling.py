"""Puts the tools into the programme's toolbox, each on the day it takes effect."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.setting.toolbox.model import ToolPlan
from bonrelais.demonstration.setting.toolbox.money import MONEY
from bonrelais.demonstration.setting.toolbox.projects import PROJECTS
from bonrelais.demonstration.setting.toolbox.support import SUPPORT
from bonrelais.demonstration.story.calendar import LAST_DAY
from bonrelais.demonstration.telling.diary import Diary
from bonrelais.foundation import clock
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ToolCard, VersionDraft

TOOLS: Final = (*MONEY, *SUPPORT, *PROJECTS)
_CENTS: Final = 100
# Under the six months after which a tool is to be re-checked, but for the slowest structures.
_REREAD_EVERY: Final = tuple(timedelta(days=days) for days in (140, 155, 170, 180, 195))


def plan_toolbox(cast: Cast, diary: Diary) -> None:
    for rank, plan in enumerate(TOOLS):
        at = clock.at_paris(plan.since, time(14)) + timedelta(days=2, minutes=rank)
        diary.write(at, partial(_add, cast, plan, diary, _REREAD_EVERY[rank % len(_REREAD_EVERY)]))


def _add(cast: Cast, plan: ToolPlan, diary: Diary, reread_every: timedelta, at: datetime) -> None:
    card = ToolCard(
        organisation=cast.organisations[plan.organisation],
        title=plan.title,
        kind=plan.kind,
        themes=[cast.themes[code] for code in plan.themes],
    )
    tool = actions.add_tool(card, by=cast.coordinator, at=at)
    draft = VersionDraft(
        summary=plan.summary,
        effective_from_on=plan.since,
        criteria=plan.requirements,
        amount_words=plan.amount_words,
        amount_max_cents=None if plan.most_euros is None else plan.most_euros * _CENTS,
    )
    version = actions.draft_version(tool, version=draft, by=cast.coordinator, at=at)
    version = actions.publish_version(version, by=cast.coordinator, at=at)
    for code in plan.themes:
        cast.tools.setdefault(code, []).append(tool)
    again = at + reread_every
    while clock.day_of(again) <= LAST_DAY:
        diary.write(
            again,
            lambda at: actions.check_version(version, checked_on=clock.day_of(at), by=cast.coordinator, at=at),
        )
        again += reread_every

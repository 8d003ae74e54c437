"""What changed for a business since a day: tools that open, that close, that are new or no longer offered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.sheets import sheets_then_and_now
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.queries.matches import decisions_on, ground_of, tools_at_large
from bonrelais.toolbox.queries.shapes import ToolMatch


class News(StrEnum):
    OPENED = "opened"
    TO_ASK = "to_ask"
    CLOSED = "closed"
    ENDED = "ended"
    REWRITTEN = "rewritten"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    News.OPENED: "S’ouvre",
    News.TO_ASK: "À éclaircir",
    News.CLOSED: "Se ferme",
    News.ENDED: "N’est plus proposé",
    News.REWRITTEN: "Nouvelle version",
}


@dataclass(frozen=True, slots=True)
class ToolNews:
    """What became of a tool; `why` is the first condition that closes it, or blank. `is_new` is it offered since."""

    news: News
    tool: Tool
    verdict: Answer | None
    why: str
    is_new: bool


def news_since(seat: Seat, place: Establishment, *, since: date, on: date) -> list[ToolNews]:
    """Without a need: as both days' versions and answers tell. What the register says is taken as it is today."""
    then, today = sheets_then_and_now(seat, place, then=since, now=on)
    ground = ground_of(seat, place, today, on=on)
    decided = decisions_on(seat, place.company_id, since)
    before = _by_tool(tools_at_large(seat, replace(ground, sheet=then, on=since, decisions=decided)))
    now = _by_tool(tools_at_large(seat, ground))
    found = [_news(before.get(key), now.get(key)) for key in before.keys() | now.keys()]
    worth_saying = [one for one in found if one is not None]
    return sorted(worth_saying, key=lambda one: (list(News).index(one.news), one.tool.sort_title, str(one.tool.id)))


def _by_tool(matches: Iterable[ToolMatch]) -> Mapping[UUID, ToolMatch]:
    return {match.tool.id: match for match in matches}


def _news(before: ToolMatch | None, now: ToolMatch | None) -> ToolNews | None:
    """None where nothing worth saying changed: a tool that stays closed is not told."""
    was = before.verdict if before is not None else Answer.NO
    if now is None:
        gone = before if before is not None and was is not Answer.NO else None
        return None if gone is None else ToolNews(News.ENDED, gone.tool, None, "", is_new=False)
    is_new = before is None
    if now.verdict is was:
        is_rewritten = before is not None and before.version.id != now.version.id and was is not Answer.NO
        return ToolNews(News.REWRITTEN, now.tool, was, "", is_new) if is_rewritten else None
    why = now.blocking[0].text if now.blocking else ""
    news = {Answer.YES: News.OPENED, Answer.UNKNOWN: News.TO_ASK, Answer.NO: News.CLOSED}[now.verdict]
    return ToolNews(news, now.tool, now.verdict, why, is_new)

"""The small components, written straight in Python because a page may hold hundreds of them."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, TypeVar

from django.http import HttpRequest, QueryDict
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bonrelais.core.french import show_number
from bonrelais.foundation.pagination import Page
from bonrelais.ui.parts import Fact, Reason, Tone

SPRITE: Final = "vendor/icons.svg"
VERDICTS: Final = {
    "yes": (Tone.YES, "check-circle-fill", "Oui"),
    "unknown": (Tone.ASK, "question-diamond-fill", "À savoir"),
    "no": (Tone.NO, "x-circle", "Non"),
}
REASONS: Final = {
    "yes": (Tone.YES, "check-lg", "oui"),
    "unknown": (Tone.ASK, "question-lg", "à savoir"),
    "no": (Tone.NO, "x-lg", "non"),
}
T = TypeVar("T")


class UnknownIconError(LookupError):
    """The sprite has no such icon: add its name to frontend/icons.txt and build."""


@cache
def icon_names() -> frozenset[str]:
    sprite = files("bonrelais.ui").joinpath("static", SPRITE).read_text("utf-8")
    return frozenset(re.findall(r'<symbol id="([^"]+)"', sprite))


@cache
def icon(name: str) -> SafeString:
    """{% icon "clock" %}: always beside a word, hidden from readers aloud."""
    if name not in icon_names():
        raise UnknownIconError(name)
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static(SPRITE), name)


@cache
def turning_icon() -> SafeString:
    """The chevron of a fold, which turns when it is open."""
    return format_html('<svg class="i turn" aria-hidden="true"><use href="{}#chevron-right"/></svg>', static(SPRITE))


def verdict(answer: str) -> SafeString:
    """{% verdict "unknown" %}: Oui, À savoir or Non of an eligibility. Its reasons stand beside it."""
    tone, shape, word = VERDICTS[answer]
    return format_html('<span class="br-verdict {}">{}{}</span>', tone, icon(shape), word)


def state(tone: str, shape: str, word: str) -> SafeString:
    """{% state "yes" "check-lg" "Pris" %}: the progress of something, tone among yes, ask, no, info, mute."""
    return format_html('<span class="br-state {}">{}{}</span>', Tone(tone), icon(shape), word)


def figure(text: str | int, url: str, about: str) -> SafeString:
    """{% figure "12 345" url "Commerce" %}: a figure that opens its rows; without url, the figure alone."""
    if not url:
        return format_html("{}", text)
    hidden = format_html('<span class="visually-hidden"> {}, voir les lignes</span>', about)
    return format_html('<a class="n" href="{}">{}{}</a>', url, text, hidden)


def facts(items: Sequence[Fact], columns: int = 1) -> SafeString:
    """{% facts known %}: label, value, source. An unknown value says so and can link to its question."""
    lines = format_html_join(
        "", "<div><dt>{}</dt><dd>{}{}</dd></div>", ((fact.label, _value(fact), _small(fact.source)) for fact in items)
    )
    return format_html('<dl class="br-facts{}">{}</dl>', " br-facts-2" if columns > 1 else "", lines)


def why(reasons: Sequence[Reason]) -> SafeString:
    """{% why reasons %}: one criterion or piece of evidence a line, with its answer, its sentence and its source."""
    line = '<li><span class="{}">{}<span class="visually-hidden">{} : </span></span><div>{} {}{}</div></li>'
    lines = format_html_join("", line, (_reason(reason) for reason in reasons))
    return format_html('<ul class="br-why">{}</ul>', lines)


def nothing_here(text: str, url: str = "", label: str = "") -> SafeString:
    """{% nothing_here "Aucun relais." url "Proposer une structure" %}: why nothing is here, and what to do."""
    action = format_html('<a href="{}">{}</a>', url, label) if url else ""
    return format_html('<p class="br-empty"><span>{}</span>{}</p>', text, action)


def pager(context: RequestContext, page: Page[T]) -> SafeString:
    """{% pager page %}: where one is in a list, and the pages around; the filters of the address are kept."""
    if page.total == 0:
        return SafeString("")
    first = (page.number - 1) * page.size + 1
    last = min(page.total, page.number * page.size)
    where = f"{show_number(first)} à {show_number(last)} sur {show_number(page.total)}"
    link = '<a class="btn btn-plain btn-sm" rel="{}" href="{}">{}</a>'
    around = []
    if page.has_previous:
        around.append(("prev", page_address(context["request"], page.number - 1), "Page précédente"))
    if page.has_next:
        around.append(("next", page_address(context["request"], page.number + 1), "Page suivante"))
    shape = '<nav class="br-pager" aria-label="Pages"><span class="br-2">{}</span><div>{}</div></nav>'
    return format_html(shape, where, format_html_join("", link, around))


def page_address(request: HttpRequest, number: int) -> str:
    query: QueryDict = request.GET.copy()
    if number == 1:
        query.pop("page", None)
    else:
        query["page"] = str(number)
    return f"?{query.urlencode()}" if query else request.path


def _value(fact: Fact) -> SafeString:
    text = fact.value or "Pas encore connu"
    return format_html('<a href="{}">{}</a>', fact.url, text) if fact.url else format_html("{}", text)


def _small(source: str) -> SafeString | str:
    return format_html("<small>{}</small>", source) if source else ""


def _reason(reason: Reason) -> tuple[str, SafeString, str, str, SafeString | str, SafeString | str]:
    tone, shape, word = REASONS[reason.answer]
    under = why(reason.members) if reason.members else ""
    return tone, icon(shape), word, reason.text, _small(reason.source), under

"""What a draft was when somebody opened it, and who has written since: nobody writes over what they have not seen."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from bonrelais.core.french import show_day
from bonrelais.core.rules.codec import write_document
from bonrelais.core.rules.own_aid import with_own_aid
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.network.models import User
from bonrelais.toolbox.cards import VersionDraft
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.ui.french import hour

WRITTEN: Final = {
    "tool_version.drafted": "enregistré",
    "tool_version.published": "publié",
    "tool_version.dropped": "abandonné",
}
CONTENT: Final = (
    "summary",
    "amount_words",
    "amount_max_cents",
    "criteria",
    "source_url",
    "source_quote",
    "effective_from_on",
    "effective_to_on",
)
"""What is written of a version; the names of its codes are not."""


def state_of(version: ToolVersion | None) -> str:
    """The same as long as nothing of it changes; blank when there is none."""
    if version is None:
        return ""
    written = [str(version.pk), bool(version.published_at), content_of(version)]
    return sha256(json.dumps(written, sort_keys=True, default=str).encode()).hexdigest()


def content_of(version: ToolVersion) -> str:
    """As a text, to be compared."""
    return json.dumps([getattr(version, name) for name in CONTENT], sort_keys=True, default=str)


def as_written(tool: Tool, draft: VersionDraft, labels: Mapping[str, str]) -> ToolVersion:
    """A version not kept: to be shown beside another, or kept."""
    return ToolVersion(
        tool=tool,
        summary=draft.summary.strip(),
        amount_words=draft.amount_words.strip(),
        amount_max_cents=draft.amount_max_cents,
        criteria=write_document(with_own_aid(draft.requirements(), tool.code)),
        labels=dict(labels),
        source_url=draft.source_url,
        source_quote=draft.source_quote.strip(),
        effective_from_on=draft.effective_from_on,
        effective_to_on=draft.effective_to_on,
    )


def told_of(tool: Tool, *, reader: User) -> str:
    """Who wrote a version of the tool last, and when: « Claire Martin l’a enregistré le 26 novembre à 14 h 05. »"""
    rows = Entry.objects.filter(subject_id=tool.pk, verb__in=WRITTEN).select_related("actor")
    last = rows.order_by("-at", "-id").first()
    if last is None:
        return "une autre page l’a enregistré."
    if last.actor_id == reader.pk:
        who = "vous l’avez"
    else:
        who = f"{last.actor.name} l’a" if last.actor is not None else "un import l’a"
    where = " dans une autre page" if last.actor_id == reader.pk else ""
    return f"{who} {WRITTEN[last.verb]} le {show_day(clock.day_of(last.at))} à {hour(last.at)}{where}."

"""Files of tools: kept while they are read, then taken as drafts, all of it or nothing."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bonrelais.core.french import count, join_and
from bonrelais.core.identifiers import IdentifierError, parse_siren
from bonrelais.core.text import fold
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.network.actions import OrganisationFacts, create_organisation
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.actions.tools import add_tool, draft_version, edit_tool
from bonrelais.toolbox.cards import ToolCard, VersionDraft
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.native import tool_document
from bonrelais.toolbox.exchange.shapes import Operator, Reading
from bonrelais.toolbox.models import Tool, ToolOrigin, ToolUpload
from bonrelais.toolbox.queries.imports import Comparison, ImportLine, compare, read_file
from bonrelais.toolbox.queries.tools import themes_of

KEPT_FOR: Final = timedelta(days=2)
MOST_AT_ONCE: Final = 500
CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_CODE: Final = 80
MOST_NAMED: Final = 3


class ImportRefusedError(DomainError):
    """The file cannot be taken as asked; nothing of it is."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a person sends it. `source` names where it comes from, the same from one import to the next."""

    name: str
    content: bytes
    format: ImportFormat
    source: str = ""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """The tools chosen by their identities, and the themes given to the new ones that have none.

    `replacing`: the identities of those that were shown as undoing a draft; no other undoes one.
    """

    keys: Collection[str]
    theme_ids: Collection[str] = ()
    replacing: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class ImportAsked:
    """What to take of a reading: what is chosen of it, or all that undoes no draft of a person."""

    reading: Reading
    source: str
    choice: ImportChoice | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """How many drafts an import made, of new tools and of known ones."""

    new: int
    changed: int

    @property
    def told(self) -> str:
        parts = [count(self.new, "outil nouveau", "outils nouveaux")] if self.new else []
        parts += [count(self.changed, "outil modifié", "outils modifiés")] if self.changed else []
        return " et ".join(parts)


@transaction.atomic
def keep_upload(sent: SentFile, *, by: Seat, at: datetime) -> ToolUpload:
    """Waits for its person, who has one at a time. Raises FileError when it cannot be read: then nothing is kept."""
    reading = read_file(by, sent.content, sent.format, on=clock.day_of(at))
    if len(reading.tools) > MOST_AT_ONCE:
        told = count(len(reading.tools), "outil", "outils")
        raise ImportRefusedError(
            f"Ce fichier contient {told} ; {MOST_AT_ONCE} au plus sur cette page. Coupez-le en plusieurs, ou demandez "
            "à l’exploitant de lancer « bonrelais tools import »."
        )
    ToolUpload.objects.filter(programme_id=by.programme_id, sent_by=by.user).delete()
    upload = ToolUpload.objects.create(
        programme_id=by.programme_id,
        sent_by=by.user,
        file_name=sent.name[-200:],
        format=sent.format,
        source=sent.source.strip() or sent.format.value,
        content=sent.content,
        recorded_at=at,
    )
    record("tool_upload.kept", upload, by=by, at=at)
    return upload


@transaction.atomic
def drop_upload(upload: ToolUpload, *, by: Seat, at: datetime) -> None:
    """Nothing of it was taken."""
    record("tool_upload.dropped", upload, by=by, at=at)
    upload.delete()


def forget_old_uploads(*, at: datetime) -> int:
    """Those nobody came back to."""
    return ToolUpload.objects.filter(recorded_at__lt=at - KEPT_FOR).delete()[0]


@transaction.atomic
def take_upload(upload: ToolUpload, *, choice: ImportChoice, by: Seat, at: datetime) -> Taken:
    """Drafts of the tools chosen; the file is dropped once they are made."""
    current = ToolUpload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if current is None:
        raise ImportRefusedError("Ce fichier est déjà pris, ou abandonné. Envoyez-le à nouveau s’il le faut.")
    if not choice.keys:
        raise ImportRefusedError("Cochez au moins un outil à prendre.")
    reading = read_file(by, bytes(current.content), ImportFormat(current.format), on=clock.day_of(at))
    taken = take_tools(ImportAsked(reading, current.source, choice), by=by, at=at)
    current.delete()
    return taken


@transaction.atomic
def take_tools(asked: ImportAsked, *, by: Seat, at: datetime) -> Taken:
    """New tools come unpublished with a draft, known ones get a draft; what is gone from the source stays."""
    comparison = compare(by, asked.reading, source=asked.source, on=clock.day_of(at))
    choice = asked.choice or ImportChoice(comparison.taken_unless_told)
    chosen = _chosen(comparison, choice)
    taker = _Taker(asked.source, [one for one in comparison.themes if str(one.pk) in choice.theme_ids], by, at, {})
    for line in chosen:
        try:
            taker.take(line)
        except DomainError as refusal:
            raise ImportRefusedError(
                f"« {line.draft.title} » ne peut pas être pris, et rien ne l’est. {refusal}"
            ) from refusal
    taken = Taken(new=sum(line.tool is None for line in chosen), changed=sum(line.tool is not None for line in chosen))
    if chosen:
        record("tools.imported", by.programme, by=by, at=at, fields=[f"{taken.new} new", f"{taken.changed} changed"])
    return taken


def _chosen(comparison: Comparison, choice: ImportChoice) -> list[ImportLine]:
    """What has changed since it was shown is refused: a draft begun meanwhile is somebody's."""
    takeable = comparison.takeable
    lost = [key for key in choice.keys if key not in takeable]
    if lost:
        named = ", ".join(lost[:MOST_NAMED])
        raise ImportRefusedError(
            f"La boîte à outils a changé depuis que vous avez lu ce fichier ({named}). Relisez, puis recommencez."
        )
    begun = [one for one in comparison.replacing if one.key in choice.keys and one.key not in choice.replacing]
    if begun:
        named = join_and([f"« {line.draft.title} »" for line in begun[:MOST_NAMED]])
        raise ImportRefusedError(
            f"Un brouillon a été commencé depuis que vous avez lu ce fichier : {named}. Rien n’est pris. "
            "Décochez pour le garder, ou reprenez pour le remplacer."
        )
    return [line for key, line in takeable.items() if key in choice.keys]


@dataclass
class _Taker:
    """Takes lines one after the other; an organisation that several name is created once."""

    source: str
    themes: Sequence[Theme]
    by: Seat
    at: datetime
    created: dict[str, Organisation]

    def take(self, line: ImportLine) -> None:
        tool = line.tool
        if tool is None:
            card = replace(self._card(line), code=self._code(line.given.source_id))
            tool = add_tool(card, by=self.by, at=self.at)
        elif line.card_changes and not line.is_published:
            tool = edit_tool(tool, card=self._card(line), by=self.by, at=self.at)
        if line.tool is None or line.changes:
            draft_version(tool, version=self._version(line), by=self.by, at=self.at)
        ToolOrigin.objects.update_or_create(
            programme_id=self.by.programme_id,
            source=self.source,
            source_id=line.given.source_id,
            defaults={"tool": tool, "snapshot": tool_document(line.given), "recorded_at": self.at},
        )

    def _card(self, line: ImportLine) -> ToolCard:
        themes = list(line.themes) or (themes_of(line.tool) if line.tool is not None else self.themes)
        return ToolCard(
            organisation=line.organisation or self._organisation(line.operator),
            title=line.draft.title,
            kind=line.draft.kind,
            themes=themes,
            may_lack_themes=True,
        )

    def _version(self, line: ImportLine) -> VersionDraft:
        draft = line.draft
        return VersionDraft(
            summary=draft.summary,
            effective_from_on=draft.effective_from_on or clock.day_of(self.at),
            criteria=draft.requirements,
            effective_to_on=draft.effective_to_on,
            amount_words=draft.amount_words,
            amount_max_cents=draft.amount_max_cents,
            source_url=draft.source_url,
            source_quote=draft.source_quote,
        )

    def _organisation(self, operator: Operator | None) -> Organisation:
        """Without a name in the file, the tool is given to the organisation of who imports, which is told before."""
        if operator is None:
            return self.by.organisation
        key = fold(operator.name)
        if key not in self.created:
            facts = OrganisationFacts(
                name=operator.name[:160],
                short_name=operator.name[:60],
                kind=OrganisationKind.OTHER,
                siren=_siren(operator.siren),
            )
            self.created[key] = create_organisation(facts, by=self.by, at=self.at)
        return self.created[key]

    def _code(self, source_id: str) -> str:
        """The source's own identity when it reads as one of our codes and is free, else one from the title."""
        if not CODE.fullmatch(source_id) or len(source_id) > LONGEST_CODE or _is_uuid(source_id):
            return ""
        is_taken = Tool.objects.filter(programme_id=self.by.programme_id, code=source_id).exists()
        return "" if is_taken else source_id


def _siren(written: str) -> str | None:
    try:
        return parse_siren(written) if written else None
    except IdentifierError:
        return None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

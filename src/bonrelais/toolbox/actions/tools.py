from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from bonrelais.core.french import inside, show_day
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.contradictions import contradictions, outside
from bonrelais.core.rules.own_aid import with_own_aid
from bonrelais.core.rules.params import CriterionError
from bonrelais.core.rules.requirements import Requirement
from bonrelais.core.text import fold
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import access, criteria
from bonrelais.toolbox.cards import ToolCard, VersionDraft
from bonrelais.toolbox.models import Tool, ToolVersion, VersionCheck
from bonrelais.toolbox.queries.drafts import CONTENT, as_written, content_of, state_of, told_of
from bonrelais.toolbox.queries.labels import codes_of, labels_of
from bonrelais.toolbox.queries.places import places_of
from bonrelais.toolbox.queries.sheets import sentence_of
from bonrelais.toolbox.queries.versions import open_versions, version_in_force

NAME_TAKEN: Final = "Un outil porte déjà ce nom. Ouvrez-le, ou donnez un autre titre."
LONGEST_STEM: Final = 72


class ToolError(DomainError):
    """The tool cannot be kept as given."""


class VersionError(DomainError):
    """The version cannot be kept or published as given."""


class DraftChangedError(VersionError):
    """Somebody wrote since the person looked: what they did not see is neither replaced, nor published, nor dropped."""


@transaction.atomic
def add_tool(card: ToolCard, *, by: Seat, at: datetime) -> Tool:
    """A tool without a version yet: nobody is offered it before one is published.

    A withdrawn tool leaves its name free, and keeps its code.
    """
    _check_card(card, by=by)
    tool = Tool(
        programme_id=by.programme_id,
        organisation=card.organisation,
        code=card.code or _free_code(card.title, by=by),
        title=card.title.strip(),
        sort_title=fold(card.title)[:200],
        kind=card.kind,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            tool.save(force_insert=True)
    except IntegrityError as failure:
        raise ToolError(NAME_TAKEN) from failure
    tool.themes.set(card.themes)
    record("tool.added", tool, by=by, at=at)
    return tool


@transaction.atomic
def edit_tool(tool: Tool, *, card: ToolCard, by: Seat, at: datetime) -> Tool:
    """Its title, organisation, kind and themes; what it asks stands in its versions."""
    _check_card(card, by=by, of=tool)
    tool.organisation, tool.title, tool.kind = card.organisation, card.title.strip(), card.kind
    tool.sort_title = fold(card.title)[:200]
    tool.save(update_fields=["organisation", "title", "sort_title", "kind"])
    tool.themes.set(card.themes)
    record("tool.edited", tool, by=by, at=at, fields=["organisation", "title", "kind", "themes"])
    return tool


@transaction.atomic
def withdraw_tool(tool: Tool, *, by: Seat, at: datetime) -> Tool:
    """No longer offered from now on; what was proposed stays."""
    current = Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record("tool.withdrawn", current, by=by, at=at)
    return current


@transaction.atomic
def draft_version(tool: Tool, *, version: VersionDraft, over: str | None = None, by: Seat, at: datetime) -> ToolVersion:
    """The tool's draft becomes this one: a tool has one draft at a time, beside its published versions.

    `over`: the state of what it was written from, as `state_of` tells it; refused when somebody wrote since. The same
    sent again is harmless. Without it, what stands is replaced, whatever it is.
    """
    Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk)
    requirements = with_own_aid(_read(version), tool.code)
    labels = labels_of(codes_of(requirements), programme_id=by.programme_id)
    refusal = criteria.refusal_of(requirements, labels)
    if refusal:
        raise VersionError(refusal)
    if version.effective_to_on is not None and version.effective_to_on < version.effective_from_on:
        raise VersionError("La fin ne peut pas précéder le début. Corrigez l’une des deux dates.")
    present, begun = open_versions(tool)
    written = as_written(tool, version, labels)
    if begun is not None and content_of(begun) == content_of(written) and begun.labels == labels:
        return begun
    if over is not None and over != state_of(begun or present):
        raise _changed(tool, by=by)
    draft = begun or ToolVersion(tool=tool, number=_next_number(tool), recorded_at=at)
    for name in (*CONTENT, "labels"):
        setattr(draft, name, getattr(written, name))
    draft.save()
    record("tool_version.drafted", tool, by=by, at=at, fields=[f"version {draft.number}"])
    return draft


@transaction.atomic
def drop_draft(version: ToolVersion, *, seen: str | None = None, by: Seat, at: datetime) -> None:
    """A draft was never offered to anyone: it leaves no trace but its journal lines. `seen`: its state when read."""
    tool, current = _held(version)
    if current is None:
        return
    if current.published_at is not None:
        raise VersionError("Cette version est publiée : elle ne s’abandonne plus. Publiez-en une nouvelle.")
    if seen is not None and seen != state_of(current):
        raise _changed(tool, by=by)
    current.delete()
    record("tool_version.dropped", tool, by=by, at=at, fields=[f"version {version.number}"])


@transaction.atomic
def publish_version(version: ToolVersion, *, seen: str | None = None, by: Seat, at: datetime) -> ToolVersion:
    """The draft becomes the version in force, never changed again; the present one is superseded.

    `seen`: the state of the draft when it was read, as `state_of` tells it; refused when somebody wrote since.
    """
    tool, current = _held(version)
    if current is None:
        raise _changed(tool, by=by)
    if current.published_at is not None:
        return current
    if seen is not None and seen != state_of(current):
        raise _changed(tool, by=by)
    _check_publishable(tool, current, by=by, on=clock.day_of(at))
    ToolVersion.objects.filter(tool=tool, published_at__isnull=False, superseded_at__isnull=True).update(
        superseded_at=at
    )
    current.published_at, current.published_by = at, by.user
    current.save(update_fields=["published_at", "published_by"])
    record("tool_version.published", tool, by=by, at=at, fields=[f"version {current.number}"])
    return current


def _held(version: ToolVersion) -> tuple[Tool, ToolVersion | None]:
    """The tool held until the end, so that nobody writes meanwhile, and the version as it stands; None once dropped."""
    tool = Tool.objects.select_for_update(of=("self",)).get(pk=version.tool_id)
    return tool, ToolVersion.objects.filter(pk=version.pk).first()


def _next_number(tool: Tool) -> int:
    last = ToolVersion.objects.filter(tool=tool).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _changed(tool: Tool, *, by: Seat) -> DraftChangedError:
    told = told_of(tool, reader=by.user)
    return DraftChangedError(f"Ce brouillon a changé depuis que vous l’avez lu : {told} Relisez-le, puis recommencez.")


@transaction.atomic
def check_version(version: ToolVersion, *, checked_on: date, by: Seat, at: datetime) -> VersionCheck:
    """The source was read again that day and still says the same: a dated row, once a day."""
    if checked_on > clock.day_of(at):
        raise VersionError("Ce jour n’est pas encore venu. Indiquez celui où vous avez relu la source.")
    check, is_new = VersionCheck.objects.get_or_create(
        version=version, checked_on=checked_on, defaults={"checked_by": by.user, "recorded_at": at}
    )
    if is_new:
        record("tool_version.checked", version.tool, by=by, at=at, fields=[f"version {version.number}"])
    return check


def _free_code(title: str, *, by: Seat) -> str:
    """From the title, with a number where another tool, renamed or withdrawn, has it already."""
    stem = slugify(title)[:LONGEST_STEM] or "outil"
    taken = set(Tool.objects.filter(programme_id=by.programme_id, code__startswith=stem).values_list("code", flat=True))
    codes = (stem if rank == 1 else f"{stem}-{rank}" for rank in count(1))
    return next(code for code in codes if code not in taken)


def _check_card(card: ToolCard, *, by: Seat, of: Tool | None = None) -> None:
    if not card.title.strip():
        raise ToolError("Donnez un titre à l’outil.")
    named = access.visible_tools(by).filter(withdrawn_at__isnull=True, sort_title=fold(card.title)[:200])
    if any(row != of for row in named):
        raise ToolError(NAME_TAKEN)
    if not card.themes and not card.may_lack_themes:
        raise ToolError("Choisissez au moins un thème : c’est par lui que l’outil se propose.")
    if any(theme.programme_id != by.programme_id for theme in card.themes):
        raise ToolError("Ce thème n’est pas de ce dispositif. Choisissez-en un autre.")


def _read(version: VersionDraft) -> Sequence[Requirement]:
    try:
        return version.requirements()
    except CriterionError as failure:
        raise VersionError(str(failure)) from failure


def _check_publishable(tool: Tool, version: ToolVersion, *, by: Seat, on: date) -> None:
    if tool.withdrawn_at is not None:
        raise VersionError("Cet outil est retiré de la boîte à outils : il ne se publie plus.")
    if not tool.themes.exists():
        raise VersionError("Choisissez d’abord un thème sur la fiche de l’outil : c’est par lui qu’il se propose.")
    if not version.summary:
        raise VersionError("Dites ce qu’est l’outil, en quelques lignes, puis publiez.")
    end = version.effective_to_on
    if end is not None and end < on and version_in_force(by, tool, on=on) is not None:
        raise VersionError(
            f"Cette version est finie depuis le {show_day(end)} : publiée, elle fermerait celle en "
            "vigueur. Changez sa fin, puis publiez."
        )
    if version.effective_from_on > on:
        raise VersionError("Cette version prend effet plus tard. Publiez-la ce jour-là : d’ici là, la présente sert.")
    _check_somebody_may_have_it(version, on=on)


def _check_somebody_may_have_it(version: ToolVersion, *, on: date) -> None:
    """Whoever wrote it, a form, a file or a script."""
    try:
        requirements = read_document(version.criteria)
    except CriterionError as failure:
        raise VersionError(f"Les critères sont illisibles. {failure}") from failure
    found = contradictions(requirements, day=on, labels=version.labels, places=places_of(requirements))
    found = found or outside(requirements, start=version.effective_from_on, end=version.effective_to_on)
    if found:
        at_fault = next(one for one in requirements if one.key == found[0].key)
        told = sentence_of(at_fault, version.labels)
        raise VersionError(f"Rien n’est publié. « {told} » : {inside(found[0].words)}")

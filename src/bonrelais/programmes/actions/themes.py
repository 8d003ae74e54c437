"""The tree of themes: two levels; a theme is retired, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.actions.programme import locked
from bonrelais.programmes.models import Programme, Theme


class ThemeError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """`code` is made from the label when blank. The position, when not given, is the last."""

    label: str
    parent: Theme | None = None
    code: str = ""
    position: int | None = None


@transaction.atomic
def add_theme(programme: Programme, *, facts: ThemeFacts, by: Actor, at: datetime) -> Theme:
    locked(programme)
    label = _checked_label(facts.label)
    parent = facts.parent
    if parent is not None and (parent.programme_id != programme.pk or parent.parent_id or parent.retired_at):
        raise ThemeError("Un sous-thème se range sous un thème de premier niveau en service.")
    siblings = Theme.objects.filter(programme=programme, parent=parent)
    if siblings.filter(label__iexact=label, retired_at__isnull=True).exists():
        raise ThemeError(f"« {label} » existe déjà ici.")
    theme = Theme.objects.create(
        programme=programme,
        parent=parent,
        code=_free_code(programme, facts.code or slugify(label)[:50] or "theme"),
        label=label,
        position=facts.position if facts.position is not None else siblings.count(),
        recorded_at=at,
    )
    record("theme.added", theme, by=by, at=at)
    return theme


@transaction.atomic
def rename_theme(theme: Theme, *, label: str, by: Actor, at: datetime) -> Theme:
    locked(theme.programme)
    label = _checked_label(label)
    if _namesakes(theme, label).exists():
        raise ThemeError(f"« {label} » existe déjà ici.")
    theme.label = label
    theme.save(update_fields=["label"])
    record("theme.renamed", theme, by=by, at=at, fields=("label",))
    return theme


@transaction.atomic
def retire_theme(theme: Theme, *, by: Actor, at: datetime) -> Theme:
    """Not offered any more, nor the themes under it; needs and projects keep it."""
    locked(theme.programme)
    if theme.retired_at is not None:
        return theme
    Theme.objects.filter(parent=theme, retired_at__isnull=True).update(retired_at=at)
    theme.retired_at = at
    theme.save(update_fields=["retired_at"])
    record("theme.retired", theme, by=by, at=at)
    return theme


@transaction.atomic
def restore_theme(theme: Theme, *, by: Actor, at: datetime) -> Theme:
    locked(theme.programme)
    if theme.parent is not None and theme.parent.retired_at is not None:
        raise ThemeError(f"« {theme.parent.label} » est retiré. Remettez-le en service d’abord.")
    if _namesakes(theme, theme.label).exists():
        raise ThemeError(f"« {theme.label} » existe déjà ici. Renommez l’un des deux d’abord.")
    theme.retired_at = None
    theme.save(update_fields=["retired_at"])
    record("theme.restored", theme, by=by, at=at)
    return theme


@transaction.atomic
def order_themes(programme: Programme, *, themes: Sequence[Theme], by: Actor, at: datetime) -> None:
    """Gives siblings the order of the sequence."""
    locked(programme)
    if len({theme.parent_id for theme in themes}) > 1 or any(theme.programme_id != programme.pk for theme in themes):
        raise ThemeError("On range ensemble des thèmes de même niveau.")
    for position, theme in enumerate(themes):
        theme.position = position
    Theme.objects.bulk_update(themes, ["position"])
    record("theme.ordered", programme, by=by, at=at, fields=("position",))


def _namesakes(theme: Theme, label: str) -> QuerySet[Theme]:
    """The other themes in service beside this one, under that name."""
    beside = Theme.objects.filter(programme=theme.programme, parent=theme.parent_id, retired_at__isnull=True)
    return beside.filter(label__iexact=label).exclude(pk=theme.pk)


def _checked_label(label: str) -> str:
    label = " ".join(label.split())
    if not label:
        raise ThemeError("Donnez un nom à ce thème.")
    return label


def _free_code(programme: Programme, wanted: str) -> str:
    taken = set(Theme.objects.filter(programme=programme, code__startswith=wanted).values_list("code", flat=True))
    if wanted not in taken:
        return wanted
    return next(code for number in range(2, len(taken) + 3) if (code := f"{wanted}-{number}") not in taken)

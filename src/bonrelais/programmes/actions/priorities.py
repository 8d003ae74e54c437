from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.actions.programme import CodeTakenError, locked
from bonrelais.programmes.choices import PriorityRule
from bonrelais.programmes.models import Priority, Programme, Theme


class PriorityError(DomainError):
    pass


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """A perimeter rule names its kind; a subject-or-theme rule its theme; crafts need neither."""

    code: str
    label: str
    rule: PriorityRule
    perimeter_kind: str = ""
    theme: Theme | None = None


@transaction.atomic
def add_priority(programme: Programme, *, facts: PriorityFacts, by: Actor, at: datetime) -> Priority:
    locked(programme)
    _check(programme, facts)
    present = Priority.objects.filter(programme=programme)
    if present.filter(code=facts.code).exists():
        raise CodeTakenError(f"Une priorité porte déjà le code « {facts.code} ». Choisissez-en un autre.")
    priority = Priority.objects.create(
        programme=programme,
        code=facts.code,
        label=facts.label.strip(),
        rule=facts.rule,
        perimeter_kind=facts.perimeter_kind,
        theme=facts.theme,
        position=present.count(),
    )
    record("priority.added", priority, by=by, at=at)
    return priority


@transaction.atomic
def rename_priority(priority: Priority, *, label: str, by: Actor, at: datetime) -> Priority:
    """Its code stays: figures and reports know it by that."""
    if not label.strip():
        raise PriorityError("Donnez un nom à la priorité.")
    priority.label = label.strip()
    priority.save(update_fields=["label"])
    record("priority.renamed", priority, by=by, at=at)
    return priority


def _check(programme: Programme, facts: PriorityFacts) -> None:
    if facts.rule is PriorityRule.PERIMETER and not facts.perimeter_kind:
        raise PriorityError("Dites de quels périmètres il s’agit.")
    if facts.rule is PriorityRule.SUBJECT_OR_THEME and facts.theme is None:
        raise PriorityError("Dites de quel thème il s’agit.")
    if facts.theme is not None and facts.theme.programme_id != programme.pk:
        raise PriorityError("Ce thème est celui d’un autre dispositif.")

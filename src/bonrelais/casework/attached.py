"""What hangs on a business entered by hand, and which of the register it may be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value

from bonrelais.core.french import count
from bonrelais.directory.masking import shown_name
from bonrelais.directory.models import Consent, Contact, Establishment, EstablishmentLink, FactLearnt
from bonrelais.directory.queries.alike import Alike, alikes, entered_businesses
from bonrelais.directory.search.queries import Hit, find
from bonrelais.foundation.models import Row
from bonrelais.foundation.pagination import Page, page_number
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.projects.models import ActionProject
from bonrelais.referrals.models import Referral
from bonrelais.toolbox.models import Proposal
from bonrelais.visits.models import Appointment, Callback, Visit

PAGE: Final = 10
MOST_HITS: Final = 8
# Private notes are moved too, and never counted: that there are some is known by their own structure alone.
NAMED: Final[tuple[tuple[type[Row], str, str], ...]] = (
    (Visit, "rencontre", "rencontres"),
    (Appointment, "rendez-vous", "rendez-vous"),
    (Need, "besoin", "besoins"),
    (Callback, "promesse ou rappel", "promesses et rappels"),
    (Referral, "mise en relation", "mises en relation"),
    (ActionProject, "projet", "projets"),
    (Proposal, "outil proposé", "outils proposés"),
    (Contact, "interlocuteur", "interlocuteurs"),
    (Consent, "accord", "accords"),
    (FactLearnt, "réponse", "réponses"),
)


@dataclass(frozen=True, slots=True)
class ToJoin:
    """A business entered by hand and those of the register that look alike."""

    entered: Establishment
    found: Sequence[Alike]


def page_to_join(seat: Seat, asked: str | None) -> Page[ToJoin]:
    """Three queries whatever the number of rows."""
    rows = entered_businesses(seat)
    total = rows.count()
    number = min(page_number(asked), max(1, -(-total // PAGE)))
    entered = list(rows[(number - 1) * PAGE : number * PAGE])
    found = alikes(seat, entered)
    return Page(rows=[ToJoin(row, found[row.id]) for row in entered], number=number, total=total, size=PAGE)


def register_hits(seat: Seat, text: str) -> list[Hit]:
    """Those of the register that answer a text; nothing without text."""
    if not text.strip():
        return []
    return [hit for hit in find(seat, text, limit=MOST_HITS, only_open=False) if hit.siret]


def name_of(place: Establishment) -> str:
    return shown_name(
        place.display_name,
        is_partial=place.is_partial or place.company.is_partial,
        legal_form=place.company.legal_form,
    )


def attached_to(company_id: UUID) -> list[str]:
    """« 2 rencontres », « 1 besoin »: what there is, in one query."""
    first, *others = [_labels(QuerySet(model), company_id) for model, _, _ in NAMED]
    counted = Counter(str(label) for (label,) in first.union(*others, all=True))
    return _in_words(counted)


def _labels(rows: QuerySet[Row], company_id: UUID) -> QuerySet[Row, tuple[object, ...]]:
    """The label of its model for each row that hangs on a company."""
    label = Value(rows.model._meta.label_lower, output_field=CharField())
    return rows.filter(Q(company=company_id)).order_by().values_list(label)


def moved_by(link: EstablishmentLink) -> list[str]:
    return _in_words(Counter({label: len(keys) for label, keys in link.moved.items()}))


def _in_words(counted: Counter[str]) -> list[str]:
    return [
        count(counted[model._meta.label_lower], one, several)
        for model, one, several in NAMED
        if counted[model._meta.label_lower]
    ]

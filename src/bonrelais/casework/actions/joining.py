"""A business entered by hand turns out to be one of the register: all that hangs on it goes there, and may come back.

Rows are moved, not read at two places: every page, room and rule then sees one business and asks nothing more. The
link keeps the keys of what moved, so that figures of an earlier day, and an undoing, put each row back where it was.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from bonrelais.directory.actions.entry import join_to_register, keep_moved, undo_join
from bonrelais.directory.models import Consent, Contact, Establishment, EstablishmentLink, FactLearnt
from bonrelais.foundation.models import Row
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.projects.models import ActionProject
from bonrelais.referrals.models import Referral
from bonrelais.toolbox.models import ManualDecision, Proposal, Target
from bonrelais.visits.actions.acquaintance import refresh_acquaintance
from bonrelais.visits.models import Appointment, Callback, PrivateNote, Visit, VisitDraft, VisitVersion

BY_COMPANY: Final[tuple[type[Row], ...]] = (
    Appointment,
    Visit,
    Need,
    Callback,
    PrivateNote,
    Referral,
    ActionProject,
    Proposal,
    ManualDecision,
    Contact,
    Consent,
    FactLearnt,
)
BY_PLACE: Final[tuple[type[Row], ...]] = (VisitVersion, VisitDraft, Target)
Moved = dict[str, list[str]]
"""Keys of rows by the label of their model."""


@transaction.atomic
def join_business(entered: Establishment, *, register: Establishment, by: Seat, at: datetime) -> EstablishmentLink:
    """One business from now on: the register's shows everything, the entered one is found no more by itself."""
    link = join_to_register(entered, register=register, by=by, at=at)
    moved: Moved = {}
    for model in BY_COMPANY:
        rows: QuerySet[Row] = QuerySet(model).filter(Q(company=entered.company_id))
        moved[_label(model)] = _move(rows.exclude(_standing_twice(model, register)), to=register)
    for model in BY_PLACE:
        held: QuerySet[Row] = QuerySet(model).filter(Q(establishment=entered))
        moved[_label(model)] = _move(held.exclude(_standing_twice(model, register)), to=register)
    keep_moved(link, moved={name: keys for name, keys in moved.items() if keys})
    _refresh(entered, register, by=by)
    return link


@transaction.atomic
def part_business(link: EstablishmentLink, *, by: Seat, at: datetime) -> EstablishmentLink:
    """What came from the entered business goes back to it, with what was made of it since; the rest stays."""
    parted = undo_join(link, by=by, at=at)
    entered, register = link.earlier, link.later
    keys = {name: [UUID(key) for key in held] for name, held in parted.moved.items()}
    since: Moved = {}
    for model, follows in _FOLLOWING:
        parents = Q(pk__in=[])
        for field, parent in follows:
            parents |= Q(**{f"{field}__in": keys.get(_label(parent), [])})
        born = list(QuerySet(model).filter(parents).order_by("pk").values_list("pk", flat=True))
        keys[_label(model)] = list(dict.fromkeys([*keys.get(_label(model), []), *born]))
        since[_label(model)] = [str(key) for key in born]
    for model in (*BY_COMPANY, *BY_PLACE):
        _move(QuerySet(model).filter(pk__in=keys.get(_label(model), [])), to=entered)
    keep_moved(parted, moved={name: held for name, held in since.items() if held})
    _refresh(entered, register, by=by)
    return parted


# What is made of a row that moved, and goes back with it: in the order in which one hangs on the other.
_FOLLOWING: Final[tuple[tuple[type[Row], tuple[tuple[str, type[Row]], ...]], ...]] = (
    (Appointment, (("moved_from", Appointment),)),
    (Visit, (("appointment", Appointment),)),
    (VisitVersion, (("visit", Visit),)),
    (Need, (("visit", Visit),)),
    (Callback, (("visit", Visit),)),
    (PrivateNote, (("visit", Visit),)),
    (Referral, (("need", Need),)),
    (ActionProject, (("need", Need),)),
    (Proposal, (("need", Need),)),
)


def _move(rows: QuerySet[Row], *, to: Establishment) -> list[str]:
    """The keys of what moved. A row that names a place names this one; one of the whole company names none."""
    model = rows.model
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    names = {field.name for field in model._meta.get_fields()}
    held: QuerySet[Row] = QuerySet(model).filter(pk__in=keys)
    place, company = {"establishment": to.id}, {"company": to.company_id}
    if "establishment" in names:
        held.filter(Q(establishment__isnull=False)).update(**place)
    if "company" in names:
        held.update(**company)
    return [str(key) for key in keys]


def _standing_twice(model: type[Row], register: Establishment) -> Q:
    """What the register's business has already, and may have once only: its own stands."""
    company = register.company_id
    if model is Consent:
        held = Consent.objects.filter(company=company, withdrawn_at__isnull=True)
        return Q(withdrawn_at__isnull=True, organisation__in=held.values("organisation"))
    if model is Proposal:
        at_large = Proposal.objects.filter(company=company, need__isnull=True)
        return Q(need__isnull=True, tool__in=at_large.values("tool"))
    if model is ManualDecision:
        present = ManualDecision.objects.filter(company=company, withdrawn_at__isnull=True)
        same = present.filter(version=OuterRef("version"), words=OuterRef("words"))
        return Q(Exists(same), withdrawn_at__isnull=True)
    if model is Target:
        return Q(target_list__in=Target.objects.filter(establishment=register).values("target_list"))
    return Q(pk__in=[])


def _label(model: type[Model]) -> str:
    return model._meta.label_lower


def _refresh(*places: Establishment, by: Seat) -> None:
    for place in places:
        refresh_acquaintance(programme_id=by.programme_id, company_id=place.company_id)

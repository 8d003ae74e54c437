from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from bonrelais.directory.choices import LinkKind
from bonrelais.directory.models import (
    Acquaintance,
    Company,
    Consent,
    Contact,
    Establishment,
    EstablishmentLink,
    EstablishmentState,
    FactLearnt,
)
from bonrelais.foundation import clock
from bonrelais.foundation.prepared import Given, Prepared, given_day
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Perimeter, ProgrammeEpci, ProgrammeOrganisation
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Commune, EpciMember


def communes_of(seat: Seat) -> QuerySet[EpciMember, UUID]:
    """The communes of the EPCIs that take part in the programme today, as a subquery of their ids."""
    return memberships_of(seat).values_list("commune", flat=True)


def memberships_of(seat: Seat) -> QuerySet[EpciMember]:
    """The present communes of the EPCIs that take part in the programme today."""
    return memberships_in(seat.programme_id, clock.today())


def memberships_in(programme: UUID | Given, on: date | Given) -> QuerySet[EpciMember]:
    """The present communes of the EPCIs that take part in a programme that day."""
    epcis = ProgrammeEpci.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gt=on), programme_id=programme, joined_on__lte=on
    )
    return EpciMember.objects.filter(until_on__isnull=True, epci__in=epcis.values("epci"))


def visible_establishments(seat: Seat) -> QuerySet[Establishment]:
    """What may be opened, one at a time; closed and partial ones too."""
    return visible_in(seat.programme_id, clock.today())


def visible_in(programme: UUID | Given, on: date | Given) -> QuerySet[Establishment]:
    """What a person of the programme may open that day."""
    return Establishment.objects.filter(may_open(programme, on))


def may_open(programme: UUID | Given, on: date | Given) -> Q:
    """Its territory's, and those of a business it has met that once were: a departure takes no history away."""
    met = Acquaintance.objects.filter(programme=programme, company=OuterRef("company"))
    return in_territory(programme, on) | Q(_once_in_territory(programme), Exists(met), programme__isnull=True)


def in_territory(programme: UUID | Given, on: date | Given) -> Q:
    """The register's rows in the programme's communes, and those it entered by hand."""
    communes = memberships_in(programme, on).values_list("commune", flat=True)
    return Q(programme__isnull=True, commune__in=communes) | Q(programme=programme)


def _once_in_territory(programme: UUID | Given) -> Q:
    """In a commune of an EPCI of the programme, whenever each took part, now or as a dated row of the register says."""
    epcis = ProgrammeEpci.objects.filter(programme_id=programme).values("epci")
    communes = EpciMember.objects.filter(epci__in=epcis).values("commune")
    states = EstablishmentState.objects.filter(establishment=OuterRef("pk"), commune__in=communes)
    return Q(commune__in=communes) | Q(Exists(states))


def listed_establishments(seat: Seat) -> QuerySet[Establishment]:
    """What may stand in a list, a map or an export: partial diffusion never does, nor what joined the register."""
    return listed_in(seat.programme_id, clock.today())


def listed_in(programme: UUID | Given, on: date | Given) -> QuerySet[Establishment]:
    joined = joined_links().filter(programme=programme)
    rows = Establishment.objects.filter(in_territory(programme, on))
    return rows.filter(is_partial=False).exclude(pk__in=joined.values("earlier"))


def joined_links() -> QuerySet[EstablishmentLink]:
    """Businesses entered by hand that are now one of the register: each link in force."""
    return EstablishmentLink.objects.filter(kind=LinkKind.SAME, undone_at__isnull=True)


def joined_to() -> Subquery:
    """The register's establishment that the row's is now, as an expression; None when it stands for itself."""
    return Subquery(joined_links().filter(earlier=OuterRef("pk")).values("later")[:1])


def joined_key(row: Establishment) -> UUID | None:
    """The key that `joined_to` read: a prepared query gives it as the database writes it."""
    register: str | UUID | None = row.joined_to  # type: ignore[attr-defined]  # an annotation's own name
    return None if register is None else UUID(str(register))


def establishment(seat: Seat, pk: UUID) -> Establishment:
    """One visible establishment with its company, commune and activity, else 404.

    For one entered by hand that joined the register, the register's: whatever is done from now on is done there.
    """
    found, register = _standing(seat, pk)
    return found if register is None else _standing(seat, register)[0]


def entered_establishment(seat: Seat, pk: UUID) -> Establishment:
    """One that the programme entered by hand and that stands for itself, else 404."""
    found, register = _standing(seat, pk)
    if found.programme_id is None or register is not None:
        raise Http404("Cette entreprise n’est pas saisie à la main.")
    return found


def register_establishment(seat: Seat, pk: UUID) -> Establishment:
    """One of the register, else 404."""
    found, _ = _standing(seat, pk)
    if found.programme_id is not None:
        raise Http404("Cette entreprise n’est pas au registre.")
    return found


def link(seat: Seat, pk: UUID) -> EstablishmentLink:
    """One join made in the programme, undone since or not."""
    rows = EstablishmentLink.objects.select_related("earlier__company", "later__company", "recorded_by", "undone_by")
    return get_object_or_404(rows, pk=pk, programme=seat.programme_id, kind=LinkKind.SAME)


def _standing(seat: Seat, pk: UUID) -> tuple[Establishment, UUID | None]:
    """The establishment, and the one of the register that it is now."""
    found = _ESTABLISHMENT.read({"programme": seat.programme_id, "on": clock.today(), "place": pk})
    if not found:
        raise Http404("Cette entreprise n’est pas dans votre dispositif.")
    return found[0], joined_key(found[0])


_ESTABLISHMENT: Final = Prepared(
    lambda: (
        visible_in(Given("programme"), given_day("on"))
        .filter(pk=Given("place"))
        .select_related("company", "commune", "activity", "activity_2025")
        .annotate(joined_to=joined_to())
    )
)


def perimeter(seat: Seat, pk: UUID) -> Perimeter:
    return get_object_or_404(Perimeter, pk=pk, programme=seat.programme_id, retired_at__isnull=True)


def companies(seat: Seat) -> QuerySet[Company]:
    """The companies with a visible establishment."""
    return Company.objects.filter(pk__in=visible_establishments(seat).values("company"))


def communes(seat: Seat) -> QuerySet[Commune]:
    """The communes a business may be entered in, by name."""
    return Commune.objects.filter(pk__in=communes_of(seat)).order_by("folded_name", "code")


def organisations(seat: Seat) -> QuerySet[Organisation]:
    """The organisations of the programme, to which an owner may agree that data go."""
    mine = ProgrammeOrganisation.objects.filter(programme=seat.programme_id, until_on__isnull=True)
    return Organisation.objects.filter(pk__in=mine.values("organisation")).order_by("short_name", "id")


def contacts(seat: Seat, company_id: UUID) -> QuerySet[Contact]:
    """The present contacts of a company, by name."""
    rows = Contact.objects.filter(programme=seat.programme_id, company=company_id, removed_at__isnull=True)
    return rows.order_by("name", "id")


def contact(seat: Seat, pk: UUID, *, company_id: UUID) -> Contact:
    return get_object_or_404(contacts(seat, company_id), pk=pk)


def consent(seat: Seat, pk: UUID, *, company_id: UUID) -> Consent:
    return get_object_or_404(Consent, pk=pk, programme=seat.programme_id, company=company_id)


def fact(seat: Seat, pk: UUID, *, company_id: UUID) -> FactLearnt:
    return get_object_or_404(FactLearnt, pk=pk, programme=seat.programme_id, company=company_id)

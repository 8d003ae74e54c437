"""What the database already holds of a batch of register rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q, QuerySet

from bonrelais.directory.models import Company, Establishment, ImportRun
from bonrelais.directory.sirene.mapping import CompanyValues, EstablishmentValues, Mapped
from bonrelais.territory.models import EpciMember


class StoredCompany(NamedTuple):
    id: UUID
    is_entered: bool
    is_anonymised: bool
    values: CompanyValues


class StoredEstablishment(NamedTuple):
    id: UUID
    is_entered: bool
    values: EstablishmentValues


@dataclass(frozen=True, slots=True)
class Stored:
    companies: Mapping[str, StoredCompany]
    establishments: Mapping[str, StoredEstablishment]

    def is_company_entered(self, siren: str) -> bool:
        """Whether a programme entered this company by hand."""
        company = self.companies.get(siren)
        return company is not None and company.is_entered


def stored_of(rows: Sequence[Mapped]) -> Stored:
    """The rows of the database with the SIREN and SIRET of a batch: two queries."""
    return Stored(_companies({row.siren for row in rows}), _establishments([row.siret for row in rows]))


def newest_treatment(codes: Collection[str], *, until: date) -> date | None:
    """The last day on which the register had treated a row that we hold in these communes, slips left out."""
    rows = Establishment.objects.filter(commune__code__in=codes, programme=None, register_on__lte=until)
    day = rows.aggregate(day=Max("register_on"))["day"]
    return day if isinstance(day, date) else None


def newest_files() -> date | None:
    """How far the most recent files imported here went, for any territory."""
    day = ImportRun.objects.aggregate(day=Max("files_on"))["day"]
    return day if isinstance(day, date) else None


class HeldPlace(NamedTuple):
    """What a row that leaves a cell blank goes on saying."""

    siret: str
    commune: str
    is_open: bool


def held_in(codes: Collection[str]) -> list[HeldPlace]:
    """The establishments that we hold in these communes, and in communes of no territory of ours.

    The latter moved away: no other import would tell their closure, or that they turned to partial diffusion.
    """
    territories = EpciMember.objects.filter(until_on__isnull=True).values("commune")
    rows = Establishment.objects.filter(
        Q(commune__code__in=codes) | ~Q(commune__in=territories), programme=None, siret__isnull=False
    )
    columns = rows.order_by("siret").values_list("siret", "commune__code", "is_open")
    return [HeldPlace(siret, code, is_open) for siret, code, is_open in columns if siret]


def take_turns() -> None:
    """Another import of another server waits until this transaction ends; on SQLite every writer does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE directory_importrun IN SHARE ROW EXCLUSIVE MODE")


def establishments_of(companies: Collection[UUID]) -> QuerySet[Establishment]:
    return Establishment.objects.filter(company__in=companies, programme=None).order_by("id")


def _companies(sirens: Collection[str]) -> dict[str, StoredCompany]:
    columns = ("id", "siren", "programme_id", "anonymised_at", *CompanyValues._fields)
    rows = Company.objects.filter(siren__in=sirens).order_by("siren").values_list(*columns)
    return {
        row[1]: StoredCompany(row[0], row[2] is not None, row[3] is not None, CompanyValues._make(row[4:]))
        for row in rows
    }


def _establishments(sirets: Collection[str]) -> dict[str, StoredEstablishment]:
    columns = ("id", "siret", "programme_id", *EstablishmentValues._fields)
    rows = Establishment.objects.filter(siret__in=sirets).order_by("siret").values_list(*columns)
    return {row[1]: StoredEstablishment(row[0], row[2] is not None, EstablishmentValues._make(row[3:])) for row in rows}

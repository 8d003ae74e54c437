"""What the database already holds of a batch of register rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max, QuerySet

from bonrelais.directory.models import Company, Establishment, ImportRun
from bonrelais.directory.sirene.mapping import CompanyValues, EstablishmentValues, Mapped


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


def newest_treatment(communes: Collection[UUID]) -> date | None:
    """The last day on which the register had treated a row that we hold in these communes."""
    found = Establishment.objects.filter(commune__in=communes, programme=None).aggregate(day=Max("register_on"))
    day = found["day"]
    return day if isinstance(day, date) else None


def last_run() -> UUID | None:
    """The key of the last import written, to notice another one that ended meanwhile."""
    return ImportRun.objects.order_by("-id").values_list("id", flat=True).first()


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

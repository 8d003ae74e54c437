from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from bonrelais.core.nomenclature import Nomenclature, size_band
from bonrelais.directory.filters import Filters
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.lists import acquaintance_days, filtered
from bonrelais.directory.spreadsheet import ExportRow
from bonrelais.programmes.seat import Seat


def export_rows(seat: Seat, filters: Filters) -> Iterator[ExportRow]:
    """The whole filtered list, in one query. Partial diffusion is not in it: it never is in a list."""
    return (row for _, row in exported(seat, filtered(seat, filters)))


def exported(seat: Seat, rows: QuerySet[Establishment]) -> Iterator[tuple[UUID, ExportRow]]:
    """Establishments that may stand in a list, with their keys, as a file tells them."""
    columns = rows.annotate(met_on=acquaintance_days(seat.programme_id)).values_list(
        "id",
        "display_name",
        "sign",
        "company__siren",
        "siret",
        "address",
        "postcode",
        "commune__name",
        "activity__code",
        "activity__nomenclature",
        "activity__label",
        "activity_2025__code",
        "size_band",
        "company__created_on",
        "met_on",
    )
    for key, *row in columns.iterator(chunk_size=2000):
        read = ExportRow(*row)
        band = size_band(read.size)
        nomenclature = Nomenclature(read.nomenclature or "").label if read.activity_code else ""
        size = band.label if band.employees is not None else ""
        yield key, read._replace(nomenclature=nomenclature, size=size)

from collections.abc import Iterator

from bonrelais.core.nomenclature import Nomenclature, size_band
from bonrelais.directory.filters import Filters
from bonrelais.directory.queries.lists import acquaintance_days, filtered
from bonrelais.directory.spreadsheet import ExportRow
from bonrelais.programmes.seat import Seat


def export_rows(seat: Seat, filters: Filters) -> Iterator[ExportRow]:
    """The whole filtered list, in one query. Partial diffusion is not in it: it never is in a list."""
    rows = filtered(seat, filters).annotate(met_on=acquaintance_days(seat.programme_id))
    columns = rows.values_list(
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
    for row in columns.iterator(chunk_size=2000):
        read = ExportRow(*row)
        band = size_band(read.size)
        nomenclature = Nomenclature(read.nomenclature or "").label if read.activity_code else ""
        yield read._replace(nomenclature=nomenclature, size=band.label if band.employees is not None else "")

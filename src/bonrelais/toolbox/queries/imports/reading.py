from datetime import date

from bonrelais.programmes.seat import Seat
from bonrelais.territory.queries import communes_of
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.reading import read_tools
from bonrelais.toolbox.exchange.shapes import Reading
from bonrelais.toolbox.queries.tools import present_epcis


def read_file(seat: Seat, content: bytes, file_format: ImportFormat, *, on: date) -> Reading:
    """A file of tools; in a table, a name means a commune of the programme first. Raise FileError."""
    if file_format is not ImportFormat.TABLE:
        return read_tools(content, file_format)
    near = communes_of(present_epcis(seat), on=on).values_list("code", flat=True)
    return read_tools(content, file_format, near=frozenset(near))

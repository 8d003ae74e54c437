"""A file in any of the formats taken."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.mending import mended
from bonrelais.toolbox.exchange.native import read_native
from bonrelais.toolbox.exchange.programmes import read_programme_lines
from bonrelais.toolbox.exchange.schema import read_schema
from bonrelais.toolbox.exchange.shapes import Reading
from bonrelais.toolbox.exchange.signs import without_odd_signs
from bonrelais.toolbox.exchange.table import read_table


def read_tools(content: bytes, file_format: ImportFormat, *, near: Collection[str] = ()) -> Reading:
    """Its tools, their codes looked up, and the rows refused. Raise FileError when the file itself cannot be read.

    `near`: the codes of the programme's communes, which a name means first.
    """
    found = read_table(content, near=near) if file_format is ImportFormat.TABLE else _READERS[file_format](content)
    return without_odd_signs(mended(found, is_from_texts=file_format is ImportFormat.PROGRAMMES))


_READERS: Final[Mapping[ImportFormat, Callable[[bytes], Reading]]] = {
    ImportFormat.PROGRAMMES: read_programme_lines,
    ImportFormat.SCHEMA: read_schema,
    ImportFormat.NATIVE: read_native,
}

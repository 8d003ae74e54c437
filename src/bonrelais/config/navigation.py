"""The top bar and the phone's bottom bar: a table, read by `ui`."""

from typing import Final

from bonrelais.ui.navigation import Entry

ENTRIES: Final[tuple[Entry, ...]] = ()

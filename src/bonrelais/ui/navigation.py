"""What stands in the bars and menus of every page. Config writes the table; this room only draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.module_loading import import_string

from bonrelais.ui.addresses import address


class Place(StrEnum):
    MAIN = "main"
    """The top bar; on phones the bottom bar when `is_tab`, its « Plus » otherwise."""
    ACCOUNT = "account"
    """The menu under the person's name."""
    FOOT = "foot"
    SEARCH = "search"
    """The page that searches everything; it also answers the Ctrl-K palette with a fragment."""
    SIGN_OUT = "sign_out"
    """Sent as a POST."""
    THEME = "theme"
    """Keeps the light or dark choice of who browses without scripts; sent as a POST."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`roles` None means everyone, signed out too. `active_prefixes`: beginnings of other paths where it is current."""

    label: str
    url_name: str
    icon: str
    roles: frozenset[str] | None
    active_prefixes: tuple[str, ...] = ()
    place: Place = Place.MAIN
    is_tab: bool = False

    def is_for(self, role: str | None) -> bool:
        return self.roles is None or role in self.roles


@dataclass(frozen=True, slots=True)
class Link:
    """An entry ready to draw on one page."""

    label: str
    url: str
    icon: str
    place: Place
    is_current: bool
    is_tab: bool


def entries() -> Sequence[Entry]:
    table: Sequence[Entry] = import_string(settings.NAVIGATION)
    return table


def links_for(role: str | None, path: str) -> tuple[Link, ...]:
    """The links of one role on one page. An entry whose URL does not exist raises NoReverseMatch."""
    return tuple(_link(entry, path) for entry in entries() if entry.is_for(role))


def _link(entry: Entry, path: str) -> Link:
    url = address(entry.url_name)
    return Link(
        label=entry.label,
        url=url,
        icon=entry.icon,
        place=entry.place,
        is_current=path == url or path.startswith(entry.active_prefixes),
        is_tab=entry.is_tab,
    )

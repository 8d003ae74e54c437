"""The context processor behind `layout`. Nothing is computed until a template asks: fragments pay nothing."""

from functools import cached_property, lru_cache
from typing import Final, Protocol

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from bonrelais.ui.navigation import Link, Place, links_for

THEME_COOKIE: Final = "theme"
KEPT: Final = 256
THEMES: Final = ("light", "dark")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class _Person(_Named, Protocol):
    @property
    def pk(self) -> object: ...

    @property
    def is_authenticated(self) -> bool: ...


class Seat(Protocol):
    """What the layout reads of the place a signed-in person holds in a programme."""

    @property
    def role(self) -> str: ...

    @property
    def programme(self) -> _Named: ...


class Layout:
    """What the frame of a page shows around its content."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def seat(self) -> Seat | None:
        # Error pages may be drawn before the middleware that seats the person has run.
        seat: Seat | None = getattr(self._request, "seat", None)
        return seat

    @cached_property
    def person(self) -> _Person | None:
        """Who is signed in, with or without a seat in a programme."""
        user: _Person | None = getattr(self._request, "user", None)
        return user if user and user.is_authenticated else None

    @property
    def is_signed_in(self) -> bool:
        return self.person is not None

    @property
    def user_name(self) -> str:
        return self.person.name if self.person else ""

    @cached_property
    def programme_name(self) -> str:
        return self.seat.programme.name if self.seat else ""

    @property
    def theme(self) -> str:
        """light, dark, or empty to follow the device."""
        chosen = self._request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return links_for(self.seat.role if self.seat else None, self._request.path)

    @cached_property
    def bar(self) -> SafeString:
        """The links of the top bar."""
        return _drawn("ui/bar_links.html", ("bar", self._at(Place.MAIN)))

    @cached_property
    def tabs(self) -> SafeString:
        """The bottom bar of phones; nothing without a tab."""
        links = self._at(Place.MAIN)
        tabs = tuple(link for link in links if link.is_tab)
        more = tuple(link for link in links if not link.is_tab)
        return _drawn("ui/tabs.html", ("tabs", tabs), ("more", more)) if tabs else SafeString()

    @cached_property
    def account(self) -> SafeString:
        return _drawn("ui/account_links.html", ("account", self._at(Place.ACCOUNT)))

    @cached_property
    def foot(self) -> SafeString:
        return _drawn("ui/foot_links.html", ("foot", self._at(Place.FOOT)))

    @cached_property
    def search(self) -> Link | None:
        return self._only(Place.SEARCH)

    @cached_property
    def sign_out(self) -> Link | None:
        return self._only(Place.SIGN_OUT)

    @cached_property
    def theme_form(self) -> Link | None:
        return self._only(Place.THEME)

    @property
    def path(self) -> str:
        return self._request.get_full_path()

    def _at(self, place: Place) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.place is place)

    def _only(self, place: Place) -> Link | None:
        return next(iter(self._at(place)), None)


@lru_cache(maxsize=KEPT)
def _drawn(template: str, *groups: tuple[str, tuple[Link, ...]]) -> SafeString:
    """Links are the same on many pages: drawn once for each place one may be in."""
    return render_to_string(template, dict(groups))


def layout(request: HttpRequest) -> dict[str, Layout]:
    return {"layout": Layout(request)}

"""The context processor behind `layout`. Nothing is computed until a template asks: fragments pay nothing."""

from functools import cached_property
from typing import Final, Protocol

from django.http import HttpRequest

from bonrelais.ui.navigation import Link, Place, links_for

THEME_COOKIE: Final = "theme"
THEMES: Final = ("light", "dark")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class _Person(_Named, Protocol):
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

    @property
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

    @property
    def navigation(self) -> list[Link]:
        return self._at(Place.MAIN)

    @property
    def tabs(self) -> list[Link]:
        return [link for link in self.navigation if link.is_tab]

    @property
    def more(self) -> list[Link]:
        return [link for link in self.navigation if not link.is_tab]

    @property
    def account(self) -> list[Link]:
        return self._at(Place.ACCOUNT)

    @property
    def foot(self) -> list[Link]:
        return self._at(Place.FOOT)

    @property
    def search(self) -> Link | None:
        return self._only(Place.SEARCH)

    @property
    def sign_out(self) -> Link | None:
        return self._only(Place.SIGN_OUT)

    @property
    def theme_form(self) -> Link | None:
        return self._only(Place.THEME)

    @property
    def path(self) -> str:
        return self._request.get_full_path()

    def _at(self, place: Place) -> list[Link]:
        return [link for link in self.links if link.place is place]

    def _only(self, place: Place) -> Link | None:
        return next(iter(self._at(place)), None)


def layout(request: HttpRequest) -> dict[str, Layout]:
    return {"layout": Layout(request)}

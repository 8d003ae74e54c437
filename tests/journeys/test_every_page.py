"""Each page that each visitor may open: accessible, desk and phone, within its screen, quiet in the console."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.access.matrix import Visitor
from tests.journeys.conftest import DESKTOP, PHONE, Window, opened_window
from tests.journeys.every_page import lived_world, pages_of

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST: Final = (320, 700)
VISITORS: Final = [visitor for visitor in Visitor if visitor is not Visitor.ELSEWHERE]


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    yield from opened_window(browser, live_server.url, DESKTOP)


def resize(window: Window, size: tuple[int, int]) -> None:
    window.page.set_viewport_size({"width": size[0], "height": size[1]})


def settle(window: Window) -> None:
    """The parts that the page asks for once opened are there."""
    expect(
        window.page.locator("[hx-trigger=load] > a:only-child, [hx-trigger=load] > p:only-of-type > a")
    ).to_have_count(0)
    expect(window.page.locator(".htmx-request")).to_have_count(0)


def page_height(window: Window) -> int:
    """A screen as high as the page: nothing stands under the bars that stay in place."""
    return int(window.page.evaluate("document.documentElement.scrollHeight"))


def defects(window: Window) -> list[str]:
    found: list[str] = []
    for size in (DESKTOP, PHONE):
        resize(window, (size[0], page_height(window)))
        found += [f"{size[0]} px, {line}" for line in window.accessibility_violations()]
    resize(window, SMALLEST)
    if window.is_wider_than_its_screen():
        found.append("320 px: the page scrolls sideways")
    return found


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_of_a_visitor_is_accessible(visitor: Visitor, window: Window) -> None:
    lived = lived_world()
    window.sign_in_with(lived.world.client(visitor))
    found: dict[str, list[str]] = {}
    for path in pages_of(visitor, lived):
        resize(window, DESKTOP)
        window.open(path)
        settle(window)
        if lines := defects(window):
            found[path] = lines
    assert found == {}


@pytest.mark.parametrize("path", ["/", "/entreprises/", "/outils/", "/relais/", "/resultats/"])
def test_main_page_is_accessible_in_the_dark(path: str, window: Window) -> None:
    lived = lived_world()
    window.sign_in_with(lived.world.client(Visitor.ADVISER))
    window.page.emulate_media(color_scheme="dark")
    window.open(path)
    settle(window)
    assert defects(window) == []

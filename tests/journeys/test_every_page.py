"""Each page that each visitor may open: accessible, desk and phone, within its screen, quiet in the console."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.access.matrix import Visitor
from tests.journeys.conftest import DESKTOP, PHONE, Window, opened_window
from tests.journeys.every_page import VISITORS, Lived, lived_world, pages

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST: Final = (320, 700)
PARTS: Final = 4
"""Pages judged apart, so that two windows judge them side by side."""
# What differs from one row to another without changing how a page is made: keys, tokens, numbers.
PARTICULAR: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4,12}){4}|[A-Za-z0-9]{64}|\d+")


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


def shape(window: Window) -> str:
    return PARTICULAR.sub("", window.page.locator("main").inner_html())


def defects_for(visitor: Visitor, lived: Lived, paths: list[str], browser: Browser, seen: set[str]) -> list[str]:
    """What is wrong on these pages; a page made as one already judged is opened, and not judged again."""
    found: list[str] = []
    for window in opened_window(browser, lived.origin, DESKTOP):
        window.sign_in_with(lived.world.client(visitor))
        for path in paths:
            resize(window, DESKTOP)
            window.open(path)
            settle(window)
            made = shape(window)
            found += [f"{visitor}, {path}: {line}" for line in ([] if made in seen else defects(window))]
            seen.add(made)
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_to_whom_it_opens(browser: Browser, live_server: LiveServer, part: int) -> None:
    lived, seen = lived_world(live_server.url), set[str]()
    opened_to = dict(list(pages(lived).items())[part::PARTS])
    found: list[str] = []
    for visitor in VISITORS:
        paths = [path for path, visitors in opened_to.items() if visitor in visitors]
        found += defects_for(visitor, lived, paths, browser, seen)
    assert found == []


@pytest.mark.parametrize("path", ["/", "/entreprises/", "/outils/", "/relais/", "/resultats/"])
def test_main_page_is_accessible_in_the_dark(path: str, window: Window) -> None:
    lived = lived_world(window.origin)
    window.sign_in_with(lived.world.client(Visitor.ADVISER))
    window.page.emulate_media(color_scheme="dark")
    window.open(path)
    settle(window)
    assert defects(window) == []

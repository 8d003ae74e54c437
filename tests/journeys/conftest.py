"""Chromium on the real product: pages at desktop and phone width, signed in as a person of a seat.

    def test_visit_is_recorded(desktop: Window) -> None:
        seat = make.seat(Role.ADVISER)
        desktop.sign_in(seat)
        desktop.open("/entreprises")
        desktop.page.get_by_role("link", name="…").click()
        desktop.check_accessibility()

A window fails its test when the page logs an error, answers 404 or 500, or reaches for another machine; a journey that
meets one on purpose empties `window.troubles`.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from bonrelais.programmes.seat import Seat
from tests import make

AXE: Final = Path(__file__).parents[1] / "vendor" / "axe.min.js"
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET: Final = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP: Final = (1280, 800)
PHONE: Final = (390, 844)
# A form refused with 422 is an answer like another; 404 and 500 are noted by their response.
REFUSED: Final = ("Failed to load resource", "Response Status Error Code 4")
SHOTS: Final = os.environ.get("BONRELAIS_SHOTS", "")


def chromium_path() -> str:
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise RuntimeError("Chromium is missing: sudo apt-get install chromium, or set CHROMIUM=/path/to/chromium")


@dataclass(frozen=True, slots=True)
class Window:
    """A browser window on the live server."""

    page: Page
    origin: str
    troubles: list[str] = field(default_factory=list)

    def sign_in(self, seat: Seat) -> None:
        """As the person of the seat, without the sign-in page."""
        self.sign_in_with(make.client_of(seat))

    def sign_in_with(self, client: Client) -> None:
        """As whoever is signed in with this client; as nobody when nobody is."""
        if key := client.cookies.get(settings.SESSION_COOKIE_NAME):
            name = settings.SESSION_COOKIE_NAME
            self.page.context.add_cookies([{"name": name, "value": key.value, "url": self.origin}])

    def open(self, path: str) -> None:
        self.page.goto(f"{self.origin}{path}")

    def accessibility_violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA: its rule, its help and the elements, one line each."""
        self.page.wait_for_load_state()  # a text is there before the styles that give the page its sizes
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(result => result.violations.map("
            "v => `${v.id}: ${v.help} - ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`))",
            RULES,
        )
        return [str(line) for line in found]

    def check_accessibility(self) -> None:
        assert self.accessibility_violations() == []

    def is_wider_than_its_screen(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def shoot(self, name: str) -> None:
        """A picture to look at, in the folder that BONRELAIS_SHOTS names; nothing without it."""
        if SHOTS:
            self.page.screenshot(path=Path(SHOTS, f"{name}.png"), full_page=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield chromium
        chromium.close()


def opened_window(browser: Browser, origin: str, size: tuple[int, int]) -> Iterator[Window]:
    is_phone = size == PHONE
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        has_touch=is_phone,
        is_mobile=is_phone,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    window = Window(page=context.new_page(), origin=origin)
    watch(window)
    yield window
    context.close()
    assert window.troubles == []


def watch(window: Window) -> None:
    """Notes what a careful person would see in the console: errors, failed requests, other machines."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(REFUSED):
            window.troubles.append(f"console: {message.text}")

    def on_response(response: Response) -> None:
        if response.status == 404 or response.status >= 500:
            window.troubles.append(f"{response.status}: {response.url}")

    def keep_here(route: Route, request: Request) -> None:
        if urlsplit(request.url).hostname in {"127.0.0.1", "localhost"}:
            route.continue_()
        else:
            window.troubles.append(f"another machine: {request.url}")
            route.abort()

    window.page.on("console", on_console)
    window.page.on("pageerror", lambda error: window.troubles.append(f"script: {error}"))
    window.page.on("response", on_response)
    window.page.route("**/*", keep_here)


@pytest.fixture
def desktop(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    yield from opened_window(browser, live_server.url, DESKTOP)


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    yield from opened_window(browser, live_server.url, PHONE)

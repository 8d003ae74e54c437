"""What a person waits for in Chromium: from the click that ends a visit to the sheet shown; what a page downloads."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench.client import Server

VISITS: Final = 12
QUIET: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NOTE_CLICK: Final = """button => button.addEventListener("click", () =>
    sessionStorage.setItem("clicked", performance.timeOrigin + performance.now()), true)"""
# The first paint of the new document; its frame may still be on its way when the page has loaded.
SHOWN_AFTER_CLICK: Final = """async () => {
    const clicked = Number(sessionStorage.getItem("clicked"));
    for (;;) {
        const paint = performance.getEntriesByName("first-contentful-paint")[0];
        if (paint) return performance.timeOrigin + paint.startTime - clicked;
        await new Promise(next => setTimeout(next, 5));
    }
}"""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of styles, scripts, fonts and pictures of one page on a first visit: as sent, and once unpacked."""

    sent: int
    unpacked: int


def chromium_path() -> str:
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise RuntimeError("Chromium is missing: sudo apt-get install chromium, or set CHROMIUM=/path/to/chromium")


def measure_browser(server: Server, record_path: str, pages: Mapping[str, str]) -> dict[str, float]:
    """`pages`: the path of each name. Milliseconds and kilobytes, by what they measure."""
    figures = {}
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        for name, path in pages.items():
            weight = _weight(browser, server, path)
            figures[f"assets of the {name}, kB sent"] = weight.sent / 1000
            figures[f"assets of the {name}, kB unpacked"] = weight.unpacked / 1000
        figures["click to record in Chromium, ms"] = _click_to_record(browser, server, record_path)
        browser.close()
    return figures


def _signed_in(browser: Browser, server: Server) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    name, _, value = server.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": _origin(server)}])
    return context.new_page()


def _origin(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def _weight(browser: Browser, server: Server, path: str) -> Weight:
    """With an empty cache."""
    page = _signed_in(browser, server)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a method of a list takes no mark
    page.goto(_origin(server) + path, wait_until="networkidle")
    assets = [one for one in answers if one.request.resource_type != "document" and "/static/" in one.url]
    sent = sum(one.request.sizes()["responseBodySize"] for one in assets)
    unpacked = sum(len(one.body()) for one in assets)
    page.context.close()
    return Weight(sent, unpacked)


def _click_to_record(browser: Browser, server: Server, path: str) -> float:
    page = _signed_in(browser, server)
    taken = [_end_visit(page, _origin(server) + path, f"Visite {rank}") for rank in range(VISITS + 2)]
    page.context.close()
    return float(median(taken[2:]))


def _end_visit(page: Page, url: str, words: str) -> float:
    """Each visit in words of its own: the same ones sent again would record nothing."""
    page.goto(url, wait_until="networkidle")
    page.get_by_label("Compte rendu partagé").evaluate("(field, words) => { field.value = words }", words)
    button = page.get_by_role("button", name="Terminer la visite")
    button.evaluate(NOTE_CLICK)
    button.click()
    page.wait_for_url("**/entreprises/*/")
    milliseconds: float = page.evaluate(SHOWN_AFTER_CLICK)
    return milliseconds

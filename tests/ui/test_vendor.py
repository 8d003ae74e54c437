import hashlib
import json
import re
from pathlib import Path
from typing import Final

from django.core.management import call_command
from pytest_django import Settings

ROOT: Final = Path(__file__).parents[2]
STATIC: Final = ROOT / "src/bonrelais/ui/static"
MANIFEST: Final = ROOT / "frontend/manifest.json"
BUDGET: Final = 300_000

FRAME: Final = ("vendor/htmx.js", "vendor/bootstrap.css", "vendor/icons.svg", "vendor/source-sans-3-latin.woff2")
SHARED_SCRIPTS: Final = ("once", "status", "theme", "shortcuts", "search")
MAP: Final = ("vendor/leaflet.js", "vendor/leaflet.css", "ui/js/br-map.js")


def manifest() -> dict[str, str]:
    hashes: dict[str, str] = json.loads(MANIFEST.read_text("utf-8"))
    return hashes


OF_ONE_PAGE: Final = ("sheet.css", "editor.css")
"""Styles that one page alone loads: the printed sheets, the editor of tools."""


def weight(*names: str) -> int:
    return sum((STATIC / name).stat().st_size for name in names)


def frame_weight() -> int:
    styles = [f"ui/css/{style.name}" for style in (STATIC / "ui/css").glob("*.css") if style.name not in OF_ONE_PAGE]
    return weight(*FRAME, *styles, *(f"ui/js/br-{name}.js" for name in SHARED_SCRIPTS), "ui/icon.svg")


def test_vendored_files_are_those_that_were_built() -> None:
    found = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in manifest()}
    assert found == manifest()


def test_vendor_folder_holds_nothing_else() -> None:
    files = {str(path.relative_to(ROOT)) for path in (STATIC / "vendor").rglob("*") if path.is_file()}
    assert files == {path for path in manifest() if path.startswith("src/")}


def test_page_assets_stay_under_the_budget() -> None:
    assert frame_weight() + weight("ui/js/br-autosave.js", "ui/js/br-chips.js") < BUDGET


def test_map_page_assets_stay_under_the_budget() -> None:
    assert frame_weight() + weight(*MAP) < BUDGET


def test_vendored_and_own_files_ask_nothing_elsewhere() -> None:
    styles = [*STATIC.rglob("*.css")]
    scripts = [*(STATIC / "ui/js").glob("*.js")]
    asked = re.compile(r"url\(\s*[\"']?(?:https?:|//|data:)|@import|(?:fetch|import)\(\s*[\"']https?:")
    assert [path.name for path in styles + scripts if asked.search(path.read_text("utf-8"))] == []


def test_icons_listed_are_those_in_the_sprite() -> None:
    listed = (ROOT / "frontend/icons.txt").read_text("utf-8").split()
    sprite = (STATIC / "vendor/icons.svg").read_text("utf-8")
    assert re.findall(r'<symbol id="([^"]+)"', sprite) == listed == sorted(set(listed))


def test_files_are_fingerprinted_as_in_production(settings: Settings, tmp_path: Path) -> None:
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.STORAGES = storages
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    named: dict[str, str] = json.loads((tmp_path / "staticfiles.json").read_text("utf-8"))["paths"]
    font = named["vendor/source-sans-3-latin.woff2"].removeprefix("vendor/")
    assert f"vendor/{font}" in (tmp_path / named["ui/css/tokens.css"]).read_text("utf-8")

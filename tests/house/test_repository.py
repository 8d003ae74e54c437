"""What the repository may not say: a package registry's host, a path of one machine, an unexplained dependency."""

import re
import tomllib

from tests.house.source import ROOT, committed_files, files_under, rooms

# Written in two halves, so that this file does not hold them.
REGISTRIES = tuple(
    "".join(halves)
    for halves in [
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("registry.npm", "js.org"),
        ("registry.yarn", "pkg.com"),
        ("deb.deb", "ian.org"),
        ("crates", ".io"),
        ("proxy.go", "lang.org"),
        ("conda.ana", "conda.org"),
        ("un", "pkg.com"),
        ("js", "delivr.net"),
        ("cdn", "js.com"),
    ]
)
MACHINE = re.compile(r"(?<![\w.$}~-])/(?:work|root|home/\w+|Users/\w+)/")
# The reference programme's, by name and by the middle of its map.
TERRITORY = re.compile(r"Saint-Omer|Audomar|Lumbres|CAPSO|CCPL|\[50\.\d*, 2\.\d*\]")
BINARY = frozenset({".png", ".woff2", ".gz", ".ico", ".jpg", ".webp", ".parquet", ".zip", ".xlsx", ".br"})


def committed_texts() -> list[tuple[str, str]]:
    return [(str(path), (ROOT / path).read_text()) for path in committed_files() if path.suffix not in BINARY]


def test_no_file_names_a_registry() -> None:
    assert [(path, host) for path, text in committed_texts() for host in REGISTRIES if host in text] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [(path, MACHINE.search(text)) for path, text in committed_texts() if "/vendor/" not in path]
    assert [(path, match.group()) for path, match in found if match] == []


def test_product_names_no_territory_of_its_own() -> None:
    """Places stand in the reference tables, the demonstration and the examples of the components: nowhere else."""
    paths = [path for suffix in (".py", ".html", ".txt", ".js") for path in files_under("src", suffix=suffix)]
    found = [
        (str(path), match.group())
        for path in paths
        if "demonstration" not in path.parts and "kit" not in path.parts
        if (match := TERRITORY.search((ROOT / path).read_text()))
    ]
    assert found == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    asked = [*project["dependencies"], *(name for names in project["optional-dependencies"].values() for name in names)]
    reasons = {
        match[1]: match[2] for match in re.finditer(r'^\s+"([^"]+)",[ \t]*(?:#[ \t]*(.*))?$', text, re.MULTILINE)
    }
    assert [name for name in asked if not reasons.get(name)] == []


def test_every_requirement_is_hashed() -> None:
    for name in ("run", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ")
        pinned = [line for line in text.splitlines() if re.match(r"^\w", line)]
        assert [line.split()[0] for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


def test_every_room_has_its_place_and_its_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    order = next(contract for contract in contracts if contract["id"] == "rooms")["layers"]
    floors = next(contract for contract in contracts if contract["id"] == "floors")["containers"]
    ground = {"core", "foundation", "ui", "config", "cli"}
    assert set(rooms()) - {layer.strip("()") for layer in order} == set()
    assert set(rooms()) - ground - {name.removeprefix("bonrelais.") for name in floors} == set()

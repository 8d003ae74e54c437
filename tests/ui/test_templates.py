import re
from pathlib import Path
from typing import Final

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from bonrelais.ui.components import icon_names
from bonrelais.ui.navigation import entries

SOURCE: Final = Path(__file__).parents[2] / "src/bonrelais"
NAMES: Final = sorted(
    str(path.relative_to(folder)) for folder in SOURCE.glob("*/templates") for path in folder.rglob("*.html")
)


@pytest.mark.parametrize("name", NAMES)
def test_template_is_written_with_tags_that_exist(name: str) -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    assert engine.engine.get_template(name).name == name


@pytest.mark.parametrize("name", NAMES)
def test_template_names_icons_that_the_sprite_holds(name: str) -> None:
    path = next(folder / name for folder in SOURCE.glob("*/templates") if (folder / name).exists())
    named = re.findall(r'\{% (?:icon|state "[a-z]+") "([^"]+)"', path.read_text("utf-8"))
    assert set(named) - icon_names() == set()


def test_navigation_names_icons_that_the_sprite_holds() -> None:
    assert {entry.icon for entry in entries()} - icon_names() == set()

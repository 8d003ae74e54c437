from pathlib import Path
from typing import Final

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

SOURCE: Final = Path(__file__).parents[2] / "src/bonrelais"
NAMES: Final = sorted(
    str(path.relative_to(folder)) for folder in SOURCE.glob("*/templates") for path in folder.rglob("*.html")
)


@pytest.mark.parametrize("name", NAMES)
def test_template_is_written_with_tags_that_exist(name: str) -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    assert engine.engine.get_template(name).name == name

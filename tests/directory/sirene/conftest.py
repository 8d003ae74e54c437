from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """A home of its own: an import works in a folder of it."""
    settings.BONRELAIS_HOME = tmp_path / "home"
    return tmp_path / "home"

"""What the web server holds in memory while nobody asks anything."""

import subprocess
import sys
from typing import Final

# Read by the import of the register alone, in a command of its own; by the import of tools, when a spreadsheet comes.
HEAVY: Final = ("duckdb", "pyproj", "python_calamine")
LOADED: Final = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")
import django
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
print(*sys.modules)
"""


def test_web_server_loads_no_library_of_the_import() -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert "bonrelais.directory.views" in loaded
    assert [name for name in HEAVY if name in loaded] == []

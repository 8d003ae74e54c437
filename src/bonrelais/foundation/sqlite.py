"""A current SQLite in place of the system's.

The system's SQLite (3.40 on Debian 12) has the WAL-reset corruption bug. `pysqlite3` bundles a current one; it must
stand in for `sqlite3` before Django loads its database backend.
"""

import importlib
import sys


def use_current_sqlite() -> None:
    """Puts pysqlite3 in the place of sqlite3; keeps the standard module where pysqlite3 has no wheel."""
    try:
        current = importlib.import_module("pysqlite3")
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return
    sys.modules["sqlite3"] = current
    sys.modules["sqlite3.dbapi2"] = dbapi2

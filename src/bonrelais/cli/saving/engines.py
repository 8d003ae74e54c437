"""How each database is copied whole, checked and put back."""

from pathlib import Path
from typing import Protocol

from django.db import connection

from bonrelais.cli.saving.postgres import Postgres
from bonrelais.cli.saving.sqlite import Sqlite


class Engine(Protocol):
    @property
    def name(self) -> str: ...

    def copy_to(self, target: Path) -> None:
        """A consistent copy while others write."""

    def refuse_unusable(self, copy: Path) -> None:
        """Refuses a copy that could not be put back."""

    def holds_something(self) -> bool: ...

    def refuse_in_use(self) -> None:
        """Refuses while another process is on the database."""

    def put_back(self, copy: Path, aside: Path) -> None:
        """Keeps the present database in the folder `aside`, then puts the copy in its place, all at once."""


def engine_in_use() -> Engine:
    return Sqlite(Path(str(connection.settings_dict["NAME"]))) if connection.vendor == "sqlite" else Postgres()

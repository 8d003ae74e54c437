"""PostgreSQL: its own tools copy the database and put it back, in one transaction."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection

from bonrelais.foundation.errors import DomainError

INSTALLED: Final = Path("/usr/lib/postgresql")
WRITTEN: Final = b"PGDMP"
VARIABLES: Final = (("HOST", "PGHOST"), ("PORT", "PGPORT"), ("USER", "PGUSER"), ("PASSWORD", "PGPASSWORD"))
EMPTY_SCHEMA: Final = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE 'DROP TABLE ' || quote_ident(found.tablename) || ' CASCADE';
  END LOOP;
END $$;
"""


class ToolError(DomainError):
    pass


class InUseError(DomainError):
    pass


def find_tool(name: str) -> str:
    versions = sorted(INSTALLED.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]), reverse=True)
    found = str(versions[0]) if versions else shutil.which(name)
    if found is None:
        raise ToolError(f"{name} manque sur cette machine : installez le client de PostgreSQL (postgresql-client).")
    return found


def run_tool(name: str, *arguments: str) -> None:
    settings = connection.settings_dict
    variables = {variable: str(settings[key]) for key, variable in VARIABLES if settings.get(key)}
    options = {f"PG{key.upper()}": str(value) for key, value in settings["OPTIONS"].items() if key.startswith("ssl")}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own tools, on our own files
        [find_tool(name), *arguments],
        env={**os.environ, **variables, **options, "PGDATABASE": str(settings["NAME"])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or [f"code {done.returncode}"]
        raise ToolError(f"{name} a échoué, rien n’est changé : {said[0]}")


@dataclass(frozen=True, slots=True)
class Postgres:
    name: str = "postgresql"

    def copy_to(self, target: Path) -> None:
        target.touch(mode=0o600)
        run_tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")

    def refuse_unusable(self, copy: Path) -> None:
        with copy.open("rb") as opened:
            if opened.read(len(WRITTEN)) != WRITTEN:
                raise ToolError("La base de cette sauvegarde ne se lit pas.")
        listed = copy.with_name("database.list")
        run_tool("pg_restore", "--list", f"--file={listed}", str(copy))
        listed.unlink()

    def holds_something(self) -> bool:
        return connection.introspection.table_names() != []

    def refuse_in_use(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            row = cursor.fetchone()
        if row is not None and row[0]:
            raise InUseError(f"La base sert encore ({row[0]} connexion(s)). Arrêtez Bon Relais, puis relancez.")

    def put_back(self, copy: Path, aside: Path) -> None:
        if self.holds_something():
            self.copy_to(aside / "database.dump")
        connection.close()
        script, emptying = copy.with_name("database.sql"), copy.with_name("emptying.sql")
        emptying.write_text(EMPTY_SCHEMA)
        run_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", f"--file={script}", str(copy))
        run_tool(
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
            f"--file={emptying}", f"--file={script}",
        )  # fmt: skip

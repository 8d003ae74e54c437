"""The database, its clock, and what only it knows: administrators, the last import of the register."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from bonrelais.cli.checking.finding import Finding, fix, needed_in, note, ok
from bonrelais.config.env import Environment
from bonrelais.core.french import count, show_size
from bonrelais.directory.models import ImportRun
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership, Programme

CLOCK_GAP: Final = timedelta(seconds=30)
REGISTER_AGE: Final = timedelta(days=45)


def base(environment: Environment) -> list[Finding]:
    engine = sqlite(environment) if connection.vendor == "sqlite" else postgresql()
    seen = [migrations(), *database_clock(), journal_clock(), register(), *demonstration(environment)]
    return [*engine, *seen, *second_factors(environment)]


def single(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def sqlite(environment: Environment) -> list[Finding]:
    path = Path(str(connection.settings_dict["NAME"]))
    files = [path, path.with_name(path.name + "-wal")]
    size = sum(file.stat().st_size for file in files if file.is_file())
    found = [ok("base", f"SQLite {sqlite3.sqlite_version}, {show_size(size)}")]
    if sqlite3.__name__ != "pysqlite3":
        found.append(note("version de SQLite", "celle du système, qui peut abîmer la base", "Installez pysqlite3."))
    mode = single("PRAGMA journal_mode").upper()
    if mode != "WAL":
        found.append(note("journal de la base", f"{mode} au lieu de WAL", "Relancez Bon Relais."))
    checked = single("PRAGMA quick_check(1)")
    if checked != "ok":
        found.append(fix("état de la base", checked, "Restaurez une sauvegarde : bonrelais restore FICHIER."))
    if path.is_file() and path.stat().st_mode & 0o077:
        says = f"d’autres comptes de la machine lisent {path}"
        found.append(needed_in(environment, "droits de la base", says, f"chmod 600 {path}"))
    return found


def postgresql() -> list[Finding]:
    version = single("SHOW server_version")
    size = int(single("SELECT pg_database_size(current_database())"))
    found = [ok("base", f"PostgreSQL {version}, {show_size(size)}")]
    if int(version.split(".")[0]) < 14:
        found.append(fix("version de PostgreSQL", version, "Passez à PostgreSQL 15 ou plus."))
    return found


def migrations() -> Finding:
    count = len(MigrationRecorder(connection).applied_migrations())
    return ok("structure de la base", f"à jour ({count} changements)")


def database_clock() -> list[Finding]:
    """SQLite lives on this machine's clock."""
    if connection.vendor == "sqlite":
        return []
    said = float(single("SELECT extract(epoch FROM clock_timestamp())"))
    gap = timedelta(seconds=abs(said - clock.now().timestamp()))
    if gap > CLOCK_GAP:
        says = f"{gap.total_seconds():.0f} secondes d’écart avec cette machine"
        return [note("horloge de la base", says, "Réglez les deux machines sur le même serveur de temps.")]
    return [ok("horloge de la base", "la même que cette machine")]


def journal_clock() -> Finding:
    """A clock set back would date what is written before what was."""
    latest = Entry.objects.order_by("-at", "-id").first()
    if latest is not None and latest.at > clock.now() + CLOCK_GAP:
        says = f"il est {shown_now()}, mais le journal va jusqu’au {clock.day_of(latest.at):%d/%m/%Y}"
        return fix("horloge", says, "Réglez la date de la machine.")
    return ok("horloge", f"il est {shown_now()} à Paris")


def shown_now() -> str:
    return f"{clock.now().astimezone(clock.PARIS):%d/%m/%Y %H:%M}"


def register() -> Finding:
    done = ImportRun.objects.filter(finished_at__isnull=False).order_by("-finished_at", "-id").first()
    todo = "bonrelais sirene import, avec les fichiers du mois."
    if done is None or done.finished_at is None:
        return note("registre", "jamais importé", todo)
    age = clock.now() - done.finished_at
    says = f"importé il y a {count(age.days, 'jour', 'jours')}" if age.days else "importé aujourd’hui"
    return note("registre", says, todo) if age > REGISTER_AGE else ok("registre", says)


def demonstration(environment: Environment) -> list[Finding]:
    if not Programme.objects.filter(is_demonstration=True).exists():
        return []
    says = "ses comptes ont un mot de passe publié ; sans serveur de courrier, chacun y lit tous les messages en entier"
    todo = "Pour de vraies entreprises, un autre BONRELAIS_HOME et bonrelais init."
    return [needed_in(environment, "démonstration", says, todo)]


def second_factors(environment: Environment) -> list[Finding]:
    if not Programme.objects.exists():
        return [note("dispositif", "aucun", "bonrelais init, ou bonrelais demo pour essayer.")]
    seated = Membership.in_force(clock.today()).filter(role=Role.ADMINISTRATOR).values("user_id")
    trusted = User.objects.filter(is_active=True, pk__in=seated) | User.objects.filter(is_active=True, is_operator=True)
    if not trusted.exists():
        return [note("administration", "personne n’a de compte", "Ouvrez l’invitation, ou bonrelais user add.")]
    bare = trusted.exclude(authenticator__type="totp").order_by("email").values_list("email", flat=True)
    if not bare:
        return [ok("second facteur", "toute l’administration en a un")]
    todo = "Chaque personne l’ajoute dans « Mon compte »."
    return [needed_in(environment, "second facteur", f"manque à {', '.join(bare)}", todo)]

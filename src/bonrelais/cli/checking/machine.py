"""The machine: disk, rights on the home, the worker, the backups."""

import fcntl
import json
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bonrelais.cli.backup import LAST
from bonrelais.cli.checking.finding import Finding, fix, needed_in, note, ok
from bonrelais.config.env import Environment
from bonrelais.core.french import count, show_size
from bonrelais.foundation import clock

FULL_BYTES: Final = 200_000_000
NARROW_BYTES: Final = 1_000_000_000
HEARTBEAT: Final = "worker.heartbeat"
STALE: Final = timedelta(minutes=10)
BACKUP_AGE: Final = timedelta(days=2)


def machine(environment: Environment) -> list[Finding]:
    return [disk(environment), rights(environment), worker(environment), backups(environment)]


def disk(environment: Environment) -> Finding:
    free = shutil.disk_usage(environment.home).free
    says = f"{show_size(free)} libres pour {environment.home}"
    if free < FULL_BYTES:
        return fix("disque", says, "Libérez de la place : la base va s’arrêter.")
    return note("disque", says, "Libérez de la place bientôt.") if free < NARROW_BYTES else ok("disque", says)


def rights(environment: Environment) -> Finding:
    home = environment.home
    try:
        with tempfile.TemporaryFile(dir=home) as attempt:
            attempt.write(b"0" * 65536)
    except OSError as refusal:
        return fix("dossier", f"impossible d’écrire dans {home} ({refusal.strerror})", f"chown -R {os.getuid()} {home}")
    if home.stat().st_mode & 0o077:
        says = f"{home} se lit depuis d’autres comptes de la machine"
        return needed_in(environment, "dossier", says, f"chmod 700 {home}")
    return ok("dossier", f"{home}, à ce compte seul")


def worker(environment: Environment) -> Finding:
    """It holds its lock as long as it lives, and touches its heartbeat every minute between two tasks."""
    home = environment.home
    if not is_held(home / "worker.lock"):
        todo = "Lancez bonrelais serve : sans lui, aucune lettre ne part."
        return needed_in(environment, "travail de fond", "arrêté", todo)
    heartbeat = home / HEARTBEAT
    if not heartbeat.is_file():
        return ok("travail de fond", "en marche")
    age = clock.now() - datetime.fromtimestamp(heartbeat.stat().st_mtime, UTC)
    if age > STALE:
        says = f"occupé par la même tâche depuis {age.total_seconds() // 60:.0f} minutes"
        return note("travail de fond", says, "S’il ne finit pas, relancez bonrelais serve.")
    return ok("travail de fond", "en marche")


def is_held(lock: Path) -> bool:
    if not lock.is_file():
        return False
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def backups(environment: Environment) -> Finding:
    todo = "bonrelais backup DOSSIER, chaque nuit, sur une autre machine."
    told = environment.home / LAST
    if not told.is_file():
        return needed_in(environment, "sauvegarde", "aucune", todo)
    try:
        last = json.loads(told.read_text())
    except ValueError:
        return needed_in(environment, "sauvegarde", f"{told} est abîmé : on ne sait plus la dernière", todo)
    age = clock.now() - datetime.fromisoformat(last["made_at"])
    says = f"{last['file']}, il y a {count(age.days, 'jour', 'jours')}" if age.days else f"{last['file']}, aujourd’hui"
    return note("sauvegarde", says, todo) if age > BACKUP_AGE else ok("sauvegarde", says)

from dataclasses import dataclass
from enum import StrEnum

from bonrelais.config.env import Environment


class Level(StrEnum):
    OK = "ok"
    NOTE = "note"
    FIX = "fix"

    @property
    def label(self) -> str:
        return {"ok": "ok", "note": "à savoir", "fix": "à corriger"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, what was found, and what to do about it; nothing to do when all is well."""

    about: str
    level: Level
    says: str
    todo: str = ""

    def as_json(self) -> dict[str, str]:
        return {"about": self.about, "level": self.level.value, "says": self.says, "todo": self.todo}

    def in_words(self) -> str:
        line = f"{self.level.label:<11} {self.about} : {self.says}"
        return f"{line}\n{'':<11} → {self.todo}" if self.todo else line


def ok(about: str, says: str) -> Finding:
    return Finding(about, Level.OK, says)


def note(about: str, says: str, todo: str = "") -> Finding:
    return Finding(about, Level.NOTE, says, todo)


def fix(about: str, says: str, todo: str) -> Finding:
    return Finding(about, Level.FIX, says, todo)


def needed_in(environment: Environment, about: str, says: str, todo: str) -> Finding:
    """Blocks in production; elsewhere, good to know."""
    return fix(about, says, todo) if environment.is_production else note(about, says, todo)

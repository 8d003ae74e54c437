from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """How a need of a theme is told, and how a project of it is called."""

    needs: tuple[str, ...]
    projects: tuple[str, ...]

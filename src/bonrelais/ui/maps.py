"""Maps drawn by the server, from paths already projected."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A commune: its SVG path, its step from 0 (none) to 4 (most), and what it says on hover."""

    name: str
    path: str
    step: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    x: float
    y: float
    name: str = ""
    is_met: bool = False
    is_chosen: bool = False

    @property
    def cx(self) -> str:
        return f"{self.x:.1f}"

    @property
    def cy(self) -> str:
        return f"{self.y:.1f}"


@dataclass(frozen=True, slots=True)
class CommuneMap:
    """Paths come projected into `view_box`. `scale` names the steps, most first; six `names` at most are written."""

    label: str
    view_box: str
    shapes: Sequence[Shape]
    outlines: Sequence[str] = ()
    names: Sequence[Spot] = ()
    points: Sequence[Spot] = ()
    scale: tuple[tuple[int, str], ...] = ()

"""The ground of a commune: its contour read once, and points thrown inside it."""

from dataclasses import dataclass
from typing import Final

from bonrelais.demonstration.register.activities.model import Setting
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.register.seeds import CommuneSeed, Point, Ring

_TRIES_NEAR: Final = 6
_TRIES: Final = 2_000
_SPREAD_OF: Final = {Setting.CENTRE: 0.10, Setting.ZONE: 0.22, Setting.SPREAD: 0.45}  # of the commune's half extent


@dataclass(frozen=True, slots=True)
class Ground:
    """Rings (outer and holes alike: a point is inside when it crosses an odd number of edges) and their extent."""

    rings: tuple[Ring, ...]
    west: float
    south: float
    east: float
    north: float
    centre: Point
    zone: Point


def ground_of(commune: CommuneSeed) -> Ground:
    rings = commune.contour
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    bare = Ground(rings, min(xs), min(ys), max(xs), max(ys), (0.0, 0.0), (0.0, 0.0))
    dice = Dice(f"ground {commune.code}")
    centre = _deepest(bare, dice)
    return Ground(rings, bare.west, bare.south, bare.east, bare.north, centre, anywhere(bare, dice))


def holds(ground: Ground, point: Point) -> bool:
    x, y = point
    inside = False
    for ring in ground.rings:
        before_x, before_y = ring[-1]
        for after_x, after_y in ring:
            if (after_y > y) != (before_y > y) and x < (before_x - after_x) * (y - after_y) / (
                before_y - after_y
            ) + after_x:
                inside = not inside
            before_x, before_y = after_x, after_y
    return inside


def anywhere(ground: Ground, dice: Dice) -> Point:
    for _ in range(_TRIES):
        point = (dice.uniform(ground.west, ground.east), dice.uniform(ground.south, ground.north))
        if holds(ground, point):
            return point
    raise ValueError("this contour holds no point: it is empty or its rings are broken")


def settle(ground: Ground, setting: Setting, dice: Dice) -> Point:
    """A point for an activity: shops huddle at the centre, workshops by their zone, the rest spreads."""
    heart_x, heart_y = ground.zone if setting is Setting.ZONE else ground.centre
    reach = _SPREAD_OF[setting] / 2
    for _ in range(_TRIES_NEAR):
        point = (
            dice.gauss(heart_x, reach * (ground.east - ground.west)),
            dice.gauss(heart_y, reach * (ground.north - ground.south)),
        )
        if holds(ground, point):
            return point
    return anywhere(ground, dice)


def _deepest(ground: Ground, dice: Dice) -> Point:
    """The thrown point nearest to the middle of the commune's extent: a plausible town centre."""
    middle_x, middle_y = (ground.west + ground.east) / 2, (ground.south + ground.north) / 2
    thrown = [anywhere(ground, dice) for _ in range(12)]
    return min(thrown, key=lambda point: (point[0] - middle_x) ** 2 + (point[1] - middle_y) ** 2)

"""What leaves the programme tells nothing of one business: by itself, by a total, or by two days or periods compared.

Withholding small cells is not enough where the same figures are read again later: 12 then 13 tell one business. So
cells are also rounded, totals stay exact where they say nothing of a business, and amounts are rounded coarsely.
"""

from typing import Final

THRESHOLD: Final = 3
"""The fewest companies a published cell counts; below, nothing tells one from none."""
CELL_STEP: Final = 5
CENTS_STEP: Final = 5_000_000
"""50,000 EUR."""


def is_small(count: int) -> bool:
    """Nobody is told by a zero."""
    return 0 < count < THRESHOLD


def publish_cell(count: int, companies: int) -> int | None:
    """A line of a breakdown, made by so many companies: to the nearest five, five at least; None where withheld."""
    if companies < THRESHOLD:
        return None
    return max(CELL_STEP, nearest(count, CELL_STEP))


def publish_sum(value: int, companies: int, step: int) -> int | None:
    """Euros or jobs of the whole: withheld when few companies make them, rounded to a step."""
    return None if is_small(companies) else nearest(value, step)


def nearest(value: int, step: int) -> int:
    """The nearest multiple; halfway goes up."""
    return (value + step // 2) // step * step

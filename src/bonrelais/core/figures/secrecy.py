"""What leaves the programme without its small cells, nor what would let one work them out from totals."""

from collections.abc import Sequence
from typing import Final

THRESHOLD: Final = 3
"""The fewest companies a published cell may count."""


def is_small(count: int, threshold: int = THRESHOLD) -> bool:
    """Nobody is told by a zero."""
    return 0 < count < threshold


def withhold_parts(counts: Sequence[int], threshold: int = THRESHOLD) -> tuple[int | None, ...]:
    """The parts of a published total; None where withheld.

    Small cells go; then the smallest others, until those withheld are two at least and too many together to be told
    apart from the total.
    """
    withheld = {rank for rank, count in enumerate(counts) if is_small(count, threshold)}
    others = sorted((rank for rank, count in enumerate(counts) if count >= threshold), key=lambda rank: counts[rank])
    for rank in others:
        if not withheld or (len(withheld) > 1 and sum(counts[one] for one in withheld) >= threshold):
            break
        withheld.add(rank)
    return tuple(None if rank in withheld else count for rank, count in enumerate(counts))


def withhold_share(count: int, whole: int, threshold: int = THRESHOLD) -> int | None:
    """A count of a published whole that others may overlap; withheld when it, or what it leaves, is small."""
    return None if is_small(count, threshold) or is_small(whole - count, threshold) else count


def withhold_sum(value: int, companies: int, threshold: int = THRESHOLD) -> int | None:
    """Euros or jobs, withheld when too few companies make them."""
    return None if is_small(companies, threshold) else value

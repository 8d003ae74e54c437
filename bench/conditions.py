"""Figures of the reading of programmes: how many are typed entirely, and the kinds against a careful reader's.

python -m bench.conditions [FILE]     FILE: JSON Lines with `kinds`; by default the 210 of the shared data

The lines are read without `kinds`; they are compared afterwards. Five folds, by the digest of the programme's id.
"""

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bonrelais.core.conditions import TypedProgramme, read_programmes

SHARED: Final = Path(os.environ.get("BONRELAIS_SHARED", "../shared"))
FOLDS: Final = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """One programme: the kinds found and those the reader gave."""

    programme: TypedProgramme
    found: frozenset[str]
    expected: frozenset[str]

    @property
    def fold(self) -> int:
        return int(hashlib.sha256(self.programme.id.encode()).hexdigest(), 16) % FOLDS


def measure(lines: Sequence[str]) -> list[Agreement]:
    rows = [json.loads(line) for line in lines if line.strip()]
    expected = {row["id"]: frozenset(row.pop("kinds")) for row in rows}
    read = [one for one in read_programmes(map(json.dumps, rows)) if isinstance(one, TypedProgramme)]
    return [Agreement(one, frozenset(one.kinds), expected[one.id]) for one in read]


def summary(agreements: Sequence[Agreement]) -> str:
    """Micro-averaged: each kind of each programme counts once."""
    both = sum(len(one.found & one.expected) for one in agreements)
    found, expected = (
        sum(map(len, sides)) for sides in zip(*((one.found, one.expected) for one in agreements), strict=True)
    )
    entirely = sum(one.programme.is_fully_typed for one in agreements)
    shares = (entirely / len(agreements), both / found, both / expected, 2 * both / (found + expected))
    typed, precision, recall, score = (f"{share:.3f}" for share in shares)
    return f"{len(agreements):4} programmes  entirely {typed}  precision {precision}  recall {recall}  F1 {score}"


def by_kind(agreements: Sequence[Agreement]) -> list[str]:
    both, alone, missed = Counter[str](), Counter[str](), Counter[str]()
    for one in agreements:
        both.update(one.found & one.expected)
        alone.update(one.found - one.expected)
        missed.update(one.expected - one.found)
    kinds = sorted({*both, *alone, *missed})
    return [f"{kind:18} both {both[kind]:4}  ours alone {alone[kind]:3}  missed {missed[kind]:3}" for kind in kinds]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data/programmes/programmes.jsonl"
    start = time.perf_counter()
    agreements = measure(path.read_text().splitlines())
    print(f"read in {time.perf_counter() - start:.2f} s")
    print(f"all     {summary(agreements)}")
    for fold in range(FOLDS):
        print(f"fold {fold}  {summary([one for one in agreements if one.fold == fold])}")
    print("\n".join(by_kind(agreements)))
    for one in agreements:
        for text in one.programme.unread:
            print(f"manual  {one.programme.id}: {text}")


if __name__ == "__main__":
    main()

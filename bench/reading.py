"""How much of the reading rests on what one programme alone says: an estimate for programmes nobody has looked at.

python -m bench.reading [FILE]     FILE: JSON Lines with `kinds`; by default the 210 of the shared data

Each programme is read again without what no other programme uses.
- By rows: the lines of the tables that read it alone are taken away; other words of a line that stays are known.
- By words: each wording that no other programme has is taken away too, though most new wordings are in fact sisters
  of those of a line. Programmes nobody has looked at stand between the two.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from bench.conditions import SHARED, Agreement, measure, summary
from bonrelais.core.conditions import amounts, clause_reading, matching, past
from bonrelais.core.conditions.bounds import Bound
from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.tables import silences
from bonrelais.core.conditions.tables.history import STEPS
from bonrelais.core.conditions.tables.measures import MEASURES, Measure
from bonrelais.core.conditions.tables.row import Row

Words = tuple[str, str]
_ENDINGS: Final = re.compile(r"(?:e?s|x|e)\b")


@dataclass(slots=True)
class Used:
    """The lines that read one programme, by their patterns, and their words without number nor gender."""

    rows: set[str] = field(default_factory=set)
    words: set[Words] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Without:
    rows: frozenset[str] = frozenset()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def rest(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if row.words.pattern in self.words:
                banned = "|".join(map(re.escape, self.words[row.words.pattern]))
                yield replace(row, words=re.compile(rf"(?!(?:{banned})(?![a-z])){row.words.pattern}"))
            elif row.words.pattern not in self.rows:
                yield row


def read_without(line: str, without: Without) -> tuple[Agreement, Used]:
    """One programme, and what read it."""
    used = Used()
    with _watched(used, without):
        [agreement] = measure([line])
    kinds_of_steps = {step for _, step in STEPS}
    used.rows |= {f"step {step}" for step in _values(agreement, "step") if step in kinds_of_steps}
    return agreement, used


def _values(agreement: Agreement, name: str) -> set[str]:
    params = [one["params"] for criterion in agreement.programme.criteria for one in criterion.conditions]
    return {str(one[name]) for one in params if isinstance(one, Mapping) and name in one}


@contextmanager
def _watched(used: Used, without: Without) -> Iterator[None]:
    with (
        _watched_rows(used, without),
        _watched_numbers(used),
        patch.object(amounts, "MEASURES", _kept_measures(without)),
        patch.object(past, "STEPS", tuple(one for one in STEPS if f"step {one[1]}" not in without.rows)),
        patch.object(silences, "SILENCES", _kept_silences(without)),
    ):
        yield


@contextmanager
def _watched_rows(used: Used, without: Without) -> Iterator[None]:
    texts: list[str] = []
    read_rows, draft_of = matching.Reading.read_rows, matching.draft_of

    def reading_rows(self: matching.Reading, rows: Iterable[Row], *, is_cued: bool = False) -> None:
        texts.append(self.text)
        read_rows(self, without.rest(rows), is_cued=is_cued)

    def drafting(one: Row, span: tuple[int, int], *, is_contrary: bool) -> Draft:
        pattern = one.words.pattern
        if pattern.startswith("(?!(?:"):  # some of its words are taken away
            pattern = pattern.partition(")(?![a-z]))")[2]
        used.rows.add(pattern)
        used.words.add((pattern, texts[-1][slice(*span)]))
        return draft_of(one, span, is_contrary=is_contrary)

    with patch.object(matching.Reading, "read_rows", reading_rows), patch.object(matching, "draft_of", drafting):
        yield


@contextmanager
def _watched_numbers(used: Used) -> Iterator[None]:
    draft, silence_of = amounts.measured_draft, silences.silence_of

    def drafting(reading: matching.Reading, one: Measure, bound: Bound) -> Draft | None:
        used.rows.add(f"measure {one.unit} {one.subject.pattern}")
        return draft(reading, one, bound)

    def silencing(text: str) -> str:
        reason = silence_of(text)
        used.rows |= {
            f"silence {pattern.pattern}" for pattern, of in silences.SILENCES if of == reason and pattern.search(text)
        }
        return reason

    with patch.object(amounts, "measured_draft", drafting), patch.object(clause_reading, "silence_of", silencing):
        yield


def _kept_silences(without: Without) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(one for one in silences.SILENCES if f"silence {one[0].pattern}" not in without.rows)


def _kept_measures(without: Without) -> tuple[Measure, ...]:
    return tuple(one for one in MEASURES if f"measure {one.unit} {one.subject.pattern}" not in without.rows)


def _stem(words: str) -> str:
    return _ENDINGS.sub("", words)


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data/programmes/programmes.jsonl"
    lines = [line for line in path.read_text().splitlines() if line.strip()]
    read = [read_without(line, Without()) for line in lines]
    rows = Counter(row for _, used in read for row in used.rows)
    words = Counter(stem for _, used in read for stem in {(row, _stem(word)) for row, word in used.words})
    print(f"as it is   {summary([agreement for agreement, _ in read])}")
    by_rows, by_words = [], []
    for line, (_, used) in zip(lines, read, strict=True):
        alone = frozenset(row for row in used.rows if rows[row] == 1)
        rare: dict[str, list[str]] = {}
        for row, word in sorted(used.words):
            if words[row, _stem(word)] == 1:
                rare.setdefault(row, []).append(word)
        by_rows.append(read_without(line, Without(alone))[0])
        by_words.append(read_without(line, Without(alone - rare.keys(), rare))[0])
    print(f"by rows    {summary(by_rows)}")
    print(f"by words   {summary(by_words)}")
    standing = sum(not any(rows[row] == 1 for row in used.rows) for _, used in read)
    print(f"{sum(count == 1 for count in rows.values())} of {len(rows)} lines in use read one programme alone")
    print(f"{standing} programmes of {len(read)} stand without such a line")
    for agreement in by_rows:
        for text in agreement.programme.unread if "-v" in sys.argv else ():
            print(f"  {agreement.programme.id}: {json.dumps(text, ensure_ascii=False)}")


if __name__ == "__main__":
    main()

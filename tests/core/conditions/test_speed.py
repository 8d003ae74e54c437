"""A long text that means nothing is read about as fast as its length."""

import time

import pytest

from bonrelais.core.conditions import ConditionText, SourceProgramme, read_programme
from bonrelais.core.conditions.source import (
    AGE_HEADING,
    LONGEST_TEXT,
    OTHER_HEADING,
    SECTOR_HEADING,
    SIZE_HEADING,
)

HEADINGS = (SIZE_HEADING, SECTOR_HEADING, AGE_HEADING, OTHER_HEADING)
MOST_SECONDS = 2.5  # of the processor: it takes well under one, and took ten when each clause read the whole text again


@pytest.mark.parametrize("words", ["- abc\n", "et ne pas avoir ", "((((", "sauf ", "1 234 ", "moins de 10 ou avoir "])
def test_long_nonsense_is_read_quickly(words: str) -> None:
    text = (words * LONGEST_TEXT)[:LONGEST_TEXT]
    source = SourceProgramme("aide", "Aide", texts=tuple(ConditionText(heading, text) for heading in HEADINGS))
    start = time.process_time()
    read_programme(source)
    assert time.process_time() - start < MOST_SECONDS

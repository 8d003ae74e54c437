"""What an owner is asked to commit to goes by the tool's own words: the same words have the same code everywhere."""

import hashlib
import re
from typing import Final

from bonrelais.core.text import fold

COMMITMENT: Final = re.compile(r"commitment\.[0-9a-f]{12}")
_BEFORE: Final = "L’entreprise s’engage-t-elle à ceci : « "
_AFTER: Final = " » ?"


def commitment_code(words: str) -> str:
    """« commitment. » and twelve signs, whatever the capitals, accents and signs of the words."""
    return f"commitment.{hashlib.sha256(fold(words).encode()).hexdigest()[:12]}"


def commitment_question(words: str) -> str:
    return f"{_BEFORE}{words.rstrip('.')}{_AFTER}"


def words_asked(question: str) -> str:
    """The words that such a question holds; empty for another one."""
    if not (question.startswith(_BEFORE) and question.endswith(_AFTER)):
        return ""
    return question.removeprefix(_BEFORE).removesuffix(_AFTER)

"""What an owner is asked to commit to goes by the tool's own words: the same words have the same code everywhere."""

import hashlib
import re
from typing import Final

from bonrelais.core.text import fold

COMMITMENT: Final = re.compile(r"commitment\.[0-9a-f]{12}")


def commitment_code(words: str) -> str:
    """« commitment. » and twelve signs, whatever the capitals, accents and signs of the words."""
    return f"commitment.{hashlib.sha256(fold(words).encode()).hexdigest()[:12]}"

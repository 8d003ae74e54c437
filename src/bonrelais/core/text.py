"""Text made comparable for search: the same fold for what is stored and for what is typed."""

import re
import unicodedata
from typing import Final

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
# S.A.R.L. and J.M. are one word; the point of « 43.32A » separates.
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case, no accents, no ligatures, apostrophes, hyphens and other signs as single spaces.

    Folding twice changes nothing. « L’Épicerie du Bœuf-Blanc » gives « l epicerie du boeuf blanc ».
    """
    lowered = text.casefold()
    if not lowered.isascii():  # most of the register is
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_LIGATURES))
        plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        lowered = plain.casefold().translate(_LIGATURES)
    if "." in lowered:
        lowered = _INITIALS.sub(lambda found: found.group().replace(".", ""), lowered)
    return _NOT_WORD.sub(" ", lowered).strip()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(fold(text).split())

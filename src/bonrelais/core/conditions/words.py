"""French texts made comparable: tidied once, then read in a plain form of the same length."""

import re
import unicodedata
from typing import Final

_LINK: Final = re.compile(r"\[+([^\[\]]*)\]+\([^()]*\)")
_EMPHASIS: Final = re.compile(r"\*\*|__|\\(?=\s|$)")
_INCLUSIVE: Final = re.compile(r"(?<=\w)(?:[·•‧]\w{1,3}(?:[·•‧]s)?|\((?:e|s|es|ne|nes)\)s?)(?!\w)")
_SPELLED: Final = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "…": "...", "\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_SPACES: Final = re.compile(r"[ \t]+")


def tidy(text: str) -> str:
    """Without links, emphasis and doubled endings (« engagé·e »), with one sort of space, apostrophe and dash."""
    composed = unicodedata.normalize("NFC", text)
    spelled = _EMPHASIS.sub("", _LINK.sub(r"\1", composed)).translate(_SPELLED)
    return _SPACES.sub(" ", _INCLUSIVE.sub("", spelled)).strip()


def plain(text: str) -> str:
    """Lower case, without accents, sign for sign: the n-th sign of the answer is the n-th of a tidy text."""
    return text.translate(_PLAIN)


class _PlainSigns(dict[int, str]):
    """The plain form of each sign, found once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        base = unicodedata.normalize("NFKD", sign)[:1].lower()
        self[code] = base if len(base) == 1 else sign
        return self[code]


_PLAIN: Final = _PlainSigns()


def slug(text: str) -> str:
    """« Pays d’Arles » gives « pays-d-arles »."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(tidy(text))))

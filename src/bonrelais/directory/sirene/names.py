"""The register shouts: names in capitals are written as people write them, by a few rules anyone can foresee."""

import re
from functools import lru_cache
from typing import Final

NOT_TOLD: Final = "Nom non renseigné"
_SMALL: Final = frozenset(
    {
        "a", "à", "au", "aux", "avec", "chez", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les",
        "ou", "où", "par", "pour", "s", "sous", "sur", "un", "une", "vers",
    }
)  # fmt: skip
_CAPITALS: Final = frozenset(
    {
        "CCAS", "CIAS", "CUMA", "EARL", "EI", "EIRL", "ESAT", "EURL", "GAEC", "GFA", "GIE", "HLM", "MAM",
        "OGEC", "PME", "SA", "SARL", "SAS", "SASU", "SCA", "SCEA", "SCI", "SCIC", "SCM", "SCOP", "SCP",
        "SELARL", "SELAS", "SNC", "SPA", "TPE", "USA", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI",
        "XII", "XIII", "XIV", "XV", "XVI",
    }
)  # fmt: skip
_VOWELS: Final = frozenset("AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ")
_SHORT: Final = 4
_PARTS = re.compile(r"([^\W\d_]+)")


def readable_name(text: str, acronym: str = "") -> str:
    """« BOULANGERIE DU PONT » becomes « Boulangerie du Pont »; what is not all in capitals is left as it stands.

    Kept in capitals: legal forms, words without a vowel (BTP), the company's own acronym, a lone short word (ADMR),
    words with digits or points.
    """
    written = " ".join(text.split())
    if written != written.upper() or (len(written) <= _SHORT and " " not in written):
        return written
    first, *rest = written.split(" ")
    words = [_readable_word(first, is_first=True), *(_readable_word(word, is_first=False) for word in rest)]
    if acronym:
        words = [said if said == acronym.upper() else word for said, word in zip((first, *rest), words, strict=True)]
    return " ".join(words)


def readable_person(first_name: str, last_name: str) -> str:
    """« JEANNE-MARIE », « MARTIN » becomes « Jeanne-Marie MARTIN »."""
    return f"{_PARTS.sub(lambda part: part.group().capitalize(), first_name)} {last_name.upper()}".strip()


@lru_cache(maxsize=8192)
def readable_street(text: str) -> str:
    """The name of a street after its type: « DU GENERAL LECLERC » becomes « du General Leclerc »."""
    written = " ".join(text.split())
    if written != written.upper():
        return written
    return " ".join(_readable_word(word, is_first=False) for word in written.split(" "))


@lru_cache(maxsize=32768)
def _readable_word(word: str, *, is_first: bool) -> str:
    if word in _CAPITALS or any(sign.isdigit() or sign in ".&" for sign in word):
        return word
    parts = _PARTS.split(word)
    return "".join(_readable_part(part, is_first=is_first and rank <= 1) for rank, part in enumerate(parts))


def _readable_part(part: str, *, is_first: bool) -> str:
    if part in _CAPITALS:
        return part
    if part.lower() in _SMALL:
        return part.capitalize() if is_first else part.lower()
    if len(part) > 1 and not _VOWELS & set(part):
        return part
    return part.capitalize()

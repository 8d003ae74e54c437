"""The nature of a tool in the words of files: what each word means here, and the word each nature is written with."""

from collections.abc import Iterable
from typing import Final

from bonrelais.core.text import fold
from bonrelais.toolbox.choices import ToolKind

WORDS: Final[dict[ToolKind, str]] = {
    ToolKind.GRANT: "subvention",
    ToolKind.LOAN: "prêt",
    ToolKind.GUARANTEE: "garantie",
    ToolKind.TAX_RELIEF: "avantage fiscal",
    ToolKind.ADVICE: "conseil",
    ToolKind.TRAINING: "formation",
    ToolKind.STUDY: "étude",
    ToolKind.NETWORK: "réseau",
    ToolKind.EVENT: "événement",
}
# The more telling a word is, the earlier it stands: « information|financement » is a matter of money.
_STEMS: Final[tuple[tuple[str, ToolKind], ...]] = (
    ("garantie", ToolKind.GUARANTEE),
    ("pret", ToolKind.LOAN),
    ("avance", ToolKind.LOAN),
    ("fiscal", ToolKind.TAX_RELIEF),
    ("exoneration", ToolKind.TAX_RELIEF),
    ("credit d impot", ToolKind.TAX_RELIEF),
    ("subvention", ToolKind.GRANT),
    ("financement", ToolKind.GRANT),
    ("financier", ToolKind.GRANT),
    ("dotation", ToolKind.GRANT),
    ("aide directe", ToolKind.GRANT),
    ("prime", ToolKind.GRANT),
    ("formation", ToolKind.TRAINING),
    ("etude", ToolKind.STUDY),
    ("diagnostic", ToolKind.STUDY),
    ("audit", ToolKind.STUDY),
    ("reseau", ToolKind.NETWORK),
    ("evenement", ToolKind.EVENT),
    ("atelier", ToolKind.EVENT),
    ("accompagnement", ToolKind.ADVICE),
    ("conseil", ToolKind.ADVICE),
    ("ingenierie", ToolKind.ADVICE),
    ("information", ToolKind.ADVICE),
)


def kind_of(words: Iterable[str]) -> ToolKind | None:
    """The most telling of the words; None when none is known. « formation » is not read inside « information »."""
    folded = [f" {fold(word)}" for word in words]
    return next((kind for stem, kind in _STEMS if any(f" {stem}" in word for word in folded)), None)

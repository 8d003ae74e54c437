"""Tools and perimeters of a programme by their names: the vocabulary, which does not know them, says their codes."""

from collections.abc import Iterable, Mapping
from typing import Final

from bonrelais.core.rules.context import Labels
from bonrelais.core.vocabulary.aids import aid_label
from bonrelais.core.vocabulary.zones import zone_label
from bonrelais.toolbox.queries.labels import AID, ZONE

Names = Mapping[str, str]
"""What stands for a code in a sentence or at its beginning, and the words to put there."""
_UNNAMED: Final = {AID: aid_label, ZONE: zone_label}


def names_in(labels: Iterable[Labels | None]) -> Names:
    """Of the labels of versions: « l’aide « pret-ancien » » is « l’aide « Prêt ancien » »."""
    found: dict[str, str] = {}
    for one in labels:
        for key, name in (one or {}).items():
            kind, _, code = key.partition(":")
            if kind in _UNNAMED:
                said = _UNNAMED[kind](code)
                found[said] = name
                found[said[:1].upper() + said[1:]] = name[:1].upper() + name[1:]
    return found


def named(text: str, names: Names) -> str:
    for said, name in names.items():
        text = text.replace(said, name)
    return text

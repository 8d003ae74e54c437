"""Places by their name or their code, over the whole country; those of the programme first."""

import re
from collections.abc import Collection
from typing import Final

from bonrelais.core.text import fold
from bonrelais.territory import reference
from bonrelais.territory.reference import ReferenceCommune
from bonrelais.toolbox.exchange.shapes import RowError

COMMUNE: Final = re.compile(r"\b(\d{5}|2[AB]\d{3})\b")
EPCI: Final = re.compile(r"\b(\d{9})\b")
DEPARTMENT: Final = re.compile(r"\b(2[AB]|9[78]\d|\d{2})\b")
MOST_NAMED: Final = 4


class Gazetteer:
    """Reads the tables at the first name asked, once for a file."""

    def __init__(self, near: Collection[str]) -> None:
        self.near = frozenset(near)
        self._named: dict[str, list[ReferenceCommune]] | None = None

    def commune(self, text: str) -> str:
        written = text.strip().upper()
        code = COMMUNE.search(written) or (re.fullmatch(r"(\d{4})", written))
        if code:
            return f"commune:{code[1].zfill(5)}"
        found = self._communes().get(_plain_name(text), [])
        close = [one for one in found if one.code in self.near]
        chosen = close if close else found
        if len(chosen) == 1:
            return f"commune:{chosen[0].code}"
        if not found:
            raise RowError(f"« {text} » n’est pas une commune. Vérifiez son nom, ou donnez son code INSEE.")
        told = ", ".join(f"{one.name} ({one.code})" for one in chosen[:MOST_NAMED])
        raise RowError(f"Plusieurs communes s’appellent « {text} » : {told}. Donnez le code INSEE.")

    def epci(self, text: str) -> str:
        code = EPCI.search(text.replace(" ", "")) or EPCI.search(text)
        if code:
            return f"epci:{code[1]}"
        found = [one for one in reference.find_epcis(text) if fold(one.name) == fold(text)] or reference.find_epcis(
            text
        )
        if len(found) == 1:
            return f"epci:{found[0].siren}"
        if not found:
            raise RowError(f"« {text} » n’est pas une intercommunalité. Vérifiez son nom, ou donnez son SIREN.")
        told = ", ".join(f"{one.name} ({one.siren})" for one in found[:MOST_NAMED])
        raise RowError(f"Plusieurs intercommunalités répondent à « {text} » : {told}. Donnez le SIREN.")

    def department(self, text: str) -> str:
        written = text.strip().upper()
        code = DEPARTMENT.search(written)
        if code is None and written.isdigit() and len(written) == 1:
            return f"department:0{written}"
        if code is None:
            raise RowError(f"« {text} » : donnez le numéro du département, par exemple 62 ou 2A.")
        return f"department:{code[1]}"

    def _communes(self) -> dict[str, list[ReferenceCommune]]:
        if self._named is None:
            self._named = {}
            for one in reference.every_commune():
                self._named.setdefault(_plain_name(one.name), []).append(one)
        return self._named


def _plain_name(name: str) -> str:
    return re.sub(r"\b(st|ste)\b", lambda found: "saint" if found[1] == "st" else "sainte", fold(name))

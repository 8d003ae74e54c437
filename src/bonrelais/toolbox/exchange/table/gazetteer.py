"""Places by their name or their code, over the whole country; those of the programme first."""

import re
from collections.abc import Collection
from typing import Final

from bonrelais.core.text import fold, words
from bonrelais.territory import reference
from bonrelais.territory.reference import ReferenceCommune
from bonrelais.toolbox.departments import DEPARTMENTS
from bonrelais.toolbox.exchange.shapes import RowError

COMMUNE: Final = re.compile(r"\b(?:\d{5}|2[AB]\d{3})\b")
EPCI: Final = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")
DEPARTMENT: Final = re.compile(r"\b(?:2[AB]|9[78]\d|\d{2})\b")
MOST_NAMED: Final = 4
NATURES: Final = frozenset(
    {"cc", "ca", "cu", "communaute", "communes", "agglomeration", "urbaine", "metropole"}
    | {"d", "de", "du", "des", "l", "la", "le", "les"}
)
"""Words that an intercommunality's name may do without."""


class Gazetteer:
    """Reads the tables at the first name asked, once for a file. A name beside a code must be that of the code."""

    def __init__(self, near: Collection[str]) -> None:
        self.near = frozenset(near)
        self._named: dict[str, list[ReferenceCommune]] | None = None
        self._names: dict[str, str] = {}

    def commune(self, text: str) -> str:
        written = text.strip().upper()
        if re.fullmatch(r"\d{4}", written):
            return f"commune:0{written}"
        code, name = _code_and_name(COMMUNE, text)
        if code:
            own = self._name_of(code) if name or self._may_be_postal(code) else ""
            if own and not name:
                raise RowError(
                    f"« {text} » est-il un code postal ? Écrivez le nom avec le code INSEE : {own} ({code})."
                )
            if own and _plain_name(own) != _plain_name(name):
                told = f"« {text} » : le code INSEE {code} est celui de {own}. Un code postal n’en est pas un."
                raise RowError(f"{told} Gardez le nom seul, ou le bon code.")
            return f"commune:{code}"
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
        code, name = _code_and_name(EPCI, text)
        if code:
            own = reference.read_epci(code)
            if name and own is not None and not _is_named(own.name, name):
                raise RowError(f"« {text} » : le SIREN {code} est celui de {own.name}. Gardez le bon.")
            return f"epci:{code}"
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
        if written.isdigit() and len(written) == 1:
            return f"department:0{written}"
        code, name = _code_and_name(DEPARTMENT, text)
        if not code:
            raise RowError(f"« {text} » : donnez le numéro du département, par exemple 62 ou 2A.")
        own = DEPARTMENTS.get(code, "")
        if name and own and fold(own) != fold(name):
            raise RowError(f"« {text} » : le {code} est le numéro de {own}. Gardez le bon.")
        return f"department:{code}"

    def _may_be_postal(self, code: str) -> bool:
        """Most postcodes end so; a commune of the programme is believed."""
        return code.endswith("0") and code not in self.near

    def _name_of(self, code: str) -> str:
        """Blank when the tables do not tell it: whether the code exists is looked up later."""
        self._communes()
        return self._names.get(code, "")

    def _communes(self) -> dict[str, list[ReferenceCommune]]:
        if self._named is None:
            self._named = {}
            for one in reference.every_commune():
                self._named.setdefault(_plain_name(one.name), []).append(one)
                self._names[one.code] = one.name
            former = reference.read_former_codes(set(self._names))
            self._names |= {one.code: one.name for one in former if one.code not in self._names}
        return self._named


def _code_and_name(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The only code of an item and the words beside it; a blank code when there is none."""
    found = pattern.findall(text.upper())
    if len(found) > 1:
        raise RowError(f"« {text} » contient plusieurs codes. Séparez-les par « ; ».")
    beside = fold(pattern.sub(" ", text.upper()))
    return (found[0].replace(" ", ""), beside) if found else ("", beside)


def _is_named(own: str, written: str) -> bool:
    """« Pays de X » and « Communauté de communes du Pays de X » are « CC du Pays de X »."""
    mine, theirs = set(words(own)) - NATURES, set(words(written)) - NATURES
    return mine == theirs


def _plain_name(name: str) -> str:
    return re.sub(r"\b(st|ste)\b", lambda found: "saint" if found[1] == "st" else "sainte", fold(name))

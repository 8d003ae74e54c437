"""What the page of a tool's businesses is asked for, all in the address; what cannot be read is left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from django.http import QueryDict
from django.utils.http import urlencode

from bonrelais.directory.filters import SIZE_OPTIONS, Option, read_filters
from bonrelais.directory.filters import Filters as ListFilters
from bonrelais.directory.queries import Facets

DRAFT: Final = "brouillon"
LONGEST_KEY: Final = 700
LONG_AGO: Final = 12
"""Months without a visit, after which a business met is to be seen again."""


class Tab(StrEnum):
    SURE = "oui"
    TO_ASK = "a-savoir"
    EXCLUDED = "non"


class Change(StrEnum):
    """What the version changed for a business, against the version before it."""

    NEW = "nouvelles"
    GONE = "sorties"


MET_OPTIONS: Final = (
    Option("non", "Jamais rencontrée"),
    Option("recente", "Rencontrée depuis un an"),
    Option("ancienne", "Rencontrée, mais pas depuis un an"),
)
PROPOSED_OPTIONS: Final = (Option("non", "Pas encore proposé"), Option("oui", "Déjà proposé ou écarté"))
CHANGE_LABELS: Final = {
    Change.NEW: "Nouvellement concernées par cette version",
    Change.GONE: "Que cette version ne concerne plus",
}


@dataclass(frozen=True, slots=True)
class ReachFilters:
    """Named as in the address. `question` and `motif` are of one list alone: to ask, and excluded."""

    q: str = ""
    commune: str = ""
    epci: tuple[str, ...] = ()
    secteur: tuple[str, ...] = ()
    taille: tuple[str, ...] = ()
    rencontre: tuple[str, ...] = ()
    propose: tuple[str, ...] = ()
    change: str = ""
    question: str = ""
    version: str = ""
    liste: str = Tab.SURE
    motif: str = ""

    @property
    def tab(self) -> Tab:
        return Tab(self.liste)

    @property
    def of_directory(self) -> ListFilters:
        """Those that the list of businesses knows."""
        return ListFilters(q=self.q, commune=self.commune, epci=self.epci, secteur=self.secteur, taille=self.taille)

    @property
    def active(self) -> int:
        """How many filters narrow the lists, which list and which version not counted."""
        plain = ReachFilters()
        names = [one.name for one in fields(self) if one.name not in {"version", "liste", "motif"}]
        return sum(getattr(self, name) != getattr(plain, name) for name in names)

    @property
    def query(self) -> str:
        """The address's query, without what is by default."""
        plain = ReachFilters()
        pairs = [(one.name, getattr(self, one.name)) for one in fields(self)]
        return urlencode([pair for pair in pairs if pair[1] != getattr(plain, pair[0])], doseq=True)

    @property
    def cleared(self) -> "ReachFilters":
        return ReachFilters(version=self.version, liste=self.liste)

    def on_tab(self, tab: Tab) -> "ReachFilters":
        return replace(self, liste=tab.value, motif="", question=self.question if tab is Tab.TO_ASK else "")

    def because_of(self, key: str) -> "ReachFilters":
        return replace(self, liste=Tab.EXCLUDED.value, motif=key, question="")


def read_reach_filters(asked: QueryDict) -> ReachFilters:
    known = read_filters(asked)
    tab = asked.get("liste", "")
    tab = tab if tab in set(Tab) else Tab.SURE.value
    change = asked.get("change", "")
    return ReachFilters(
        q=known.q,
        commune=known.commune,
        epci=known.epci,
        secteur=known.secteur,
        taille=known.taille,
        rencontre=_among(asked.getlist("rencontre"), MET_OPTIONS),
        propose=_among(asked.getlist("propose"), PROPOSED_OPTIONS),
        change=change if change in set(Change) else "",
        question=asked.get("question", "")[:LONGEST_KEY] if tab == Tab.TO_ASK else "",
        version=asked.get("version", "")[:LONGEST_KEY],
        liste=tab,
        motif=asked.get("motif", "")[:LONGEST_KEY] if tab == Tab.EXCLUDED else "",
    )


def told_filters(filters: ReachFilters, facets: Facets, questions: Mapping[str, str]) -> str:
    """The filters as they are read: « Commune : Lys. Rencontre : Jamais rencontrée. »; blank without any."""
    parts = [
        f"« {filters.q} »" if filters.q else "",
        _named("Intercommunalité", filters.epci, facets.epcis),
        _named("Commune", [filters.commune] if filters.commune else [], facets.communes),
        _named("Secteur", filters.secteur, facets.sectors),
        _named("Effectif", filters.taille, SIZE_OPTIONS),
        _named("Rencontre", filters.rencontre, MET_OPTIONS),
        _named("Outil", filters.propose, PROPOSED_OPTIONS),
        CHANGE_LABELS[Change(filters.change)] if filters.change else "",
        f"Seule question : {questions.get(filters.question, filters.question)}" if filters.question else "",
    ]
    return "".join(f"{part}. " for part in parts if part).rstrip()


def _named(title: str, chosen: Iterable[str], options: Sequence[Option]) -> str:
    labels = {one.value: one.label for one in options}
    named = ", ".join(labels.get(value, value) for value in chosen)
    return f"{title} : {named}" if named else ""


def _among(values: Sequence[str], options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.value for option in options if option.value in values)

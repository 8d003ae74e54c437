from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.facts import FactCode
from bonrelais.core.french import join_or
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import read_bounds, say_bounds, write_bounds
from bonrelais.core.rules.formula import Formula, all_parts
from bonrelais.core.rules.leaves import OneOf, Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.choices import DENSITIES, EPCI_TYPES


@dataclass(frozen=True, slots=True)
class CommuneAttribute(Criterion):
    """What the commune of the establishment is: how many inhabitants, how dense, in which kind of grouping."""

    kind: ClassVar[str] = "commune_attribute"
    label: ClassVar[str] = "Sorte de commune"
    meaning: ClassVar[str] = "La commune de l’établissement : ses habitants, sa densité, son intercommunalité."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("population_min", "Habitants au moins", ParamShape.WHOLE_NUMBER),
        ParamField("population_max", "Habitants au plus", ParamShape.WHOLE_NUMBER),
        ParamField(
            "densities", "Densités acceptées", ParamShape.CHOICES, DENSITIES.options, "Grille de l’INSEE, 4 niveaux."
        ),
        ParamField("epci_types", "Intercommunalités acceptées", ParamShape.CHOICES, EPCI_TYPES.options),
    )

    population: Interval | None = None
    densities: tuple[str, ...] = ()
    epci_types: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        population = read_bounds(reader, "population_min", "population_max")
        densities = reader.codes("densities", DENSITIES.__contains__)
        epci_types = reader.codes("epci_types", EPCI_TYPES.__contains__)
        if population is None and not densities and not epci_types:
            raise reader.refuse("population_min", "indiquez une population, une densité ou une intercommunalité.")
        return cls(population, densities, epci_types)

    def to_params(self) -> Params:
        return {
            **write_bounds(self.population, "population_min", "population_max"),
            **({"densities": list(self.densities)} if self.densities else {}),
            **({"epci_types": list(self.epci_types)} if self.epci_types else {}),
        }

    def statement(self, labels: Labels) -> str:
        parts: list[str] = []
        if self.population is not None:
            parts.append("de " + say_bounds(self.population, "habitants"))
        if self.densities:
            parts.append(join_or([DENSITIES.label(one) for one in self.densities]))
        if self.epci_types:
            parts.append("en " + join_or([EPCI_TYPES.label(one) for one in self.epci_types]))
        return "Commune " + ", ".join(parts)

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.population is not None:
            parts.append(Within(question(FactCode.POPULATION), self.population, "habitants"))
        if self.densities:
            asked = question(FactCode.DENSITY)
            parts.append(OneOf(asked, frozenset(self.densities), DENSITIES.options))
        if self.epci_types:
            asked = question(FactCode.EPCI_TYPE)
            parts.append(OneOf(asked, frozenset(self.epci_types), EPCI_TYPES.options))
        return all_parts(parts)

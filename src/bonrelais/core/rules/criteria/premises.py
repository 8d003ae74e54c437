from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import show_months
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.criteria.bounds import read_bounds, read_months, say_bounds, with_decimals, write_bounds
from bonrelais.core.rules.criteria.tags import labels_of
from bonrelais.core.rules.formula import Formula, all_parts, any_part
from bonrelais.core.rules.leaves import Flag, Since, Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.premises import LOCATIONS, OCCUPANCIES, OCCUPANCY_FACTS, USES
from bonrelais.core.vocabulary.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Premises(Criterion):
    """The place of business: how it is held, how large, what for, where, how old. What is blank is not looked at."""

    kind: ClassVar[str] = "premises"
    label: ClassVar[str] = "Local"
    meaning: ClassVar[str] = (
        "Le lieu de l’activité : comment il est occupé, sa surface, son usage, son emplacement, son âge."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("occupancy", "Occupé comme", ParamShape.CHOICES, OCCUPANCIES.options, "L’un d’eux suffit."),
        ParamField("area_min", "Surface au moins (m²)", ParamShape.WHOLE_NUMBER),
        ParamField("area_max", "Surface au plus (m²)", ParamShape.WHOLE_NUMBER),
        ParamField("sales_area_min", "Surface de vente au moins (m²)", ParamShape.WHOLE_NUMBER),
        ParamField("sales_area_max", "Surface de vente au plus (m²)", ParamShape.WHOLE_NUMBER),
        ParamField("uses", "Usages acceptés", ParamShape.CHOICES, USES.options, "L’un d’eux suffit."),
        ParamField("locations", "Emplacements acceptés", ParamShape.CHOICES, LOCATIONS.options, "L’un d’eux suffit."),
        ParamField("built_min_months", "Construit depuis au moins (mois)", ParamShape.WHOLE_NUMBER),
    )

    occupancy: tuple[str, ...] = ()
    area: Interval | None = None
    sales_area: Interval | None = None
    uses: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    built_min_months: int | None = None

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        read = cls(
            reader.codes("occupancy", OCCUPANCIES.__contains__),
            read_bounds(reader, "area_min", "area_max"),
            read_bounds(reader, "sales_area_min", "sales_area_max"),
            reader.codes("uses", USES.__contains__),
            reader.codes("locations", LOCATIONS.__contains__),
            read_months(reader, "built_min_months"),
        )
        if read == cls():
            raise reader.refuse("occupancy", "indiquez ce qui est demandé du local.")
        return read

    def to_params(self) -> Params:
        return {
            **({"occupancy": list(self.occupancy)} if self.occupancy else {}),
            **write_bounds(self.area, "area_min", "area_max"),
            **write_bounds(self.sales_area, "sales_area_min", "sales_area_max"),
            **({"uses": list(self.uses)} if self.uses else {}),
            **({"locations": list(self.locations)} if self.locations else {}),
            **({"built_min_months": self.built_min_months} if self.built_min_months else {}),
        }

    def statement(self, labels: Labels) -> str:
        return "Local " + ", ".join(self._said())

    def _said(self) -> Iterator[str]:
        if self.occupancy:
            yield "occupé comme " + labels_of(self.occupancy, OCCUPANCIES)
        if self.area is not None:
            yield "de " + say_bounds(self.area, "m²")
        if self.sales_area is not None:
            yield "avec une surface de vente de " + say_bounds(self.sales_area, "m²")
        if self.uses:
            yield "utilisé comme " + labels_of(self.uses, USES)
        if self.locations:
            yield "situé en " + labels_of(self.locations, LOCATIONS)
        if self.built_min_months is not None:
            yield f"construit depuis {show_months(self.built_min_months)} au moins"

    @property
    def formula(self) -> Formula:
        return all_parts(list(self._parts()))

    def _parts(self) -> Iterator[Formula]:
        if self.occupancy:
            yield _one_of([(code, OCCUPANCY_FACTS[code]) for code in self.occupancy], OCCUPANCIES)
        if self.area is not None:
            yield Within(question("premises.area"), with_decimals(self.area), "m²")
        if self.sales_area is not None:
            yield Within(question("premises.sales_area"), with_decimals(self.sales_area), "m² de vente")
        if self.uses:
            yield _one_of([(code, f"premises.is_{code}") for code in self.uses], USES)
        if self.locations:
            yield _one_of([(code, f"premises.in_{code}") for code in self.locations], LOCATIONS)
        if self.built_min_months is not None:
            yield Since(question("premises.built_on"), self.built_min_months, None, "construit")


def _one_of(facts: list[tuple[str, str]], among: Vocabulary) -> Formula:
    return any_part(
        [Flag(question(fact), yes=among.label(code), no=f"pas {among.label(code)}") for code, fact in facts]
    )

from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import join_or
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, any_part
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.zones import ZONES, is_zone, zone_fact, zone_label


@dataclass(frozen=True, slots=True)
class Zone(Criterion):
    """The establishment lies in one of the zones; a perimeter of the programme goes by its slug."""

    kind: ClassVar[str] = "zone"
    label: ClassVar[str] = "Zone"
    meaning: ClassVar[str] = (
        "L’établissement est dans une des zones définies par la loi, une convention ou le dispositif."
    )
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "zones", "Zones acceptées", ParamShape.CHOICES, ZONES.options, "L’une d’elles suffit.", is_needed=True
        ),
    )

    zones: tuple[str, ...]

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        zones = reader.codes("zones", is_zone)
        if not zones:
            raise reader.refuse("zones", "choisissez au moins une zone.")
        return cls(zones)

    def to_params(self) -> Params:
        return {"zones": list(self.zones)}

    def statement(self, labels: Labels) -> str:
        return "Établissement " + join_or([labels.get(f"zone:{zone}") or zone_label(zone) for zone in self.zones])

    @property
    def formula(self) -> Formula:
        return any_part([Flag(question(zone_fact(zone)), yes=zone_label(zone)) for zone in self.zones])

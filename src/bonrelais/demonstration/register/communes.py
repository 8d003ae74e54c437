"""The communes of the demonstration's programme, from the territory's reference tables."""

from collections.abc import Sequence
from typing import Final

from bonrelais.demonstration.register.postcodes import POSTCODES
from bonrelais.demonstration.register.seeds import CommuneSeed
from bonrelais.territory.reference.contours import read_shapes
from bonrelais.territory.reference.divisions import read_communes, read_former_codes

PAYS_DE_SAINT_OMER: Final = "200069037"
PAYS_DE_LUMBRES: Final = "246201016"


def commune_seeds(epci_sirens: Sequence[str] = (PAYS_DE_SAINT_OMER, PAYS_DE_LUMBRES)) -> tuple[CommuneSeed, ...]:
    """The communes of these EPCIs by code; one without a contour or inhabitants is left out."""
    communes = {commune.code: commune for siren in epci_sirens for commune in read_communes(siren)}
    shapes = {shape.code: shape for shape in read_shapes(communes)}
    former: dict[str, list[str]] = {}
    for code in read_former_codes(communes):
        former.setdefault(code.present_code, []).append(code.code)
    return tuple(
        CommuneSeed(
            code=code,
            name=commune.name,
            population=commune.population,
            postcode=POSTCODES.get(code, ""),
            contour=tuple(tuple(ring) for polygon in shapes[code].polygons for ring in polygon),
            former_codes=tuple(sorted(former.get(code, ()))),
        )
        for code, commune in sorted(communes.items())
        if code in shapes and commune.population
    )

"""Names, addresses and positions as they are written from the register's own."""

import pytest

from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.sirene.addresses import address_line
from bonrelais.directory.sirene.names import readable_name, readable_person
from bonrelais.directory.sirene.positions import LambertPoint, Position, degrees_of, position_of_geo, quality_of_address


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        ("BOULANGERIE DU PONT", "Boulangerie du Pont"),
        ("  LE   CHAT ET L'OISEAU ", "Le Chat et l'Oiseau"),
        ("SARL DUPUICH-LECLERCQ", "SARL Dupuich-Leclercq"),
        ("SCI DES 3 MOULINS", "SCI des 3 Moulins"),
        ("ENTREPRISE BTP NORD", "Entreprise BTP Nord"),
        ("ADMR", "ADMR"),
        ("S.A.R.L. DU LAC", "S.A.R.L. du Lac"),
        ("CAFÉ DE L'ÉGLISE", "Café de l'Église"),
        ("LOUIS XIV", "Louis XIV"),
        ("Déjà écrit", "Déjà écrit"),
        ("", ""),
    ],
)
def test_name_in_capitals_is_made_readable(shouted: str, read: str) -> None:
    assert readable_name(shouted) == read


def test_own_acronym_keeps_its_capitals() -> None:
    assert readable_name("TRANSPORTS CAPSON LITTORAL", "CAPSON") == "Transports CAPSON Littoral"


def test_person_is_written_first_name_then_name_in_capitals() -> None:
    assert readable_person("JEANNE-MARIE", "D'HAUTEFEUILLE") == "Jeanne-Marie D'HAUTEFEUILLE"
    assert readable_person("", "TERNINCK") == "TERNINCK"


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("12", "B", "RUE", "DU COMMERCE"), "12 bis rue du Commerce"),
        (("0007", "", "AV", "DU 8 MAI 1945"), "7 avenue du 8 Mai 1945"),
        (("3", "TER", "CHE", "D'ARQUES"), "3 TER chemin d'Arques"),
        (("", "", "ZA", "DES BRUYERES"), "ZA des Bruyeres"),
        (("", "", "", "LE HAUT BOUT"), "Le Haut Bout"),
        (("", "", "", ""), ""),
    ],
)
def test_address_is_one_line(parts: tuple[str, str, str, str], line: str) -> None:
    assert address_line(*parts) == line


@pytest.mark.parametrize(
    ("quality", "expected"),
    [
        ("11", PositionQuality.EXACT),
        ("12", PositionQuality.STREET),
        ("21", PositionQuality.STREET),
        ("22", PositionQuality.STREET),
        ("33", PositionQuality.COMMUNE),
        ("", PositionQuality.COMMUNE),
    ],
)
def test_class_of_the_geolocation_file_is_read(quality: str, expected: PositionQuality) -> None:
    assert position_of_geo(2.25, 50.75, quality) == Position(50.75, 2.25, expected)


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(None, 50.0), (0.0, 0.0), (200.0, 50.0), (2.2, 89.0), (float("nan"), 1.0)]
)
def test_point_out_of_france_is_no_point(longitude: float | None, latitude: float) -> None:
    assert position_of_geo(longitude, latitude, "11") is None


def test_lambert_coordinates_depend_on_the_department() -> None:
    points = [
        LambertPoint("62765", 647000.0, 7072000.0),
        LambertPoint("97411", 338000.0, 7690000.0),
        LambertPoint("97209", 708000.0, 1616000.0),
        LambertPoint("62765", 1e12, 1e12),
    ]
    found = [(round(place[0], 1), round(place[1], 1)) if place else None for place in degrees_of(points)]
    assert found == [(2.3, 50.7), (55.4, -20.9), (-61.1, 14.6), None]


def test_own_coordinates_are_worth_what_the_address_tells() -> None:
    assert quality_of_address("12", "DU COMMERCE") is PositionQuality.EXACT
    assert quality_of_address("", "DU COMMERCE") is PositionQuality.STREET
    assert quality_of_address("12", "") is PositionQuality.COMMUNE

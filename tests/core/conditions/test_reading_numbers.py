import pytest

from bonrelais.core.conditions.bounds import find_bounds
from bonrelais.core.conditions.naf_codes import find_codes
from bonrelais.core.conditions.places import area_named, find_areas
from bonrelais.core.conditions.words import plain, slug, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entre 20 et 500 salariés", [(20, 500, "employee")]),
        ("de 1 à 49 personnes", [(1, 49, "employee")]),
        ("moins de 1,5 M€", [(None, 1_499_999, "euro")]),
        ("plus de 10 M€ et moins de 5 milliards d’euros", [(10_000_001, None, "euro"), (None, 4_999_999_999, "euro")]),
        ("entre 1 et 3 millions d’euros", [(1_000_000, 3_000_000, "euro")]),
        ("400 000 € au minimum", [(400_000, None, "euro")]),
        ("au moins un an", [(12, None, "month")]),
        ("plus de deux ans", [(24, None, "month")]),
        ("n’excédant pas 43 M€", [(None, 43_000_000, "euro")]),
        ("jusqu’à 5 000 salariés", [(None, 5_000, "employee")]),
        ("25 m² minimum et 10 m² ailleurs", [(25, None, "m2"), (10, None, "m2")]),
        ("8 GWh/an au moins", [(8_000, None, "mwh")]),
        ("plus d’une fois", []),
        ("sur 3 ans", []),
        ("moins de 250 salariés et un bilan sain", [(None, 249, "employee")]),
    ],
)  # fmt: skip
def test_bounds_hold_both_ends_in_their_unit(text: str, expected: list[tuple[int | None, int | None, str]]) -> None:
    assert [(one.low, one.high, one.unit.value) for one in find_bounds(plain(tidy(text)))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Codes NAF : 56.10A | 5510Z", ["56.10A", "55.10Z"]),
        ("section K64 et section L", ["L", "64"]),
        ("sections B, C et D", ["B", "C", "D"]),
        ("section E, division 38", ["38"]),
        ("codes NAF 47.91 à 49, 64", ["47.9", "49", "64"]),
        ("code NAF 10.11Z à 11.02B", ["10", "11.00", "11.01", "11.02"]),
        ("code APE 99.99Z ou 34.11Z", ["99.99Z"]),
        ("moins de 50 salariés", []),
        ("code NAF section A01 dont le CA est inférieur à 750 000 €", ["01"]),
    ],
)
def test_codes_are_prefixes_of_the_nomenclature(text: str, expected: list[str]) -> None:
    assert find_codes(plain(tidy(text))) == expected


@pytest.mark.parametrize(
    ("name", "area"),
    [("Île-de-France", "region:11"), ("Réunion", "region:04"), ("Bouches du Rhône", "department:13"),
     ("Nouvelle Calédonie", "department:988"), ("Lune", None)],
)  # fmt: skip
def test_area_bears_its_name_however_it_is_written(name: str, area: str | None) -> None:
    assert area_named(name) == area


def test_areas_are_found_in_their_order() -> None:
    text = plain("Dans le Var, la Somme, en PACA ou à Lyon (hors Pays de la Loire)")
    assert [area for area, _ in find_areas(text)] == [
        "department:83",
        "department:80",
        "region:93",
        "commune:69123",
        "region:52",
    ]


def test_plain_form_keeps_the_place_of_each_sign() -> None:
    text = tidy("L’œuvre [engagée](https://exemple.fr) par un·e **salarié(e)** de 10 m²…")
    assert text == "L'oeuvre engagée par un salarié de 10 m²..."
    assert plain(text) == "l'oeuvre engagee par un salarie de 10 m2..."
    assert slug("Pays d’Arles") == "pays-d-arles"

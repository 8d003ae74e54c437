from datetime import date

from bonrelais.impact.terms import CommuneStay

LEAVES = date(2024, 1, 1)


def test_commune_that_goes_from_one_epci_to_another_is_in_one_each_day() -> None:
    former, present = CommuneStay("former", None, LEAVES), CommuneStay("present", LEAVES, None)
    held = {day: [one.epci for one in (former, present) if one.holds(day)] for day in (date(2023, 12, 31), LEAVES)}
    assert held == {date(2023, 12, 31): ["former"], LEAVES: ["present"]}

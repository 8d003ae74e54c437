from datetime import date

from bonrelais.core.facts import FactCode, FactSheet, Grade, Place, Registration
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.register import RegisterRow, RegisterSize, read_facts
from bonrelais.core.routing.chambers import CraftShare

DAY = date(2025, 9, 28)
JOINERY = ActivityCode(Nomenclature.NAFREV2, "43.32A")
MOSTLY_CRAFTS = CraftShare(JOINERY, 87, 100)


def read(row: RegisterRow, share: CraftShare | None = None) -> FactSheet:
    return FactSheet.on(DAY, read_facts(row, share))


def test_blank_row_gives_no_fact() -> None:
    assert read_facts(RegisterRow(on=DAY)) == ()


def test_full_row_gives_its_facts_with_their_dates() -> None:
    place = Place("62534", "246201016", "62", "32", "Lumbres")
    sheet = read(
        RegisterRow(
            on=DAY,
            establishment=place,
            head_office=place,
            activities=(JOINERY, ActivityCode(Nomenclature.NAF2025, "43.32Y")),
            establishment_size=RegisterSize("02", 2023),
            company_size=RegisterSize("03", 2023),
            legal_form="5498",
            created_on=date(2016, 3, 1),
        )
    )
    told = {code: fact.source_text for code, fact in sheet.facts.items()}
    assert told == {
        FactCode.PLACE_ESTABLISHMENT: "SIRENE, 28 septembre 2025",
        FactCode.PLACE_HEAD_OFFICE: "SIRENE, 28 septembre 2025",
        FactCode.ACTIVITY_REV2: "SIRENE, 28 septembre 2025",
        FactCode.ACTIVITY_2025: "SIRENE, 28 septembre 2025",
        FactCode.LEGAL_FORM: "SIRENE, 28 septembre 2025",
        FactCode.CREATED_ON: "SIRENE, 28 septembre 2025",
        FactCode.EMPLOYEES_ESTABLISHMENT: "SIRENE, année 2023",
        FactCode.EMPLOYEES_COMPANY: "SIRENE, année 2023",
        FactCode.REGISTRATION_TRADE: "SIRENE, 28 septembre 2025",
        FactCode.REGISTRATION_ASSOCIATION: "SIRENE, 28 septembre 2025",
    }
    assert sheet.interval(FactCode.EMPLOYEES_COMPANY) == (Interval(6, 9), sheet.get(FactCode.EMPLOYEES_COMPANY))


def test_size_not_told_is_not_zero() -> None:
    sheet = read(RegisterRow(on=DAY, company_size=RegisterSize("NN", None)))
    assert sheet.get(FactCode.EMPLOYEES_COMPANY) is None


def test_activity_of_an_old_nomenclature_answers_no_criterion() -> None:
    assert read_facts(RegisterRow(on=DAY, activities=(ActivityCode(Nomenclature.NAP, "5531"),))) == ()


def crafts_of(row: RegisterRow, share: CraftShare | None = MOSTLY_CRAFTS) -> Registration | None:
    known = read(row, share).registration(FactCode.REGISTRATION_CRAFTS)
    return None if known is None else known[0]


def test_crafts_evidence_is_graded() -> None:
    presumed = Registration(Grade.PRESUMED, why="87\u00a0% des établissements de cette activité le sont")
    registered = Registration(Grade.REGISTERED)
    assert crafts_of(RegisterRow(on=DAY)) == presumed
    assert crafts_of(RegisterRow(on=DAY), share=None) is None
    assert crafts_of(RegisterRow(on=DAY, crafts_activity="4332AZ")) == registered
    assert crafts_of(RegisterRow(on=DAY, rne_natures=frozenset({"ARTISANALE"}))) == registered


def test_crafts_presumption_needs_most_of_the_activity_and_a_small_workforce() -> None:
    larger = RegisterRow(on=DAY, establishment_size=RegisterSize("11", 2023))
    assert crafts_of(larger) is None
    assert crafts_of(RegisterRow(on=DAY), CraftShare(JOINERY, 49, 100)) is None
    assert crafts_of(RegisterRow(on=DAY), CraftShare(JOINERY, 4, 4)) is None


def test_register_of_companies_names_its_own_source() -> None:
    fact = read(RegisterRow(on=DAY, rne_natures=frozenset({"ARTISANALE_REGLEMENTEE"}))).get(
        FactCode.REGISTRATION_CRAFTS
    )
    assert fact is not None
    assert fact.source_text == "RNE, 28 septembre 2025"


def test_registration_for_crafts_tells_the_field_it_is_read_from() -> None:
    fact = read(RegisterRow(on=DAY, crafts_activity=" 4332AZ ")).get(FactCode.REGISTRATION_CRAFTS)
    assert fact is not None
    assert fact.source_text == "SIRENE (activité 4332AZ au registre des métiers), 28 septembre 2025"

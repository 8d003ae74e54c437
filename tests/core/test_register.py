from datetime import date

from bonrelais.core.facts import Fact, FactCode, FactSheet, FactValue, Grade, Place, Registration, SourceRank
from bonrelais.core.ground import (
    DENSITY,
    IN_PART,
    NOT_PLACED,
    Ground,
    Listing,
    PerimeterStanding,
    Standing,
    read_doubts,
    read_ground,
)
from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.register import RegisterRow, RegisterSize, read_facts
from bonrelais.core.routing.chambers import CraftShare
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.core.rules.verdicts import Answer
from bonrelais.core.vocabulary.choices import ANY_SME
from bonrelais.core.vocabulary.zones import zone_fact

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


TABLES_ON = date(2025, 1, 1)


def test_category_of_the_register_does_not_tell_micro_businesses_apart() -> None:
    def told(code: str, year: int | None = 2022) -> tuple[FactValue, str] | None:
        fact = read(RegisterRow(on=DAY, size_category=RegisterSize(code, year))).get(FactCode.SIZE_CATEGORY)
        return (fact.value, fact.source_text) if fact is not None else None

    assert told("PME") == (ANY_SME, "SIRENE, année 2022")
    assert (told("ETI"), told("GE", None)) == (("ETI", "SIRENE, année 2022"), ("GE", "SIRENE, 28 septembre 2025"))
    assert (told(""), told("XXX")) == (None, None)


def test_commune_gives_its_inhabitants_and_the_kind_of_its_epci() -> None:
    ground = Ground(published_on=TABLES_ON, population=15_000, epci_kind="METRO")
    sheet = read(RegisterRow(on=DAY, ground=ground))
    assert {code: (fact.value, fact.source_text) for code, fact in sheet.facts.items()} == {
        FactCode.POPULATION: (Interval.exactly(15_000), "INSEE, population légale 2025"),
        FactCode.EPCI_TYPE: ("ME", "DGCL, 2025"),
    }
    assert read_facts(RegisterRow(on=DAY, ground=Ground(published_on=TABLES_ON))) == ()


def test_tables_of_a_later_day_say_nothing_yet() -> None:
    ground = Ground(published_on=date(2026, 1, 1), population=15_000, epci_kind="CC")
    assert read(RegisterRow(on=DAY, ground=ground)).facts == {}


def test_lists_say_yes_no_or_leave_the_question() -> None:
    standings = {"zfrr": Standing.WHOLE, "acv": None, "qpv": Standing.PART, DENSITY: Standing.LOW}
    listings = tuple(Listing(code, one, TABLES_ON, "ANCT") for code, one in standings.items())
    ground = Ground(published_on=TABLES_ON, listings=listings)
    sheet = FactSheet.on(DAY, read_facts(RegisterRow(on=DAY, ground=ground)), read_doubts(ground))
    assert {code: (fact.value, fact.source_text) for code, fact in sheet.facts.items()} == {
        "zone.zfrr.establishment": (True, "ANCT, 1er janvier 2025"),
        "zone.acv.establishment": (False, "ANCT, 1er janvier 2025"),
        FactCode.DENSITY: ("low", "ANCT, 1er janvier 2025"),
    }
    found = Zone(("qpv",)).decide(sheet, Context(DAY))
    assert (found.answer, found.value, found.source) == (Answer.UNKNOWN, IN_PART, "ANCT, 1er janvier 2025")
    assert Zone(("ber",)).decide(sheet, Context(DAY)).value == "pas encore connu"


def test_answer_of_the_owner_stands_before_a_list_and_its_doubt() -> None:
    listings = tuple(Listing(code, one, TABLES_ON, "ANCT") for code, one in (("acv", None), ("qpv", Standing.PART)))
    ground = Ground(published_on=TABLES_ON, listings=listings)
    answers = [Fact(zone_fact(code), True, SourceRank.DECLARED, DAY) for code in ("acv", "qpv")]
    sheet = FactSheet.on(DAY, [*read_ground(ground), *answers], read_doubts(ground))
    assert [Zone((code,)).decide(sheet, Context(DAY)).answer for code in ("acv", "qpv")] == [Answer.YES, Answer.YES]
    assert sheet.doubts == {}


def test_density_of_a_commune_absent_from_the_grid_is_not_known() -> None:
    ground = Ground(published_on=TABLES_ON, listings=(Listing(DENSITY, None, TABLES_ON, "INSEE"),))
    assert list(read_ground(ground)) == []


def test_perimeters_say_yes_no_or_leave_the_question() -> None:
    standings: tuple[tuple[str, bool | None], ...] = (
        ("perimetre-a", True),
        ("perimetre-b", False),
        ("perimetre-c", None),
    )
    ground = Ground(
        published_on=TABLES_ON, perimeters=tuple(PerimeterStanding(code, is_in, DAY) for code, is_in in standings)
    )
    told = {fact.code: (fact.value, fact.source_text) for fact in read_ground(ground)}
    assert told == {
        "zone.perimetre-a.establishment": (True, "périmètre du dispositif, 28 septembre 2025"),
        "zone.perimetre-b.establishment": (False, "périmètre du dispositif, 28 septembre 2025"),
    }
    assert [(doubt.code, doubt.words) for doubt in read_doubts(ground)] == [
        ("zone.perimetre-c.establishment", NOT_PLACED)
    ]


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

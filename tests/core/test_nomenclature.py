import pytest

from bonrelais.core.interval import Interval
from bonrelais.core.nomenclature import (
    SIZE_BANDS,
    ActivityCode,
    ActivityLevel,
    Nomenclature,
    NomenclatureError,
    is_natural_person,
    is_public_body,
    legal_form_label,
    parse_activity_code,
    parse_nomenclature,
    parse_prefix,
    section_label,
    size_band,
    size_band_of,
)
from bonrelais.core.nomenclature.legal_forms import is_association, is_commercial, is_personal


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NAFRev2", Nomenclature.NAFREV2),
        ("NAFRev1", Nomenclature.NAFREV1),
        ("NAF1993", Nomenclature.NAF1993),
        ("NAP", Nomenclature.NAP),
        ("NAF2025", Nomenclature.NAF2025),
        ("NAF25", Nomenclature.NAF2025),
        (" nafrev2 ", Nomenclature.NAFREV2),
        ("", Nomenclature.UNKNOWN),
        (None, Nomenclature.UNKNOWN),
        ("CITI4", Nomenclature.UNKNOWN),
    ],
)
def test_nomenclature_is_read_from_the_words_of_the_register(written: str | None, read: Nomenclature) -> None:
    assert parse_nomenclature(written) is read


def test_activity_has_five_prefixes_in_the_present_nomenclatures() -> None:
    joinery = ActivityCode(Nomenclature.NAFREV2, "43.32A")
    assert joinery.prefixes == ("F", "43", "43.3", "43.32", "43.32A")
    assert [joinery.at(level) for level in ActivityLevel] == ["F", "43", "43.3", "43.32", "43.32A"]


def test_section_letters_shift_between_nomenclatures() -> None:
    hairdresser = [ActivityCode(Nomenclature.NAFREV2, "96.02A"), ActivityCode(Nomenclature.NAF2025, "96.21Y")]
    assert [code.section for code in hairdresser] == ["S", "T"]
    assert ActivityCode(Nomenclature.NAFREV2, "45.20A").section == "G"
    assert ActivityCode(Nomenclature.NAF2025, "45.20A").section is None


def test_older_codes_are_kept_as_they_stand() -> None:
    old = parse_activity_code("52.4Z", "NAF1993")
    assert old == ActivityCode(Nomenclature.NAF1993, "52.4Z")
    assert (old.prefixes, old.section, old.at(ActivityLevel.DIVISION)) == (("52.4Z",), None, None)


@pytest.mark.parametrize("written", ["43.32A", "4332A", "43.32a", " 4332a "])
def test_activity_code_is_read_with_or_without_its_point(written: str) -> None:
    assert parse_activity_code(written, "NAFRev2") == ActivityCode(Nomenclature.NAFREV2, "43.32A")


def test_blank_activity_is_none() -> None:
    assert [parse_activity_code(blank, "NAFRev2") for blank in (None, "", "  ")] == [None, None, None]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("c", "C"), ("43", "43"), ("433", "43.3"), ("43.3", "43.3"), ("4332", "43.32"), ("43.32a", "43.32A")],
)
def test_prefix_is_read_at_each_level(typed: str, read: str) -> None:
    assert parse_prefix(typed, Nomenclature.NAFREV2) == read


@pytest.mark.parametrize("typed", ["Z", "44", "4", "43.3A", "boulanger", ""])
def test_prefix_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(NomenclatureError):
        parse_prefix(typed, Nomenclature.NAFREV2)


def test_section_label_follows_the_nomenclature() -> None:
    labels = [section_label("L", nomenclature) for nomenclature in (Nomenclature.NAFREV2, Nomenclature.NAF2025)]
    assert labels == ["Activités immobilières", "Activités financières et d’assurance"]
    assert section_label("L", Nomenclature.NAP) is None


@pytest.mark.parametrize("code", ["NN", "", None, "99"])
def test_size_band_not_told_by_the_register_has_no_interval(code: str | None) -> None:
    assert size_band(code).employees is None


def test_size_bands_follow_each_other_without_gap() -> None:
    told = [band.employees for band in SIZE_BANDS if band.employees is not None]
    assert [one.low for one in told[1:]] == [int(one.high or 0) + 1 for one in told[:-1]]
    assert (told[0], told[-1].high) == (Interval(0, 0), None)


def test_size_band_of_a_declared_number() -> None:
    assert [size_band_of(number).code for number in (0, 2, 9, 10, 249, 12000)] == ["00", "01", "03", "11", "31", "53"]


def test_legal_form_is_told_at_its_deepest_known_level() -> None:
    assert legal_form_label("5499") == "Société à responsabilité limitée (SARL)"
    assert legal_form_label("1000") == "Entrepreneur individuel"
    assert [legal_form_label(code) for code in ("5000", "", None)] == ["Société commerciale", None, None]


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("1000", (True, True, False, False, False)),
        ("2110", (False, True, False, False, False)),
        ("5710", (False, False, False, False, True)),
        ("7210", (False, False, True, False, False)),
        ("4110", (False, False, True, False, False)),
        ("6540", (False, False, False, False, False)),
        ("9220", (False, False, False, True, False)),
        (None, (None, True, None, None, None)),
    ],
)
def test_legal_form_tells_what_a_company_is(code: str | None, answers: tuple[bool | None, ...]) -> None:
    told = (
        is_natural_person(code),
        is_personal(code),
        is_public_body(code),
        is_association(code),
        is_commercial(code),
    )
    assert told == answers

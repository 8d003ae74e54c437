import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from bonrelais.ui.fields import FieldError, errors_of, parts_of
from bonrelais.ui.forms import EurosField, PeopleField
from tests.ui.kit import VisitForm

SENT = {
    "mode": "on_site", "minutes": "45", "minutes_text": "Carnet plein.", "turnover": "412 000",
    "is_up_to_date": "unknown", "done_on": "2024-11-20",
    "organisation": "cma", "consents": ["initiative"], "needs": ["hire"],
}  # fmt: skip


def drawn(source: str, form: VisitForm) -> str:
    return Template(source).render(Context({"form": form}))


def test_field_ties_label_help_and_error_to_its_control() -> None:
    form = VisitForm({**SENT, "minutes_text": ""})
    page = drawn("{% field form.minutes_text %}", form)
    assert 'for="id_minutes_text"' in page
    assert 'aria-describedby="id_minutes_text_helptext id_minutes_text_error"' in page
    assert 'id="id_minutes_text_helptext"' in page
    assert 'id="id_minutes_text_error"' in page


def test_field_that_may_stay_empty_says_so() -> None:
    assert [parts_of(bound).label for bound in VisitForm() if parts_of(bound).is_optional] == [
        "Besoins entendus",
        "Votre note",
        "Chiffre d’affaires 2024",
    ]


def test_options_keep_their_groups_and_their_choice() -> None:
    groups = parts_of(VisitForm(initial={"needs": ["hire"]})["needs"]).groups
    assert [(group.heading, [(option.value, option.is_checked) for option in group.options]) for group in groups] == [
        ("Développement", [("sales", False), ("digital", False), ("export", False)]),
        ("Moyens", [("invest", False), ("hire", True), ("energy", False), ("train", False)]),
    ]


def test_error_summary_leads_to_each_control() -> None:
    form = VisitForm({**SENT, "turnover": "beaucoup", "consents": []})
    assert errors_of(form) == [
        FieldError(
            "id_turnover", "Chiffre d’affaires 2024", "Écrivez un nombre en chiffres, par exemple 12 500 ou 12 500,50."
        ),
        FieldError("id_consents_0", "Accord pour transmettre ses coordonnées", "Ce champ est obligatoire."),
    ]


def test_error_of_a_question_is_told_without_a_second_mark() -> None:
    asked = type("Asked", (forms.Form,), {"value": forms.CharField(label="Combien ?"), "name": forms.CharField()})
    page = drawn("{% error_summary form %}", asked({}))
    told = [" ".join(one.split()) for one in re.findall(r"<li>(.*?)</li>", page, re.DOTALL)]
    assert told == [
        '<a href="#id_value">Combien ?</a> Ce champ est obligatoire.',
        '<a href="#id_name">Name</a> : Ce champ est obligatoire.',
    ]


def test_error_summary_of_a_right_form_is_nothing() -> None:
    assert drawn("{% error_summary form %}", VisitForm(SENT)).strip() == ""


def test_form_fields_draws_every_field_once() -> None:
    page = drawn("{% form_fields form %}", VisitForm())
    names = ["mode", "minutes", "needs", "minutes_text", "turnover", "done_on", "organisation", "consents", "is_shared"]
    assert [name for name in names if f'name="{name}"' not in page] == []


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("38 000", 3_800_000),
        ("12 000,50 €", 1_200_050),
        ("38\u00a0000,50\u00a0€", 3_800_050),
        ("38\u202f000,50", 3_800_050),
        ("12500.5", 1_250_050),
        ("12,00", 1_200),
        (",5", 50),
        ("0", 0),
        ("-0", 0),
        ("", None),
        ("  ", None),
    ],
)
def test_euros_are_read_as_cents(typed: str, cents: int | None) -> None:
    assert EurosField(required=False).clean(typed) == cents


TWO_READINGS = "Écrivez 12 000 pour douze mille, ou 12,00 pour douze tout juste."
NO_NUMBER = "Écrivez un nombre en chiffres, par exemple 12 500 ou 12 500,50."
NEGATIVE = "Écrivez un nombre positif, sans le signe moins."
TOO_LARGE = "Ce nombre est trop grand. Vérifiez combien de zéros il a."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("12.000", TWO_READINGS),
        ("12,000", TWO_READINGS),
        ("12.000,50", TWO_READINGS),
        ("1,234,567", TWO_READINGS),
        ("-12.000", TWO_READINGS),
        ("12,3456", "Écrivez deux chiffres au plus après la virgule."),
        ("-5", NEGATIVE),
        ("\u22125", NEGATIVE),
        ("beaucoup", NO_NUMBER),
        ("NaN", NO_NUMBER),
        ("Infinity", NO_NUMBER),
        ("1e5", NO_NUMBER),
        ("1_000", NO_NUMBER),
        (",", NO_NUMBER),
        ("1 000 000 001", TOO_LARGE),
        ("1" * 40, TOO_LARGE),
    ],
)
def test_euros_that_are_not_an_amount_are_refused_each_in_its_words(typed: str, told: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        EurosField(required=False).clean(typed)
    assert refusal.value.messages == [told]


@pytest.mark.parametrize(
    ("cents", "shown"), [(3_800_000, "38\u00a0000"), (3_800_050, "38\u00a0000,50"), (None, None), ("x", "x")]
)
def test_euros_kept_are_shown_as_they_are_typed(cents: object, shown: object) -> None:
    assert EurosField().prepare_value(cents) == shown


@pytest.mark.parametrize(("typed", "people"), [("1 200", 1200), ("0", 0), ("2,0", 2), ("", None)])
def test_people_are_counted_whole(typed: str, people: int | None) -> None:
    assert PeopleField(required=False).clean(typed) == people


@pytest.mark.parametrize(
    ("typed", "told"), [("12.000", TWO_READINGS), ("0,5", "Un nombre de personnes est entier."), ("10 001", TOO_LARGE)]
)
def test_people_that_are_not_a_number_of_persons_are_refused(typed: str, told: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        PeopleField(required=False).clean(typed)
    assert refusal.value.messages == [told]

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template

from bonrelais.ui.fields import FieldError, errors_of, parts_of
from bonrelais.ui.forms import EurosField
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
            "id_turnover", "Chiffre d’affaires 2024", "Écrivez un montant en euros, par exemple 12 500 ou 12 500,50."
        ),
        FieldError("id_consents_0", "Accord pour transmettre ses coordonnées", "Ce champ est obligatoire."),
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
        ("38\u00a0000,50 €", 3_800_050),
        ("12500.5", 1_250_050),
        ("0", 0),
        ("", None),
        ("  ", None),
    ],
)
def test_euros_are_read_as_cents(typed: str, cents: int | None) -> None:
    assert EurosField(required=False).clean(typed) == cents


@pytest.mark.parametrize("typed", ["beaucoup", "12,345", "-5", "NaN", "Infinity", "1e30", "1" * 40])
def test_euros_that_are_not_an_amount_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        EurosField(required=False).clean(typed)


@pytest.mark.parametrize(("cents", "shown"), [(3_800_000, "38000"), (3_800_050, "38000,50"), (None, None), ("x", "x")])
def test_euros_kept_are_shown_as_they_are_typed(cents: object, shown: object) -> None:
    assert EurosField().prepare_value(cents) == shown

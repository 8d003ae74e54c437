"""Any question of the catalogue can be asked on its page, in its own shape, and its answer is read again."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.core.facts import FactValue, Step
from bonrelais.core.interval import Interval
from bonrelais.core.vocabulary.commitments import commitment_code
from bonrelais.core.vocabulary.families import FAMILIES
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.directory.queries import business, fact_sheet
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from tests import make

pytestmark = pytest.mark.django_db

TODAY = {"learnt_on": "2024-11-19", "source": "declared"}
ANSWERS: list[tuple[str, dict[str, str | list[str]], FactValue, str]] = [
    ("premises.sales_area", {"value": "380"}, Interval.exactly(380), "380 m²"),
    ("equity.company", {"value": "-12 500,50 €"}, Interval.exactly(Decimal("-12500.5")), "-12 500,5 €"),
    ("activity.is_hotel", {"value": "non"}, False, "Non"),
    ("tax_regime", {"value": "ir_reel"}, "ir_reel", "impôt sur le revenu au régime réel"),
    ("branch.idcc", {"value": "843"}, "0843", "0843"),
    (
        "project.natures",
        {"value": ["creation", "hire"]},
        frozenset({"creation", "hire"}),
        "création d’entreprise et embauche",
    ),
    (
        "step.carbon_footprint",
        {"value": "oui", "since_on": "2023-05-04"},
        Step(is_done=True, on=date(2023, 5, 4)),
        "Oui, le 4 mai 2023",
    ),
    ("aid.cheque-numerique", {"value": "non"}, Step(is_done=False), "Non"),
    ("premises.built_on", {"value": "1954-03-01"}, date(1954, 3, 1), "1er mars 1954"),
    ("person.is_job_seeker", {"value": "oui"}, True, "Oui"),
    ("zone.perimetre-bourg.establishment", {"value": "oui"}, True, "Oui"),
    (commitment_code("Rester ouvert cinq ans"), {"value": "oui"}, True, "Oui"),
]


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme)


@pytest.mark.parametrize(("code", "typed", "value", "shown"), ANSWERS, ids=[code for code, *_ in ANSWERS])
def test_question_is_asked_in_its_shape_and_its_answer_read_again(
    seat: Seat, place: Establishment, code: str, typed: dict[str, str | list[str]], value: FactValue, shown: str
) -> None:
    browser, url = make.client_of(seat), reverse("directory:fact_learn", args=[place.pk])
    assert browser.get(f"{url}?question={code}").status_code == 200
    assert browser.post(url, {**TODAY, "code": code, **typed}).status_code == 302
    fact = fact_sheet(seat, place, clock.today()).get(code)
    assert fact is not None
    assert fact.value == value
    (line,) = business(seat, place.id).learnt
    assert line.value.replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("code", "typed", "field", "words"),
    [
        ("tax_regime", {}, "value", "Choisissez une réponse."),
        ("project.natures", {}, "value", "Choisissez une réponse ou plus."),
        ("turnover.company", {"value": "-1"}, "value", "Écrivez un nombre positif, sans le signe moins."),
        ("step.carbon_footprint", {}, "value", "Répondez par oui ou par non."),
        (
            "step.carbon_footprint",
            {"value": "non", "since_on": "2023-05-04"},
            "since_on",
            "Une date ne se donne qu’avec un oui. Effacez-la, ou répondez oui.",
        ),
        (
            "clientele.individuals",
            {"value": "130"},
            "value",
            "Écrivez une part entre 0 et 100.",
        ),
        ("branch.idcc", {}, "value", "Écrivez la réponse."),
        ("turnover.company", {}, "value", "Écrivez un nombre."),
        ("premises.built_on", {}, "value", "Indiquez une date."),
        (
            "tax_regime",
            {"value": "ir_reel", "learnt_on": ""},
            "learnt_on",
            "Indiquez le jour où vous l’avez apprise.",
        ),
        ("branch.idcc", {"value": "boulangerie"}, "value", "Écrivez le numéro IDCC, d’un à quatre chiffres."),
    ],
)
def test_answer_that_cannot_be_is_refused_beside_its_field(
    seat: Seat, place: Establishment, code: str, typed: dict[str, str], field: str, words: str
) -> None:
    url = reverse("directory:fact_learn", args=[place.pk])
    page = make.client_of(seat).post(url, {**TODAY, "code": code, **typed})
    assert (page.status_code, page.context["form"].errors) == (422, {field: [words]})
    assert FactLearnt.objects.exists() is False


def test_questions_are_chosen_by_family(seat: Seat, place: Establishment, client: Client) -> None:
    client = make.client_of(seat)
    html = client.get(reverse("directory:fact_learn", args=[place.pk])).content.decode()
    assert [family for family, _ in FAMILIES if f'<optgroup label="{family}">' in html] == [
        family for family, _ in FAMILIES
    ]


def test_what_was_done_once_stays_done(seat: Seat, place: Establishment) -> None:
    for code, value in (("step.carbon_footprint", True), ("step.energy_audit", False)):
        make.fact(seat, place.company, code, value=value)
    later = fact_sheet(seat, place, date(2034, 11, 20))
    assert [later.get(code) is None for code in ("step.carbon_footprint", "step.energy_audit")] == [False, True]


def test_commitment_is_asked_in_its_words(seat: Seat, place: Establishment) -> None:
    browser, url = make.client_of(seat), reverse("directory:fact_learn", args=[place.pk])
    code, words = commitment_code("Rester ouvert cinq ans"), "Rester ouvert cinq ans"
    asked = "L’entreprise s’engage-t-elle à ceci : « Rester ouvert cinq ans » ?"
    page = browser.get(url, {"question": code, "mots": words})
    assert page.context["form"]["value"].label == asked
    again = browser.post(url, {**TODAY, "code": code, "words": words})
    assert (again.status_code, again.context["form"]["value"].label) == (422, asked)
    assert browser.post(url, {**TODAY, "code": code, "words": words, "value": "oui"}).status_code == 302
    other = browser.get(url, {"question": code, "mots": "Donner un million"})
    assert other.context["form"]["value"].label == "L’entreprise prend-elle cet engagement ?"

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.projects.actions import withdraw_project
from bonrelais.projects.choices import OutcomeKind
from bonrelais.projects.models import ActionProject, Outcome
from tests import make

pytestmark = pytest.mark.django_db


def test_page_notes_a_project_with_its_steps_and_what_is_planned() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    need = make.need(seat, place)
    sent = {
        "title": "Remplacer la scie",
        "theme": str(need.theme_id),
        "need": str(need.pk),
        "proposed_on": "2024-11-20",
        "steps": "Comparer trois devis\n\nSigner",
        "planned_euros": "38000,50",
        "planned_jobs": "1",
        "device_key": str(new_id()),
    }
    response = make.client_of(seat).post(f"/projets/nouveau/{place.pk}/", sent)
    project = ActionProject.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/projets/{project.pk}/")
    assert [step.title for step in project.steps.order_by("position")] == ["Comparer trois devis", "Signer"]
    planned = Outcome.objects.order_by("kind").values_list("kind", "nature", "value")
    assert list(planned) == [("investment", "planned", 3_800_050), ("jobs_created", "planned", 1)]


def test_project_form_sent_twice_plans_its_euros_and_jobs_once() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = {
        "title": "Remplacer la scie",
        "theme": str(make.leaf_theme(seat).pk),
        "proposed_on": "2024-11-20",
        "planned_euros": "38 000",
        "planned_jobs": "2",
        "device_key": str(new_id()),
    }
    client = make.client_of(seat)
    places = {client.post(f"/projets/nouveau/{place.pk}/", sent)["Location"] for _ in range(2)}
    assert (len(places), ActionProject.objects.count()) == (1, 1)
    assert sorted(Outcome.objects.values_list("kind", "value")) == [("investment", 3_800_000), ("jobs_created", 2)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("planned_euros", "12.000"), ("planned_jobs", "12.000"), ("proposed_on", "0001-01-01"), ("steps", "x" * 161)],
)
def test_project_form_refused_says_it_beside_its_field_and_keeps_what_was_typed(name: str, typed: str) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    sent = {"title": "Remplacer la scie", "theme": str(make.leaf_theme(seat).pk), "proposed_on": "2024-11-20"}
    response = make.client_of(seat).post(
        f"/projets/nouveau/{place.pk}/", {**sent, name: typed, "device_key": str(new_id())}
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, [name])
    assert response.context["form"][name].value() == typed
    assert ActionProject.objects.count() == 0


STAGE = {"state": "accepted", "since_on": "2019-05-06"}
STEP = {"title": "Signer le devis", "due_on": "31/02/2025"}
OUTCOME = {"kind": "investment", "nature": "made", "value": "12.000", "concerns_on": "2024-11-18", "note": "Devis 3"}


@pytest.mark.parametrize(
    ("name", "form", "sent", "field"),
    [
        ("stage", "stage_form", STAGE, "since_on"),
        ("stage", "stage_form", {**STAGE, "since_on": "lune"}, "since_on"),
        ("stage", "stage_form", {**STAGE, "state": "completed", "since_on": "2024-11-20"}, "state"),
        ("step_add", "step_form", STEP, "due_on"),
        ("step_add", "step_form", {**STEP, "due_on": "0001-01-01"}, "due_on"),
        ("outcome_add", "outcome_form", OUTCOME, "value"),
        ("outcome_add", "outcome_form", {**OUTCOME, "value": "12", "concerns_on": "0001-01-01"}, "concerns_on"),
    ],
)
def test_sheet_form_refused_says_it_beside_its_field_and_keeps_what_was_typed(
    name: str, form: str, sent: dict[str, str], field: str
) -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    url = reverse(f"projects:{name}", args=[project.pk])
    response = make.client_of(seat).post(url, {**sent, "proof": "declared", "device_key": str(new_id())})
    shown = response.context[form]
    assert (response.status_code, list(shown.errors)) == (422, [field])
    assert {key: shown[key].value() for key in sent} == sent
    assert f'id="id_{field}_error"' in response.content.decode()


def test_sheet_offers_the_states_that_the_project_may_take() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    form = make.client_of(seat).get(reverse("projects:sheet", args=[project.pk])).context["stage_form"]
    offered = [value for value, _ in form.fields["state"].widget.choices]
    assert offered == ["", "accepted", "in_progress", "abandoned"]


def test_step_and_state_sent_twice_are_noted_once() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    client = make.client_of(seat)
    for name, sent in (("step_add", {"title": "Signer"}), ("stage", {"state": "accepted", "since_on": "2024-11-20"})):
        url = reverse(f"projects:{name}", args=[project.pk])
        assert [client.post(url, sent).status_code for _ in range(2)] == [302, 302]
    assert list(project.steps.values_list("title", flat=True)) == ["Signer"]
    assert [row.state for row in project.stages.order_by("recorded_at", "id")] == ["proposed", "accepted"]


def test_correction_is_filled_in_french_and_asks_neither_kind_nor_nature() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    outcome = make.outcome(seat, project, make.outcome_entry(value=1_200_050))
    url = reverse("projects:outcome_correct", args=[outcome.pk])
    client = make.client_of(seat)
    form = client.get(url).context["form"]
    assert form["value"].value() == "12\u00a0000,50"
    assert [name for name in ("kind", "nature") if name in form.fields] == []
    sent = {"value": "13 000", "concerns_on": "2024-11-20", "proof": "seen", "reason": "Devis révisé"}
    response = client.post(url, {**sent, "device_key": str(new_id())})
    assert response.status_code == 302
    corrected = Outcome.objects.get(corrects=outcome)
    assert (corrected.kind, corrected.nature, corrected.value) == ("investment", "planned", 1_300_000)


def test_correction_of_jobs_is_filled_and_read_in_persons() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    outcome = make.outcome(seat, project, make.outcome_entry(OutcomeKind.JOBS_CREATED, value=3))
    url = reverse("projects:outcome_correct", args=[outcome.pk])
    client = make.client_of(seat)
    assert client.get(url).context["form"]["value"].value() == "3"
    sent = {"value": "2", "concerns_on": "2024-11-20", "proof": "seen", "reason": "Un départ"}
    client.post(url, {**sent, "device_key": str(new_id())})
    assert Outcome.objects.get(corrects=outcome).value == 2


def test_withdrawn_project_says_when_and_why_and_offers_no_form() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme), steps=("Signer",))
    outcome = make.outcome(seat, project)
    withdraw_project(project, reason="Noté deux fois", by=seat, at=clock.now())
    client = make.client_of(seat)
    html = client.get(reverse("projects:sheet", args=[project.pk])).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "Retiré" in main
    assert "Noté deux fois" in main
    assert main.count("<form") == 0
    for name, pk in (("outcome_correct", outcome.pk), ("withdraw", project.pk)):
        url = reverse(f"projects:{name}", args=[pk])
        assert (url in main, client.get(url).status_code) == (False, 302)
    sent = {"state": "accepted", "since_on": "2024-11-20"}
    response = client.post(reverse("projects:stage", args=[project.pk]), sent)
    assert (response.status_code, project.stages.count()) == (422, 1)


def test_page_refuses_half_a_job() -> None:
    seat = make.seat()
    project = make.project(seat, make.establishment_of(seat.programme))
    sent = {
        "kind": "jobs_created",
        "nature": "made",
        "value": "0,5",
        "concerns_on": "2024-11-20",
        "proof": "declared",
        "device_key": str(new_id()),
    }
    response = make.client_of(seat).post(f"/projets/{project.pk}/resultats/", sent)
    assert (response.status_code, "entier" in response.content.decode()) == (422, True)
    assert Outcome.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_base_as_much_for_one_row_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = make.seat()
    for _ in range(rows):
        project = make.project(seat, make.establishment_of(seat.programme), steps=("Signer",))
        make.outcome(seat, project)
    client = make.client_of(seat)
    with django_assert_num_queries(9):
        page = client.get("/projets/").content.decode()
    assert page.count("Remplacer la scie à format") == rows


def test_list_filters_by_state_and_theme() -> None:
    seat = make.seat()
    make.project(seat, make.establishment_of(seat.programme))
    client = make.client_of(seat)
    assert "Remplacer la scie" in client.get("/projets/?etat=proposed").content.decode()
    assert "Remplacer la scie" not in client.get("/projets/?etat=completed").content.decode()
    parent = make.leaf_theme(seat).parent
    assert parent is not None
    assert "Remplacer la scie" in client.get(f"/projets/?theme={parent.pk}").content.decode()
    assert client.get("/projets/?theme=n-importe-quoi&etat=rien&page=0").status_code == 200


def test_list_keeps_partial_diffusion_without_its_name() -> None:
    seat = make.seat()
    hidden = make.establishment_of(seat.programme, make.Business("Menuiserie Terninck", is_partial=True))
    make.project(seat, hidden)
    page = make.client_of(seat).get("/projets/").content.decode()
    assert (f'href="/entreprises/{hidden.pk}/">Diffusion partielle</a>' in page, "Terninck" in page) == (True, False)

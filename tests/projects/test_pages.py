import pytest
from pytest_django import DjangoAssertNumQueries

from bonrelais.foundation.ids import new_id
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

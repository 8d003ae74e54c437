import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("is_part", "status"), [(True, 401), (False, 302)])
def test_part_of_a_page_is_refused_once_the_session_is_over(client: Client, *, is_part: bool, status: int) -> None:
    headers = {"HX-Request": "true"} if is_part else {}
    for url in ("/entreprises/fragment/?q=pain", "/recherche/?q=pain"):
        answer = client.get(url, headers=headers)
        assert (answer.status_code, answer.content) == (status, b"")

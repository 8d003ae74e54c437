from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from bonrelais.territory.models import Epci
from tests.strict.readonly import RefuseWritesOnGet, WriteOnGetError


def writing_view(request: HttpRequest) -> HttpResponse:
    Epci.objects.filter(name="nobody").update(name="")
    Epci.objects.all()._raw_delete("default")
    return HttpResponse()


def session_view(request: HttpRequest) -> HttpResponse:
    Session.objects.create(session_key="a", session_data="", expire_date=datetime(2025, 1, 1, tzinfo=UTC))
    return HttpResponse(str(Epci.objects.count()))


@pytest.mark.django_db
def test_get_that_writes_fails() -> None:
    with pytest.raises(WriteOnGetError):
        RefuseWritesOnGet(writing_view)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_post_writes() -> None:
    assert RefuseWritesOnGet(writing_view)(RequestFactory().post("/")).status_code == 200


@pytest.mark.django_db
def test_session_is_kept_on_get() -> None:
    assert RefuseWritesOnGet(session_view)(RequestFactory().get("/")).content == b"0"

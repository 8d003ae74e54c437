"""What a programme brings to the lists that a criterion chooses from."""

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Perimeter
from bonrelais.toolbox.models import Tool
from tests import make

pytestmark = pytest.mark.django_db


def line(browser: Client, tool: Tool, kind: str) -> forms.Form:
    page = browser.post(reverse("toolbox:draft", args=[tool.pk]), {"do": "add", "add_kind": kind})
    (found,) = page.context["editor"].lines
    form: forms.Form = found.form
    return form


def offered(form: forms.Form, name: str) -> list[object]:
    field = form.fields[name]
    assert isinstance(field, forms.MultipleChoiceField)
    return list(field.widget.choices)


def test_perimeters_and_tools_of_the_programme_are_offered() -> None:
    seat = make.seat(Role.COORDINATOR)
    browser, tool = make.client_of(seat), make.draft_tool(seat)
    Perimeter.objects.create(
        programme=seat.programme,
        kind="bourg",
        commune=make.establishment_of(seat.programme).commune,
        name="Cœur de bourg",
        rings=[[[2.25, 50.74], [2.26, 50.74], [2.26, 50.75], [2.25, 50.74]]],
        recorded_at=clock.now(),
    )
    zones = line(browser, tool, "zone")
    assert ("perimetre-coeur-de-bourg", "Cœur de bourg") in offered(zones, "zones")
    aids = line(browser, tool, "prior_aid")
    assert (tool.code, tool.title) in offered(aids, "excluded")

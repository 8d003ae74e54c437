"""What a programme brings to the lists that a criterion chooses from."""

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Perimeter
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries import criterion_lines
from tests import make
from tests.make import Offer
from tests.toolbox.sending import Writer

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


def old_town(seat: Seat) -> None:
    Perimeter.objects.create(
        programme=seat.programme,
        kind="bourg",
        commune=make.establishment_of(seat.programme).commune,
        name="Cœur de bourg",
        rings=[[[2.25, 50.74], [2.26, 50.74], [2.26, 50.75], [2.25, 50.74]]],
        recorded_at=clock.now(),
    )


def test_perimeters_and_tools_of_the_programme_are_offered() -> None:
    seat = make.seat(Role.COORDINATOR)
    browser, tool = make.client_of(seat), make.draft_tool(seat)
    old_town(seat)
    zones = line(browser, tool, "zone")
    assert ("perimetre-coeur-de-bourg", "Cœur de bourg") in offered(zones, "zones")
    aids = line(browser, tool, "prior_aid")
    assert (tool.code, tool.title) in offered(aids, "excluded")


def test_perimeters_and_tools_are_told_by_their_names() -> None:
    seat = make.seat(Role.COORDINATOR)
    old_town(seat)
    other, tool = make.tool(seat, Offer("Aide aux vitrines")), make.draft_tool(seat)
    writer = Writer(seat, tool)
    writer.press("add", add_kind="prior_aid")
    writer.press("add", add_kind="zone", **{"c0-excluded": other.code, "c0-waiting_months": "36"})
    writer.press("bench", **{"c1-zones": "perimetre-coeur-de-bourg"})
    words = [
        "Ne pas avoir eu l’aide « Aide aux vitrines » depuis 3\u00a0ans",
        "Établissement dans le périmètre « Cœur de bourg »",
    ]
    assert [line.words for line in writer.lines] == [f"{told}." for told in words]
    assert writer.press("save") == 302
    kept = ToolVersion.objects.get(tool=tool)
    assert [line.sentence for line in criterion_lines(kept)] == words

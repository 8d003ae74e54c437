"""Where the editor leaves its reader: at the line a button changed, at the criterion to correct."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool
from tests import make

pytestmark = pytest.mark.django_db

GENERAL = {"summary": "Une aide à l’équipement.", "effective_from_on": "2024-11-20", "do": "save"}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.draft_tool(seat)


def url(tool: Tool) -> str:
    return reverse("toolbox:draft", args=[tool.pk])


def focused(page: str) -> list[str]:
    """The ids of what takes the focus when the page, or the part of it that a button changed, is shown."""
    return re.findall(r'id="([^"]+)"[^>]* autofocus', page)


@pytest.mark.parametrize(
    ("do", "reached"),
    [
        ("up|c1", ["critere-c1"]),
        ("down|c0", ["critere-c0"]),
        ("remove|c0", ["critere-c1"]),
        ("remove|c2", ["critere-c1"]),
        ("add", ["critere-c3"]),
    ],
)
def test_button_of_a_line_leaves_the_reader_where_it_acted(
    browser: Client, tool: Tool, do: str, reached: list[str]
) -> None:
    kinds = {f"c{rank}-kind": "not_started" for rank in range(3)}
    typed = {**GENERAL, **kinds, "line": ["c0", "c1", "c2"], "add_kind": "workforce", "do": do}
    assert focused(browser.post(url(tool), typed).content.decode()) == reached


def test_last_line_taken_away_leaves_the_reader_at_the_heading(browser: Client, tool: Tool) -> None:
    typed = {**GENERAL, "line": ["c0"], "c0-kind": "not_started", "do": "remove|c0"}
    assert focused(browser.post(url(tool), typed).content.decode()) == ["criteres-titre"]
    assert focused(browser.get(url(tool)).content.decode()) == []


def test_error_of_a_criterion_is_told_with_its_rank_and_leads_to_it(browser: Client, tool: Tool) -> None:
    bounds = {"c1": {"min": "10", "max": "5"}, "c2": {"max": "5"}, "c3": {"min": "10"}}
    sent = {**GENERAL, "line": ["c0", *bounds], "c0-kind": "not_started", "c0-strength": "eligibility"}
    for prefix, typed in bounds.items():
        values = {"kind": "workforce", "strength": "eligibility", "unit": "employees", "scope": "company", **typed}
        sent |= {f"{prefix}-{name}": value for name, value in values.items()}
    told = [(error.label, error.target) for error in browser.post(url(tool), sent).context["errors"]]
    assert told == [
        ("Critère 2, effectif, maximum", "id_c1-max"),
        ("Critère 4, effectif", "critere-c3"),
    ]

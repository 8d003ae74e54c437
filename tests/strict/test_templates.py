from pathlib import Path

import pytest
from django.template import Context, Engine, Origin, Template

from tests.strict.templates import OURS, UndefinedVariableError


class Company:
    name = "Atelier Roche"
    adviser = None


def ours(source: str) -> Template:
    return Template(source, origin=Origin(str(Path(OURS, "templates", "page.html"))), engine=Engine())


def shown(source: str) -> str:
    return ours(source).render(Context({"company": Company(), "rows": []}))


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ company.nmae }}",
        "{{ company.nmae|default:'' }}",
        "{% if company.nmae %}{% endif %}",
        "{% for row in nothing %}{% endfor %}",
        "{% with a=nothing %}{{ a }}{% endwith %}",
        "{{ company.adviser.name }}",
    ],
)
def test_undefined_name_fails(source: str) -> None:
    with pytest.raises(UndefinedVariableError):
        shown(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ company.name }}", "Atelier Roche"),
        ("{% if hint %}{{ hint }}{% endif %}", ""),
        ("{% if hint|length > 2 %}{% else %}-{% endif %}", "-"),
        ("{{ hint|default:'-' }}", "-"),
        ("{% if company.adviser.name %}{% else %}-{% endif %}", "-"),
        ("{% for row in rows %}{% empty %}-{% endfor %}", "-"),
    ],
)
def test_optional_parameter_is_asked_for(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_template_of_a_library_stays_lenient() -> None:
    assert Template("{{ nothing }}", engine=Engine()).render(Context({})) == ""

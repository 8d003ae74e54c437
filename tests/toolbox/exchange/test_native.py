"""Our own format: everything of a tool comes back, in JSON as in YAML; what cannot be read is refused in words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange import yaml_documents
from bonrelais.toolbox.exchange.native import native_json, native_yaml, read_native
from bonrelais.toolbox.exchange.shapes import FileError, Operator, OutsideTool
from tests import make
from tests.core.worlds import tools
from tests.toolbox.exchange.drawing import schema_tools

Writer = Callable[[Sequence[OutsideTool]], bytes]
WRITERS: tuple[Writer, ...] = (native_json, native_yaml)
HEAD = "format: bonrelais-outils\nversion: 1\ntools:\n"
ODD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30).map(str.strip)


def asking(criterion: str) -> str:
    """A tool with one criterion."""
    return f"{{code: a, title: T, kind: loan, criteria: {{version: 1, criteria: [{criterion}]}}}}"


@settings(max_examples=150, deadline=None)
@given(schema_tools(), tools(), ODD, st.integers(0, 10**12) | st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_tool_comes_back_whole(drawn: OutsideTool, rule: ToolRule, words: str, cents: int | None, day: date) -> None:
    one = replace(
        drawn,
        source_id="code-1",
        requirements=rule.requirements,
        operators=tuple(replace(operator, roles=()) for operator in drawn.operators[:1]),
        themes=("numerique", "01", "no"),
        summary=words,
        amount_max_cents=cents,
        effective_from_on=day,
        effective_to_on=day,
        carried={"programmes_parents": words or "x", "ciblage_naf": "01.10"},
    )
    for write in WRITERS:
        assert read_native(write([one])).tools == (one,)


@pytest.mark.parametrize("write", WRITERS)
def test_criterion_keeps_its_guard_its_alternatives_and_its_words(write: Writer) -> None:
    requirements = read_document(
        make.criteria(
            {
                "key": "c1",
                "strength": "preference",
                "any_of": [
                    {"kind": "workforce", "params": {"max": 9}, "not": True},
                    {"kind": "age", "params": {"max_months": 36}},
                ],
                "when": {"kind": "territory", "params": {"include": ["commune:01004"]}},
                "text": "Texte : « à lire »",
                "source_quote": "- ligne\n- autre",
            }
        )
    )
    tool = OutsideTool(
        1, "a", "Titre", "", kind=ToolKind.LOAN, operators=(Operator("CMA", "130000000"),), requirements=requirements
    )
    assert read_native(write([tool])).tools == (tool,)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a: &x [1]\nb: *x\n", "Ce YAML emploie une ancre (& ou *) à la ligne 1. Écrivez chaque valeur en entier."),
        ("a: !!python/object:os.system x\n", "Ce YAML emploie une étiquette (!) à la ligne 1. Retirez-la."),
        (f"{HEAD}{'- ' * 40}a", "Ce YAML est trop imbriqué pour une liste d’outils. Vérifiez les retraits."),
        (
            "a: [1\nb: 2\n",
            "Ce YAML n’est pas lisible à la ligne 2. Vérifiez les retraits, les deux-points et les guillemets.",
        ),
        (
            "outils: []\n",
            "Ce fichier n’est pas au format de Bon Relais, qui commence par « format: bonrelais-outils ».",
        ),
        ("format: bonrelais-outils\nversion: 2\n", "Version 2 inconnue de ce format. Celle qui se lit ici est la 1."),
        ("format: bonrelais-outils\nversion: 1\n", "« tools » doit être la liste des outils."),
        (f"{HEAD}- a\n", "« tools » contient autre chose que des outils. Donnez un objet par outil."),
        (f"{HEAD}  []\n", "Ce fichier ne contient aucun outil."),
        (
            "# rien\n",
            "Ce fichier n’est pas au format de Bon Relais, qui commence par « format: bonrelais-outils ».",
        ),
    ],
)
def test_document_that_is_not_ours_is_refused_whole(content: str, told: str) -> None:
    with pytest.raises(FileError) as refused:
        read_native(content.encode())
    assert str(refused.value) == told


def test_yaml_of_more_than_two_megabytes_is_refused() -> None:
    with pytest.raises(FileError, match="pèse plus de 2,0\u00a0Mo"):
        yaml_documents.read_yaml("a" * (yaml_documents.LARGEST + 1))


def test_yaml_reads_days_codes_and_words_as_texts() -> None:
    told = yaml_documents.read_yaml("day: 2026-12-31\ncode: 01004\nword: no\nnumber: 12\nflag: true\nnothing: ~\n")
    assert told == {"day": "2026-12-31", "code": "01004", "word": "no", "number": 12, "flag": True, "nothing": None}


@pytest.mark.parametrize(
    ("tool", "field", "reason"),
    [
        ("{title: T, kind: loan}", "code", "il manque. Remplissez-le."),
        ("{code: a, title: 12, kind: loan}", "title", "doit être un texte. Mettez-le entre guillemets."),
        (
            "{code: a, title: T, kind: don}",
            "kind",
            f"« don » n’est pas une nature connue : {', '.join(ToolKind.values)}.",
        ),
        (
            "{code: a, title: T, kind: loan, color: red}",
            "color",
            "ce nom n’existe pas dans un outil. Corrigez-le ou retirez-le.",
        ),
        (
            "{code: a, title: T, kind: loan, effective_from_on: 2026-02-01, effective_to_on: 2026-01-01}",
            "effective_to_on",
            "la fin ne peut pas précéder le début. Corrigez l’une des deux dates.",
        ),
        (
            "{code: a, title: T, kind: loan, amount_max_cents: 1.5}",
            "amount_max_cents",
            "doit être un nombre entier de centimes d’euro.",
        ),
        ("{code: a, title: T, kind: loan, themes: numerique}", "themes", "doit être une liste de codes de thèmes."),
        (
            asking("{kind: workforce, params: {min: 9, max: 1}}"),
            "criteria, max",
            "Effectif, maximum : ne peut pas être sous le minimum.",
        ),
        (
            asking("{kind: territory, params: {include: []}}"),
            "criteria, include",
            "Territoire, territoires acceptés : indiquez au moins un territoire.",
        ),
        (
            "{code: a, title: T, kind: loan, criteria: {version: 9}}",
            "criteria, version",
            "Version 9 inconnue pour une liste de critères.",
        ),
        (
            asking(f"{{kind: not_started, params: {{}}, source_quote: {'x' * 8001}}}"),
            "criteria, source_quote",
            "8000 caractères au plus.",
        ),
    ],
)
def test_wrong_tool_is_refused_alone_with_its_field(tool: str, field: str, reason: str) -> None:
    reading = read_native(f"{HEAD}  - {tool}\n  - {{code: z, title: Z, kind: Prêt}}\n".encode())
    assert [one.title for one in reading.tools] == ["Z"]
    assert [(one.row, one.field, one.reason) for one in reading.refusals] == [(1, field, reason)]

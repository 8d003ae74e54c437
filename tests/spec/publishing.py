"""The tables of the kinds as pages of the documentation, in French: whoever writes tools reads them."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from bonrelais.core.facts import FactSheet, FactValue, Grade, Place, Registration, Step
from bonrelais.core.french import join_and, show_day
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria import CRITERIA, read_criterion
from bonrelais.core.rules.criteria.families import FAMILIES
from bonrelais.core.rules.params import ParamField, Params, ParamShape
from bonrelais.core.rules.verdicts import reason_of
from bonrelais.core.text import fold
from bonrelais.core.vocabulary.facts import find_fact
from tests.spec.asking import Table
from tests.spec.criteria import TABLES
from tests.spec.sheets import DAY
from tests.spec.vocabularies import FEW, page_of_vocabularies, place_of

MADE = "<!-- Cette page est écrite par les essais : `pytest tests/spec/test_documentation.py --update-docs`. -->"
SHAPES = {
    ParamShape.DAY: "une date",
    ParamShape.WHOLE_NUMBER: "un nombre entier",
    ParamShape.TEXT: "un texte",
    ParamShape.TEXTS: "une liste de textes",
    ParamShape.FLAG: "oui ou non",
    ParamShape.CHOICE: "un choix",
    ParamShape.CHOICES: "plusieurs choix",
}
BY_KIND = {table.kind: table for table in TABLES}


def pages() -> dict[str, str]:
    """Each page by its file name."""
    families = {f"{slug(family)}.md": page_of_family(family, kinds) for family, kinds in FAMILIES}
    return {"README.md": index(), **families, "vocabulaires.md": f"{MADE}\n\n{page_of_vocabularies()}"}


def slug(words: str) -> str:
    return fold(words).replace(" ", "-")


def rows_of(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def index() -> str:
    lines = [
        [
            f"[{CRITERIA[kind].label}]({slug(family)}.md#{anchor(kind)})",
            f"`{kind}`",
            CRITERIA[kind].meaning,
        ]
        for family, kinds in FAMILIES
        for kind in kinds
    ]
    intro = (
        "# Les sortes de critères\n\n"
        "Un outil est ouvert à une entreprise quand tous ses critères d’éligibilité disent oui. Chaque critère répond "
        "**oui**, **non** ou **à savoir** : ce que l’on ne sait pas n’est jamais compté comme un oui ni comme un non. "
        "Les bornes sont toujours comprises. Les mots que les critères emploient sont dans "
        "[les vocabulaires](vocabulaires.md)."
    )
    return f"{MADE}\n\n{intro}\n\n{rows_of(['sorte', 'code', 'ce qu’elle demande'], lines)}\n"


def page_of_family(family: str, kinds: Sequence[str]) -> str:
    intro = f"# {family}\n\nLes exemples se lisent le {show_day(DAY)}. Retour à [toutes les sortes](README.md)."
    return "\n\n".join([MADE, intro, *(part for kind in kinds for part in section(BY_KIND[kind]))]) + "\n"


def anchor(kind: str) -> str:
    """As the heading of a section becomes one: letters, digits and hyphens of its words."""
    return re.sub(r"[^\w -]", "", heading(kind).lower()).replace(" ", "-")


def heading(kind: str) -> str:
    return f"{CRITERIA[kind].label} ({kind})"


def section(table: Table) -> Iterator[str]:
    kind = CRITERIA[table.kind]
    yield f"## {heading(table.kind)}\n\n{kind.meaning}"
    if kind.fields:
        yield rows_of(["paramètre", "intitulé", "forme"], [parameter(field) for field in kind.fields])
    else:
        yield "Sans paramètre."
    facts = sorted({code for params, *_ in table.rows for code in read_criterion(table.kind, params).reads})
    if facts:
        yield rows_of(["fait regardé dans les exemples", "question posée"], [fact_line(code) for code in facts])
    yield rows_of(
        ["paramètres", "ce que l’on sait", "réponse", "phrase lue"],
        [example(table.kind, params, known, context) for (params, known, *_), context in table.cases],
    )
    refused = [[written(params), words] for params, _, words in table.refused]
    yield rows_of(["paramètres refusés", "pourquoi"], refused)


def parameter(field: ParamField) -> list[str]:
    shape = SHAPES[field.shape]
    if field.choices and len(field.choices) <= FEW:
        shape += " : " + ", ".join(f"`{code}` {label}" for code, label in field.choices)
    elif field.choices:
        title, link = place_of(field.choices)
        shape += f" parmi [{title}](vocabulaires.md#{link})"
    needed = "Nécessaire." if field.is_needed else ""
    return [f"`{field.name}`", " ".join(filter(None, (f"{field.label}.", field.help_text, needed))), shape]


def fact_line(code: str) -> list[str]:
    definition = find_fact(code)
    assert definition is not None
    return [f"{definition.label} (`{code}`)", definition.question]


def example(kind: str, params: Params, known: FactSheet, context: Context) -> list[str]:
    criterion = read_criterion(kind, params)
    finding = criterion.decide(known, context)
    told = reason_of(finding, criterion.statement(context.labels)).text
    return [written(params), said(known, context), finding.answer.label.lower(), told]


def written(params: Params) -> str:
    return f"`{json.dumps(params, ensure_ascii=False)}`"


def said(known: FactSheet, context: Context) -> str:
    facts = [f"{label_of(code)} : {shown(code, fact.value)}" for code, fact in known.facts.items()]
    if context.themes is not None:
        facts.append("besoin : " + join_and(sorted(context.themes)))
    facts += [f"{one.by} a répondu {'oui' if one.is_met else 'non'}" for one in context.decisions.values()]
    return " ; ".join(facts) or "rien"


def label_of(code: str) -> str:
    definition = find_fact(code)
    return code if definition is None else definition.label


def shown(code: str, value: FactValue) -> str:
    definition = find_fact(code)
    names = dict(definition.choices) if definition is not None else {}
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Step | Registration):
        return dated(value)
    if isinstance(value, frozenset):
        return join_and([names.get(one, one) for one in sorted(value)])
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, Place):
        return value.label or value.commune
    unit = definition.unit if definition is not None and isinstance(value, Interval) else ""
    return f"{names.get(str(value), str(value))} {unit}".rstrip()


def dated(value: Step | Registration) -> str:
    if isinstance(value, Step):
        return (f"oui, le {show_day(value.on)}" if value.on else "oui") if value.is_done else "non"
    words = {Grade.REGISTERED: "oui", Grade.PRESUMED: "présumé", Grade.NOT_REGISTERED: "non"}[value.grade]
    return f"{words}, depuis le {show_day(value.since)}" if value.since else words

"""Random tools that the formats can hold, for the laws of reading and writing."""

from datetime import date

from hypothesis import strategies as st

from bonrelais.core.rules.criteria import read_criterion
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Condition, Requirement, Strength
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool

WORDS = ("aide", "l’été", "n° 1", "« local »", "30 %", "50 salariés", "et", "a;b", "un,deux", '"mot"', "œuvre")
AREAS = ("region:32", "department:62", "department:2A", "epci:200069037", "commune:62765", "commune:2A004")
NAF = ("A", "C", "47", "56.1", "10.71C", "96.02A")
FORMS = (["1"], ["54"], ["55", "56"], ["6540"], ["54", "57"], ["1", "54", "92"])


def _words() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


def _criterion(kind: str, params: st.SearchStrategy[Params]) -> st.SearchStrategy[Requirement]:
    return params.map(lambda drawn: Requirement("", (Condition(read_criterion(kind, drawn)),)))


def _aimed(kind: str, params: st.SearchStrategy[Params]) -> st.SearchStrategy[Requirement]:
    drawn = _criterion(kind, params)
    return drawn.map(lambda one: Requirement("", one.any_of, Strength.TARGETING))


def _areas() -> st.SearchStrategy[Params]:
    lists = st.lists(st.sampled_from(AREAS), max_size=6, unique=True)
    cut = st.tuples(lists, st.integers(0, 6)).map(lambda drawn: (drawn[0][: drawn[1]], drawn[0][drawn[1] :]))
    return cut.filter(any).map(
        lambda two: {**({"include": two[0]} if two[0] else {}), **({"exclude": two[1]} if two[1] else {})}
    )


def _bounds() -> st.SearchStrategy[Params]:
    """A low end, a high end, or both in their order."""
    pairs = st.tuples(st.integers(1, 400), st.integers(1, 400)).map(sorted)
    return st.tuples(pairs, st.sampled_from((("min",), ("max",), ("min", "max")))).map(
        lambda drawn: {name: drawn[0][rank] for rank, name in enumerate(("min", "max")) if name in drawn[1]}
    )


def _days() -> st.SearchStrategy[Params]:
    days = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)
    pairs = st.tuples(days, days).map(sorted)
    return st.tuples(pairs, st.sampled_from((("from",), ("to",), ("from", "to")))).map(
        lambda drawn: {name: drawn[0][rank] for rank, name in enumerate(("from", "to")) if name in drawn[1]}
    )


def _legal_forms() -> st.SearchStrategy[Params]:
    micro: Params = {"micro_regime": "required"}
    include = st.sampled_from(FORMS).map(lambda codes: {"include": codes})
    exclude = st.sampled_from(FORMS).map(lambda codes: {"exclude": codes})
    without = st.sampled_from(FORMS).map(lambda codes: {"include": codes, "micro_regime": "excluded"})
    return st.one_of(st.just(micro), include, exclude, without)


def _codes(name: str) -> st.SearchStrategy[Params]:
    return st.lists(st.sampled_from(NAF), min_size=1, max_size=3, unique=True).map(lambda codes: {name: codes})


STRUCTURED = (
    _criterion("period", _days()),
    _criterion("territory", _areas()),
    _criterion("workforce", _bounds()),
    _criterion("size_category", st.sampled_from((["MIC"], ["PME", "ETI"])).map(lambda codes: {"categories": codes})),
    _criterion("age", st.integers(1, 20).map(lambda years: {"min_months": 12 * years})),
    _criterion("legal_form", _legal_forms()),
    _aimed("manual", _words().map(lambda text: {"text": f"Secteurs principalement concernés : {text}"})),
)
"""One of each at most is held by the schema, in the order it is read."""


@st.composite
def schema_requirements(draw: st.DrawFn) -> tuple[Requirement, ...]:
    found = [draw(one) for one in STRUCTURED if draw(st.booleans())]
    aimed = draw(st.lists(st.sampled_from(NAF), max_size=6, unique=True))
    cut = draw(st.integers(0, 6))
    found += [draw(_aimed("naf", st.just({"include": aimed[:cut]})))] if aimed[:cut] else []
    found += [draw(_criterion("naf", st.just({"exclude": aimed[cut:]})))] if aimed[cut:] else []
    texts = draw(st.lists(_words(), max_size=4, unique=True))
    found += [Requirement("", (Condition(read_criterion("manual", {"text": text})),)) for text in texts]
    return tuple(Requirement(f"c{rank}", one.any_of, one.strength) for rank, one in enumerate(found, start=1))


@st.composite
def schema_tools(draw: st.DrawFn) -> OutsideTool:
    """A promise and a description, or a description alone."""
    has_promise = draw(st.booleans())
    return OutsideTool(
        row=1,
        source_id=draw(st.uuids().map(str)),
        title=draw(_words()),
        summary=draw(_words()),
        kind=draw(st.sampled_from(ToolKind)),
        operators=tuple(
            draw(st.lists(st.builds(Operator, _words(), st.just("385290309"), st.just(("financeur",))), max_size=2))
        ),
        requirements=draw(schema_requirements()),
        amount_words=draw(st.just("") | _words()),
        source_url=draw(st.sampled_from(("", "https://exemple.fr/aide?a=1&b=2"))),
        source_quote=draw(_words()) if has_promise else "",
    )

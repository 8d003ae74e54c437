"""Terms asked one by one, each a fact of its own answered by yes or no: some wanted, some left out."""

from collections.abc import Callable, Sequence

from bonrelais.core.french import join_or
from bonrelais.core.rules.criteria.base import question
from bonrelais.core.rules.formula import Formula, all_parts, any_part, none_of
from bonrelais.core.rules.leaves import Flag
from bonrelais.core.rules.params import ParamReader, Params
from bonrelais.core.vocabulary.terms import Vocabulary

Tags = tuple[str, ...]


def read_tags(reader: ParamReader, among: Vocabulary) -> tuple[Tags, Tags]:
    """`include` and `exclude`, not both empty, without a term in both."""
    include = reader.codes("include", among.__contains__)
    exclude = reader.codes("exclude", among.__contains__)
    if not include and not exclude:
        raise reader.refuse("include", "choisissez au moins une réponse.")
    reader.apart("include", "exclude", among.label)
    return include, exclude


def write_tags(include: Sequence[str], exclude: Sequence[str]) -> Params:
    return {
        **({"include": list(include)} if include else {}),
        **({"exclude": list(exclude)} if exclude else {}),
    }


def flags(codes: Sequence[str], among: Vocabulary, fact: Callable[[str], str], *, no: str) -> list[Flag]:
    """One for each term; a yes is told by the term's own words."""
    return [Flag(question(fact(code)), yes=among.label(code), no=no) for code in codes]


def tags_formula(include: Tags, exclude: Tags, among: Vocabulary, fact: Callable[[str], str]) -> Formula:
    """One of those wanted, if any is, and none of those left out."""
    wanted: list[Formula] = [any_part(flags(include, among, fact, no="non"))] if include else []
    return all_parts([*wanted, *none_of(flags(exclude, among, fact, no="pas concernée"))])


def labels_of(codes: Sequence[str], among: Vocabulary) -> str:
    return join_or([among.label(code) for code in codes])

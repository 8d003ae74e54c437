"""What a vocabulary is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `label` stands inside a sentence, `question` asks whether it is so, or how much.

    `definite` is the label with its article, where a sentence needs it. An answer stands for `valid_months`.
    """

    code: str
    label: str
    question: str = ""
    unit: str = ""
    definite: str = ""
    valid_months: int | None = 24
    is_sensitive: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The terms in the order they are offered; each code once."""

    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        if len(self.by_code) < len(self.terms):
            raise ValueError("A code stands twice in a vocabulary.")

    @cached_property
    def by_code(self) -> Mapping[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Codes and labels, to choose from and to read."""
        return tuple((term.code, term.label) for term in self.terms)

    def __contains__(self, code: str) -> bool:
        return code in self.by_code

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def label(self, code: str) -> str:
        """The code itself when nobody knows it any more."""
        term = self.by_code.get(code)
        return code if term is None else term.label

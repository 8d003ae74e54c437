"""What a person looks at before publishing a tool of a file: what is over, and what nobody can meet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bonrelais.core.french import inside, show_day
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.core.vocabulary.aids import AIDS
from bonrelais.core.vocabulary.zones import ZONES
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.exchange.shapes import OutsideTool
from bonrelais.toolbox.queries.offers import perimeter_codes
from bonrelais.toolbox.queries.places import places_of
from bonrelais.toolbox.queries.sheets import sentence_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """The aids and the zones that the programme knows, by their codes: a question on another has no answer."""

    aids: frozenset[str]
    zones: frozenset[str]

    @classmethod
    def read(cls, seat: Seat, tools: Sequence[OutsideTool], codes: Iterable[str]) -> "Known":
        """`codes`: of the toolbox. The tools of the file are known too. Perimeters are read when one is named."""
        aids = {*AIDS.by_code, *codes, *(tool.source_id for tool in tools)}
        is_asked = any(not set(one.zones) <= set(ZONES.by_code) for tool in tools for one in _criteria(tool, Zone))
        perimeters = {code for code, _ in perimeter_codes(seat)} if is_asked else set()
        return cls(frozenset(aids), frozenset({*ZONES.by_code, *perimeters}))

    def told(self, draft: OutsideTool) -> Iterator[str]:
        aids = [code for one in _criteria(draft, PriorAid) for code in (*one.required, *one.excluded)]
        for code in dict.fromkeys(aids):
            if code not in self.aids:
                yield f"« {code} » n’est ni une aide connue, ni un outil de ce dispositif : vérifiez ce code."
        for code in dict.fromkeys(code for one in _criteria(draft, Zone) for code in one.zones):
            if code not in self.zones:
                yield f"« {code} » n’est pas un périmètre de ce dispositif : vérifiez ce code."


def _criteria(tool: OutsideTool, kind: type[T]) -> Iterator[T]:
    found = (one.criterion for requirement in tool.requirements for one in requirement.conditions)
    return (one for one in found if isinstance(one, kind))


def doubts(draft: OutsideTool, known: Known, *, labels: Labels, on: date) -> Iterator[str]:
    """In words, each criterion named by its sentence: the tool is taken all the same, as a draft."""
    if draft.effective_to_on is not None and draft.effective_to_on < on:
        yield f"Sa validité est finie depuis le {show_day(draft.effective_to_on)}."
    yield from known.told(draft)
    by_key = {one.key: one for one in draft.requirements}
    places = places_of(draft.requirements)
    for one in contradictions(draft.requirements, day=on, labels=labels, places=places):
        yield f"« {sentence_of(by_key[one.key], labels)} » : {inside(one.words)}"

"""One criterion read from its parameters and asked, as the tables of the criteria need it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bonrelais.core.facts import FactSheet
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria import read_criterion
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer, Finding, reason_of
from tests.spec.sheets import DAY

LABELS = {
    "epci:246201016": "Pays de Lumbres",
    "rev2:43.32A": "Travaux de menuiserie bois et PVC",
    "theme:numerique": "Numérique",
}
CONTEXT = Context(DAY, labels=LABELS)
NOTHING = FactSheet({})
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

# Parameters, what is known, the answer, the sentence.
Row = tuple[Params, FactSheet, Answer, str]
# Parameters, the field that is refused, the words.
Refused = tuple[Params, str, str]


@dataclass(frozen=True)
class Table:
    """A kind of criterion: what it answers, what it refuses. `given` are the contexts of the rows, where they count."""

    kind: str
    rows: Sequence[Row]
    refused: Sequence[Refused] = ()
    given: Sequence[Context] = ()

    @property
    def cases(self) -> Iterator[tuple[Row, Context]]:
        contexts = self.given or (CONTEXT,) * len(self.rows)
        return zip(self.rows, contexts, strict=True)


def find(kind: str, params: Params, known: FactSheet, context: Context = CONTEXT) -> tuple[Finding, str]:
    criterion = read_criterion(kind, params)
    finding = criterion.decide(known, context)
    return finding, reason_of(finding, criterion.statement(context.labels)).text


def check(kind: str, row: Row, context: Context) -> None:
    params, known, answer, text = row
    finding, told = find(kind, params, known, context)
    assert (finding.answer, told) == (answer, text)
    # What is unknown says what to ask, and what is sure asks nothing.
    assert bool(finding.missing) is (answer is Answer.UNKNOWN)

"""What a person looks at before publishing a tool of a file: what is over, and what nobody can meet."""

from collections.abc import Iterator
from datetime import date

from bonrelais.core.french import inside, show_day
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.toolbox.exchange.shapes import OutsideTool
from bonrelais.toolbox.queries.sheets import sentence_of


def doubts(draft: OutsideTool, *, labels: Labels, on: date) -> Iterator[str]:
    """In words, each criterion named by its sentence: the tool is taken all the same, as a draft."""
    if draft.effective_to_on is not None and draft.effective_to_on < on:
        yield f"Sa validité est finie depuis le {show_day(draft.effective_to_on)}."
    by_key = {one.key: one for one in draft.requirements}
    for one in contradictions(draft.requirements, day=on, labels=labels):
        yield f"« {sentence_of(by_key[one.key], labels)} » : {inside(one.words)}"

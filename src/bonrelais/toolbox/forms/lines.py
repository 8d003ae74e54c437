"""A line of the editor: a criterion, its other possibilities (« ou bien ») and the case it is kept for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.toolbox.forms.criteria import ConditionForm, CriterionForm, condition_values, line_values
from bonrelais.toolbox.forms.fields import Offers

MOST_LINES: Final = 100
MOST_OTHERS: Final = 40
"""More than that is refused in words, on the way in and when it is kept; nothing sent is ever left out."""
LINE: Final = re.compile(r"c\d{1,4}")


@dataclass(frozen=True, slots=True)
class Line:
    """The main form of a criterion, and a form for each other condition. `is_open`: its fields show at once."""

    form: CriterionForm
    others: Sequence[ConditionForm] = ()
    guard: ConditionForm | None = None
    is_open: bool = False
    kept: Requirement | None = None
    """What an editor not sent yet is filled with."""

    @property
    def prefix(self) -> str:
        return str(self.form.prefix)

    @property
    def forms(self) -> Iterator[ConditionForm]:
        yield self.form
        yield from self.others
        if self.guard is not None:
            yield self.guard

    def is_valid(self) -> bool:
        """Every form is looked at: all that is wrong is told at once."""
        return not any(found for found in [form.errors for form in self.forms])

    @property
    def requirement(self) -> Requirement | None:
        """None while something in it is not understood."""
        if not self.form.is_bound:
            return self.kept
        if not self.is_valid():
            return None
        others = [form.condition for form in self.others if form.condition is not None]
        return self.form.requirement_with(others, None if self.guard is None else self.guard.condition)

    @property
    def heading(self) -> str:
        return " ou ".join(dict.fromkeys(form.label for form in (self.form, *self.others)))


def line_of(requirement: Requirement, *, prefix: str, offers: Offers) -> Line:
    """A line filled with a requirement."""
    first, *others = requirement.any_of
    main = CriterionForm(first.criterion.kind, prefix=prefix, offers=offers, initial=line_values(requirement))
    parts = [_filled(one, other_prefix(prefix, rank), offers) for rank, one in enumerate(others)]
    guard = None if requirement.when is None else _filled(requirement.when, guard_prefix(prefix), offers)
    return Line(main, parts, guard, kept=requirement)


def _filled(condition: Condition, prefix: str, offers: Offers) -> ConditionForm:
    kind = condition.criterion.kind
    return ConditionForm(kind, prefix=prefix, offers=offers, initial=condition_values(condition))


def posted_lines(data: QueryDict, *, offers: Offers, opened: str = "") -> list[Line]:
    """The lines whose prefixes are sent, in their order; one of no known kind is left out."""
    lines = [_posted_line(data, prefix, offers=offers, is_open=prefix == opened) for prefix in sent_lines(data)]
    return [line for line in lines if line is not None]


def sent_lines(data: QueryDict) -> list[str]:
    sent = [text for text in data.getlist("line") if LINE.fullmatch(text)]
    return list(dict.fromkeys(sent))


def sent_others(data: QueryDict, prefix: str) -> list[str]:
    """The prefixes of a line's other possibilities."""
    sent = [text for text in data.getlist(f"{prefix}-or") if re.fullmatch(rf"{prefix}o\d{{1,4}}", text)]
    return list(dict.fromkeys(sent))


def other_prefix(prefix: str, rank: int) -> str:
    return f"{prefix}o{rank}"


def guard_prefix(prefix: str) -> str:
    return f"{prefix}w"


def _posted_line(data: QueryDict, prefix: str, *, offers: Offers, is_open: bool) -> Line | None:
    kind = data.get(f"{prefix}-kind", "")
    if kind not in CRITERIA:
        return None
    others = [_posted_condition(data, one, offers=offers) for one in sent_others(data, prefix)]
    return Line(
        CriterionForm(kind, data, prefix=prefix, offers=offers),
        [form for form in others if form is not None],
        _posted_condition(data, guard_prefix(prefix), offers=offers),
        is_open,
    )


def _posted_condition(data: QueryDict, prefix: str, *, offers: Offers) -> ConditionForm | None:
    kind = data.get(f"{prefix}-kind", "")
    return ConditionForm(kind, data, prefix=prefix, offers=offers) if kind in CRITERIA else None

"""Tables against one clause: each place of the clause is read once, by the first row that knows its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.conditions.clauses import Clause, is_refusing, told_of
from bonrelais.core.conditions.drafts import PAIRED_LISTS, Draft
from bonrelais.core.conditions.tables.row import Row, Sense
from bonrelais.core.conditions.words import plain
from bonrelais.core.rules.params import Json, Params

Span = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """What has been read of a clause so far. `text` is its plain form, asides blanked."""

    clause: Clause
    text: str
    drafts: list[Draft] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)

    def is_free(self, span: Span) -> bool:
        return not any(start < span[1] and span[0] < end for start, end in self.taken)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.taken.append(draft.span)

    def read_rows(self, rows: Iterable[Row], *, is_cued: bool = False) -> None:
        """`is_cued` reads the rows whatever their cue: the heading already tells what the words are about."""
        said = f"{plain(self.clause.guard)} {self.text}" if self.clause.guard else self.text
        for one in rows:
            if (
                not is_cued
                and one.cue is not None
                and one.cue.search(said if one.kind == "label" else self.text) is None
            ):
                continue
            for match in one.words.finditer(self.text):
                if self.is_free(match.span()):
                    is_contrary = self.clause.is_contrary is not (_NON.search(self.text, 0, match.start()) is not None)
                    draft = draft_of(one, match.span(), is_contrary=is_contrary)
                    if one.sense is Sense.STATES and (is_contrary or self._is_without(match.start())):
                        draft = self._told(draft)
                    self.add(draft)

    def _told(self, draft: Draft) -> Draft:
        """What denies it is for a person; of a trade refused, for those whose NAF code holds it with others."""
        text = told_of(self.clause)
        if draft.kind != "naf" or not self.clause.is_excluded:
            return Draft("manual", {"text": text}, span=draft.span)
        start, end = draft.span
        begin = max((match.end() for match in _BETWEEN.finditer(self.text, 0, start)), default=0)
        after = _BETWEEN.search(self.text, end)
        said = self.clause.text[begin : len(self.text) if after is None else after.start()].strip(" .")
        told = text if is_refusing(plain(said)) else f"Sont exclus : {said}"
        return replace(draft, others=(Draft("manual", {"text": told}),))

    def _is_without(self, start: int) -> bool:
        """« aucun apport personnel n’est exigé », « pas d’apport » deny, though no verb of the clause does."""
        is_told = self.clause.is_excluded or self.clause.is_negated
        return not is_told and _WITHOUT.search(self.text, max(0, start - _NEAR), start) is not None


_NEAR: Final = 40
_BETWEEN: Final = re.compile(r"[,;:()]| (?:et/ou|et|ou|ainsi que) ")
_WITHOUT: Final = re.compile(r"\b(?:aucune?\b|pas d(?:e\b|')|sans\b|ni\b)[^,;.]*$")
# « non agricoles », « non-cotées »
_NON: Final = re.compile(
    r"\bsans (?:activite d(?:e |')|service d(?:e |')|offre d(?:e |'))?$|\bnon[ -](?:(?:soumis|eligible|concern"
    r"|assujetti|couvert|detenu|labellis|class)\w*(?: [a-z']+){0,4} ?)?$"
)


def draft_of(one: Row, span: Span, *, is_contrary: bool) -> Draft:
    if one.sense is Sense.HOLDS:
        return Draft(one.kind, one.params, span=span)
    if one.sense is Sense.DENIES:
        return Draft(one.kind, one.params, is_negated=not is_contrary, span=span)
    if not is_contrary:
        return Draft(one.kind, one.params, span=span)
    if one.kind == "fact":
        return Draft(one.kind, {**one.params, "expected": False}, span=span)
    if one.kind in PAIRED_LISTS:
        return Draft(one.kind, refused(one.kind, one.refusal or one.params), span=span)
    return Draft(one.kind, one.params, is_negated=True, span=span)


def refused(kind: str, params: Params) -> dict[str, Json]:
    """The same values in the list of what is refused."""
    accepted, excluded = PAIRED_LISTS[kind]
    return {(excluded if name == accepted else name): value for name, value in params.items()}

"""A condition being read, before its criterion is built: what one pattern found in one clause."""

from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.rules.params import Json, Params

# Lists that name what is accepted or refused; in the other kinds a refusal is the criterion's contrary.
PAIRED_LISTS: Final = {
    "activity": ("include", "exclude"),
    "legal_form": ("include", "exclude"),
    "naf": ("include", "exclude"),
    "ownership": ("include", "exclude"),
    "territory": ("include", "exclude"),
    "prior_aid": ("required", "excluded"),
}
# Lists any value of which is enough: several words of one clause make one criterion.
_ANY_LISTS: Final = frozenset(
    {
        "include", "exclude", "required", "excluded", "registers", "zones", "labels", "categories", "regimes", "opcos",
        "statuses", "uses", "occupancy", "locations", "densities", "epci_types", "themes", "idccs", "spend_include",
        "spend_exclude",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """`span` is the place of its words in the clause; `when` a condition without which it does not apply."""

    kind: str
    params: Params
    is_negated: bool = False
    span: tuple[int, int] = (0, 0)
    when: "Draft | None" = None
    is_soft: bool = False
    others: tuple["Draft", ...] = field(default=())

    @property
    def alternatives(self) -> tuple["Draft", ...]:
        """Itself first, then the others any of which is enough."""
        return (self, *self.others)

    @property
    def condition(self) -> dict[str, Json]:
        return {"kind": self.kind, "params": self.params, **({"not": True} if self.is_negated else {})}

    @property
    def identity(self) -> tuple[str, ...]:
        """The same for two drafts that ask the same thing, whatever words they come from."""
        return tuple(repr(sorted_condition(one.condition)) for one in self.alternatives) + (
            (repr(sorted_condition(self.when.condition)),) if self.when is not None else ()
        )


def sorted_condition(condition: dict[str, Json]) -> list[tuple[str, str]]:
    params = condition.get("params")
    shown = {name: sorted(map(str, value)) if isinstance(value, list) else value for name, value in _items(params)}
    return [
        ("kind", str(condition["kind"])),
        ("not", str(condition.get("not", False))),
        ("params", repr(sorted(shown.items()))),
    ]


def merge_lists(drafts: list[Draft]) -> list[Draft]:
    """One draft for all the words of a clause that fill the same lists the same way, at the first one's place."""
    merged: list[Draft] = []
    for draft in drafts:
        rank = next((rank for rank, one in enumerate(merged) if _fill_same_lists(one, draft)), None)
        if rank is None:
            merged.append(draft)
        else:
            merged[rank] = _united(merged[rank], draft)
    return merged


def _fill_same_lists(one: Draft, other: Draft) -> bool:
    if (one.kind, one.is_negated, one.when) != (other.kind, other.is_negated, other.when) or one.others or other.others:
        return False
    lists = [{name for name, value in _items(draft.params) if isinstance(value, list)} for draft in (one, other)]
    plain_values = [
        {name: value for name, value in _items(draft.params) if not isinstance(value, list)} for draft in (one, other)
    ]
    if not (lists[0] and lists[1] and lists[0] | lists[1] <= _ANY_LISTS):
        return False
    if one.kind in {"premises", "project_nature", "commune_attribute"} and lists[0] != lists[1]:
        return False
    return plain_values[0] == plain_values[1]


def _united(one: Draft, other: Draft) -> Draft:
    params: dict[str, Json] = dict(one.params)
    for name, value in _items(other.params):
        held = params.get(name)
        if isinstance(value, list):
            params[name] = list(dict.fromkeys([*(held if isinstance(held, list) else []), *value]))
    return replace(one, params=params, span=(min(one.span[0], other.span[0]), max(one.span[1], other.span[1])))


def _items(params: Json) -> list[tuple[str, Json]]:
    return list(params.items()) if isinstance(params, dict) else []

"""Requirements to and from JSON documents. A document carries its version; every version written stays readable."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from bonrelais.core.rules.criteria import CriterionError, read_criterion
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import Condition, Requirement, Strength

VERSION: Final = 1

_DOCUMENT_NAMES: Final = frozenset({"version", "criteria"})
_CONDITION_NAMES: Final = frozenset({"kind", "params", "not"})
_REQUIREMENT_NAMES: Final = frozenset({"key", "strength", "any_of", "when", "text", "source_quote"})


def write_document(requirements: Sequence[Requirement]) -> Params:
    """The document to store, in a stable order of keys."""
    return {"version": VERSION, "criteria": [_write_requirement(requirement) for requirement in requirements]}


def read_document(document: Params, *, is_kept: bool = False) -> tuple[Requirement, ...]:
    """Read any version ever written; raise CriterionError in French.

    `is_kept`: what was accepted when it was written is read, whatever is refused since.
    """
    version = document.get("version")
    if version != VERSION:
        raise CriterionError(f"Version {version} inconnue pour une liste de critères.", field="version")
    _check_names(document, _DOCUMENT_NAMES)
    rows = _rows(document.get("criteria"), "criteria")
    requirements = tuple(_read_requirement(row, rank, is_kept=is_kept) for rank, row in enumerate(rows, start=1))
    keys = Counter(requirement.key for requirement in requirements)
    for key, number in keys.items():
        if number > 1:
            raise CriterionError(f"Deux critères portent la même clé « {key} ».", field="key")
    return requirements


def _write_requirement(requirement: Requirement) -> Params:
    if len(requirement.any_of) == 1:
        body = _write_condition(requirement.any_of[0])
    else:
        body = {"any_of": [_write_condition(condition) for condition in requirement.any_of]}
    return {
        "key": requirement.key,
        "strength": requirement.strength.value,
        **body,
        **({"when": _write_condition(requirement.when)} if requirement.when is not None else {}),
        **({"text": requirement.text} if requirement.text else {}),
        **({"source_quote": requirement.source_quote} if requirement.source_quote else {}),
    }


def _write_condition(condition: Condition) -> Params:
    return {
        "kind": condition.criterion.kind,
        "params": condition.criterion.to_params(),
        **({"not": True} if condition.is_negated else {}),
    }


def _read_requirement(row: Params, rank: int, *, is_kept: bool) -> Requirement:
    any_of = row.get("any_of")
    if any_of is None:
        _check_names(row, _REQUIREMENT_NAMES | _CONDITION_NAMES)
        conditions: tuple[Condition, ...] = (_read_condition(row, is_kept=is_kept),)
    else:
        _check_names(row, _REQUIREMENT_NAMES)
        conditions = tuple(_read_alternative(one, is_kept=is_kept) for one in _rows(any_of, "any_of"))
        if not conditions:
            raise CriterionError("« Au moins un parmi » demande une condition ou plus.", field="any_of")
    when = row.get("when")
    return Requirement(
        key=_text(row, "key") or f"c{rank}",
        any_of=conditions,
        strength=_read_strength(row.get("strength")),
        when=None if when is None else _read_alternative(_row(when, "when"), is_kept=is_kept),
        text=_text(row, "text"),
        source_quote=_text(row, "source_quote"),
    )


def _read_alternative(row: Params, *, is_kept: bool) -> Condition:
    _check_names(row, _CONDITION_NAMES)
    return _read_condition(row, is_kept=is_kept)


def _read_condition(row: Params, *, is_kept: bool) -> Condition:
    is_negated = row.get("not", False)
    if not isinstance(is_negated, bool):
        raise CriterionError("« Sauf si » doit être oui ou non.", field="not")
    params = _row(row.get("params", {}), "params")
    kind = _text(row, "kind")
    try:
        return _condition(kind, json.dumps(params, sort_keys=True), is_negated)
    except CriterionError:
        if not is_kept:
            raise
        return Condition(read_criterion(kind, params, is_kept=True), is_negated)


# The same words in several tools are one object: it is kept once, and looked at once for a business.
@lru_cache(maxsize=16384)
def _condition(kind: str, params: str, is_negated: bool) -> Condition:  # noqa: FBT001  # the key of a cache
    read: Params = json.loads(params)
    return Condition(read_criterion(kind, read), is_negated)


def _read_strength(value: Json) -> Strength:
    if value is None:
        return Strength.ELIGIBILITY
    for strength in Strength:
        if strength.value == value:
            return strength
    raise CriterionError(f"« {value} » n’est pas une force de critère connue.", field="strength")


def _check_names(row: Params, known: frozenset[str]) -> None:
    for name in row:
        if name not in known:
            raise CriterionError(f"« {name} » est inconnu dans un critère.", field=name)


def _rows(value: Json, field: str) -> list[Params]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise CriterionError(f"« {field} » doit être une liste.", field=field)
    return [_row(one, field) for one in value]


def _row(value: Json, field: str) -> Params:
    if not isinstance(value, Mapping):
        raise CriterionError(f"« {field} » est illisible.", field=field)
    return value


def _text(row: Params, field: str) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise CriterionError(f"« {field} » doit être un texte.", field=field)
    return value

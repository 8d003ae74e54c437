"""Guards of conditional fields, as the source writes them: « effectif <= 49 », « région = Bretagne »."""

import re
from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.places import area_named
from bonrelais.core.conditions.source import ConditionalFields
from bonrelais.core.conditions.words import plain
from bonrelais.core.rules.params import Json

_WORKFORCE: Final = re.compile(r"(?:effectif|nombre de salaries) *(?P<sign><=|>=|<|>|=) *(?P<number>\d{1,9})")
_AREA: Final = re.compile(r"(?:region|departement|territoire) *(?P<sign>!=|=) *(?P<name>.+)")


def read_guards(fields: ConditionalFields) -> Draft | None:
    """One condition for all the guards; None when one of them is not understood, or when together they say nothing."""
    bounds: dict[str, Json] = {}
    areas: dict[str, list[str]] = {"include": [], "exclude": []}
    for written in fields.guards:
        text = plain(written)
        workforce, area = _WORKFORCE.fullmatch(text.strip()), _AREA.fullmatch(text.strip())
        if workforce is not None:
            bounds.update(_bounds(workforce["sign"], int(workforce["number"])))
        elif area is not None and (code := area_named(area["name"])) is not None:
            areas["include" if area["sign"] == "=" else "exclude"].append(code)
        else:
            return None
    if bounds.get("min") == 0:
        del bounds["min"]
    if bounds and not any(areas.values()):
        return Draft("workforce", {**bounds, "scope": "company"})
    if any(areas.values()) and not bounds:
        named: dict[str, Json] = {name: list(codes) for name, codes in areas.items() if codes}
        return Draft("territory", {**named, "basis": "establishment"})
    return None


def _bounds(sign: str, number: int) -> dict[str, Json]:
    if sign == "=":
        return {"min": number, "max": number}
    if sign.startswith(">"):
        return {"min": number + (sign == ">")}
    return {"max": number - (sign == "<")}

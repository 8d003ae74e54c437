"""Days written in a clause as the end of a call: « dossiers à déposer avant le 15 mars 2026 »."""

import re
from datetime import date
from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.matching import Reading

_MONTHS: Final = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_DAY: Final = re.compile(
    r"\b(?P<day>\d{1,2})(?:er)?(?: (?P<word>" + "|".join(_MONTHS) + r") |[/.](?P<month>\d{1,2})[/.])(?P<year>20\d\d)\b"
)
_CALL: Final = re.compile(
    r"\b(?:dossiers?|candidatures?|depots?|demandes?|appels?|inscriptions?|guichet|cloture|dispositif|ouvert\w*)\b"
)
_FIRST: Final = re.compile(r"\b(?:a (?:compter|partir) du|des le|apres le)\b")
_LAST: Final = re.compile(r"\b(?:jusqu'au|avant le|au plus tard le|date limite|cloture|fin)\b")


def read_deadline(reading: Reading) -> None:
    """One day only: two days in a clause may say something else."""
    days = list(_DAY.finditer(reading.text))
    is_last, is_first = (pattern.search(reading.text) is not None for pattern in (_LAST, _FIRST))
    if len(days) != 1 or _CALL.search(reading.text) is None or is_last is is_first:
        return
    found = days[0]
    month = _MONTHS.index(found["word"]) + 1 if found["word"] else int(found["month"])
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return
    reading.add(Draft("period", {"to" if is_last else "from": day.isoformat()}, span=(0, len(reading.text))))

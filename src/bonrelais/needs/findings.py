from dataclasses import dataclass
from datetime import date

from bonrelais.programmes.models import Theme
from bonrelais.visits.models import Visit


@dataclass(frozen=True, slots=True)
class NeedFinding:
    """A need as heard: a theme, words, the day, and the visit where it was heard, if any."""

    theme: Theme
    found_on: date
    words: str = ""
    visit: Visit | None = None

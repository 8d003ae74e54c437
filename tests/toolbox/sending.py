"""What the browser sends of the editor it shows, before anything is typed."""

from collections.abc import Sequence

from django.urls import reverse

from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.forms.shown import ShownCondition, ShownLine
from bonrelais.toolbox.forms.versions import Editor
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.views.drafting import Beside
from bonrelais.ui.fields import FieldError
from tests import make

GENERAL = {"summary": "Une aide à l’équipement.", "effective_from_on": "2024-11-20"}


class Writer:
    """Who writes a version: each button is pressed on what the page showed before, with what is typed."""

    def __init__(self, seat: Seat, tool: Tool) -> None:
        self.client = make.client_of(seat)
        self.address = reverse("toolbox:draft", args=[tool.pk])
        self.lines: list[ShownLine] = []
        self.seen = self.summary = ""
        self.besides: list[Beside] = []
        """What somebody else wrote since, where the page shows it."""
        self.told: list[str] = []
        """The errors of the page, and why the last button did nothing."""
        self.refused = ""

    def open(self) -> None:
        page = self.client.get(self.address)
        shown = page.context
        self.seen = shown["seen"]
        self._see(shown["lines"], shown["errors"], shown["editor"], page.content.decode())

    @property
    def beside(self) -> Beside:
        (shown,) = self.besides
        return shown

    def press(self, do: str, **typed: str) -> int:
        sent = {**sent_by(self.lines), **GENERAL, "seen": self.seen, **typed, "do": do}
        response = self.client.post(self.address, sent)
        if response.status_code != 302:
            shown = response.context
            self.besides = [shown["beside"]] if response.status_code == 409 else []
            self._see(shown["lines"], shown["errors"], shown["editor"], response.content.decode())
        return response.status_code

    def _see(self, lines: list[ShownLine], errors: Sequence[FieldError], editor: Editor, page: str) -> None:
        self.summary = editor.form["summary"].value()
        self.lines, self.told = lines, [error.text for error in errors]
        words = "" if editor.refused is None else editor.refused.words
        self.refused = words if words in page else ""

    @property
    def headings(self) -> list[tuple[str, str]]:
        return [(line.prefix, line.heading) for line in self.lines]


def sent_by(lines: Sequence[ShownLine]) -> dict[str, object]:
    sent: dict[str, object] = {"line": [line.prefix for line in lines]}
    for line in lines:
        sent[f"{line.prefix}-or"] = [other.prefix for other in line.others]
        for condition in (line.first, *line.others, *([line.guard] if line.guard else [])):
            sent |= _condition(condition)
    return sent


def _condition(condition: ShownCondition) -> dict[str, object]:
    """A box that is not ticked, a field without a value are not sent."""
    values = {part.bound.html_name: part.bound.value() for part in condition.parts}
    return {name: value for name, value in values.items() if value not in (None, False)}

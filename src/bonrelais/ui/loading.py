"""Templates are laid out to be read, in short indented lines; their indentation is not sent to anyone."""

import re
from typing import Final

from django.template.base import Origin
from django.template.loaders import app_directories

# What stands in these elements is shown as it is written.
KEPT: Final = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
LINE_BREAK: Final = re.compile(r"[ \t]*\n[ \t\n]*(</)?")
CONTINUED: Final = re.compile(r"\n[ \t]+")


def without_indentation(source: str) -> str:
    """Each line break, with the spaces around it, becomes one line break: for a browser, the same page.

    Before a closing tag it goes: in a button, what follows a hidden word would take room. So does the break that ends
    the file: an included part may stand in the middle of a sentence.
    """
    parts = KEPT.split(source)  # what is kept has the odd places
    parts[::2] = [LINE_BREAK.sub(_shorter, part) for part in parts[::2]]
    return "".join(parts).removesuffix("\n")


def _shorter(line_break: re.Match[str]) -> str:
    return line_break[1] or "\n"


def with_whole_paragraphs(source: str) -> str:
    """In a letter, an indented line goes on with the one before it: a paragraph is one line when it is sent."""
    return CONTINUED.sub(" ", source)


class Loader(app_directories.Loader):
    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        return without_indentation(contents) if origin.name.endswith(".html") else with_whole_paragraphs(contents)

"""What is written to the logs, without what opens somebody's page or names somebody."""

import logging
import re
from copy import copy
from typing import Final

HIDDEN: Final = "[…]"
_LINK: Final = re.compile(r"(/(?:r|invitation|mot-de-passe/nouveau)/)[^/\s\"'?]+")
_ADDRESS: Final = re.compile(r"[^\s<>\"'(=,;]+@[^\s<>\"')=,;]+\.[^\s<>\"')=,;]+")


def discreet(text: str) -> str:
    """The text without the personal part of our signed links, nor e-mail addresses."""
    return _ADDRESS.sub(HIDDEN, _LINK.sub(rf"\g<1>{HIDDEN}", text))


class DiscreetFormatter(logging.Formatter):
    """Covers the message, its arguments and the traceback: a refused request is logged with its whole address.

    What is foreseen, a page refused to somebody, is a line and no more: a traceback is for what failed.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.levelno < logging.ERROR and record.exc_info:
            record = copy(record)
            record.exc_info = record.exc_text = None
        return discreet(super().format(record))

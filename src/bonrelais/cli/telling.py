"""How a command answers: one JSON document on one line of standard output, or sentences; the rest on standard error."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bonrelais.cli.french import FrenchError
from bonrelais.cli.refusals import refusals_in_words
from bonrelais.foundation.errors import DomainError


def answer(document: object, sentences: str, *, is_json: bool) -> None:
    click.echo(json.dumps(document, ensure_ascii=False) if is_json else sentences)


def tell(sentence: str) -> None:
    """On the way: never on standard output."""
    click.echo(sentence, err=True)


def agrees(question: str) -> bool:
    """Yes when left empty."""
    while True:
        typed: str = click.prompt(f"{question} [O/n]", default="o", show_default=False, err=True)
        if typed.strip().lower() in {"o", "oui", "n", "non"}:
            return typed.strip().lower().startswith("o")
        tell("Répondez par oui ou par non.")


@contextmanager
def refusals_told() -> Iterator[None]:
    """A foreseen refusal of ours, or of the machine, ends the command in words."""
    with refusals_in_words():
        try:
            yield
        except DomainError as refusal:
            raise FrenchError(str(refusal)) from refusal

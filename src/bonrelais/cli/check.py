"""`bonrelais check`: says in words whether this installation is well, and what to do when it is not."""

import sys
from typing import NoReturn

import click

from bonrelais.cli.prepare import prepare_home, start_django
from bonrelais.cli.telling import answer, refusals_told


def refuse_settings(reason: str, *, is_json: bool) -> NoReturn:
    """Without settings nothing else can be looked at: that is the whole answer."""
    # Findings need no settings, but their room is read after the attempt to start.
    from bonrelais.cli.checking.finding import fix

    finding = fix("réglages", reason, "Voyez docs/operations.md.")
    told = {"status": "fix", "label": "à corriger", "findings": [finding.as_json()]}
    answer(told, f"{finding.in_words()}\n\n1 point à corriger.", is_json=is_json)
    sys.exit(1)


@click.command("check", help="Vérifie réglages, base, disque, travail de fond, horloge et sauvegardes.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(*, is_json: bool) -> None:
    try:
        start_django()
    except click.ClickException as refusal:
        refuse_settings(refusal.format_message(), is_json=is_json)
    # The checks read models and settings, known once Django has started.
    from bonrelais.cli.checking.base import base
    from bonrelais.cli.checking.configuration import configuration
    from bonrelais.cli.checking.finding import Level, fix
    from bonrelais.cli.checking.machine import machine
    from bonrelais.config.env import read_environment

    environment = read_environment()
    findings = [*configuration(environment)]
    try:
        with refusals_told():
            findings += machine(environment)
            prepare_home()
            findings += base(environment)
    except click.ClickException as refusal:
        findings.append(fix("base", refusal.format_message(), "Voyez docs/operations.md."))
    blocking = sum(finding.level is Level.FIX for finding in findings)
    status = "à corriger" if blocking else "ok"
    words = [finding.in_words() for finding in findings]
    words.append(f"\n{blocking} point(s) à corriger." if blocking else "\nRien ne bloque.")
    told = {"status": "fix" if blocking else "ok", "label": status, "findings": [one.as_json() for one in findings]}
    answer(told, "\n".join(words), is_json=is_json)
    if blocking:
        sys.exit(1)

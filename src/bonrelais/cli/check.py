"""`bonrelais check`: says in words whether this installation is well, and what to do when it is not."""

import sys

import click

from bonrelais.cli.prepare import prepare_home, start_django
from bonrelais.cli.telling import answer, refusals_told


@click.command("check", help="Vérifie réglages, base, disque, travail de fond, horloge et sauvegardes.")
@click.option("--json", "is_json", is_flag=True, help="Répond en JSON, sur une ligne.")
def command(*, is_json: bool) -> None:
    start_django()
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

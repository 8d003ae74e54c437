"""`bonrelais demo`: builds the demonstration in an empty base, then exits."""

import json
import time
from datetime import datetime

import click

from bonrelais.cli.prepare import alone_in_home, prepare_home
from bonrelais.cli.refusals import refusals_in_words
from bonrelais.cli.serve import refuse_public_demonstration


@click.command(
    "demo", help="Construit la démonstration dans une base vide : un territoire, un dispositif, son histoire."
)
@click.option(
    "--today",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Le jour où l’histoire s’arrête ; par défaut, aujourd’hui.",
)
@click.option("--json", "is_json", is_flag=True, help="Écrit le compte rendu en JSON, sur une ligne.")
def command(*, day: datetime | None, is_json: bool) -> None:
    started = time.perf_counter()
    refuse_public_demonstration()
    prepare_home()
    # Models are read once Django is set up.
    from bonrelais.demonstration.accounts import ACCOUNTS
    from bonrelais.demonstration.build import build_demonstration
    from bonrelais.demonstration.queries import built_for
    from bonrelais.demonstration.story.calendar import LAST_DAY
    from bonrelais.foundation import clock
    from bonrelais.foundation.errors import DomainError

    def tell(sentence: str) -> None:
        click.echo(f"[{time.perf_counter() - started:5.1f} s] {sentence}", err=True)

    asked = min(clock.today(), LAST_DAY) if day is None else day.date()
    with refusals_in_words(), alone_in_home():
        try:
            is_built = build_demonstration(asked, tell=tell)
        except DomainError as refusal:
            raise click.ClickException(str(refusal)) from refusal
        today = built_for()
    seconds = round(time.perf_counter() - started, 2)
    if is_json:
        accounts = [{"email": one.email, "role": one.role_label, "name": one.name} for one in ACCOUNTS]
        told = {"built": is_built, "today": today.isoformat(), "seconds": seconds, "accounts": accounts}
        click.echo(json.dumps(told, ensure_ascii=False))
    elif is_built:
        click.echo(f"La démonstration est prête, arrêtée au {today:%d/%m/%Y}.")
    else:
        click.echo(f"La démonstration est déjà là, arrêtée au {today:%d/%m/%Y} : rien n’a changé.")

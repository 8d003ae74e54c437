"""`bonrelais prepare`: what `bonrelais serve` does before it opens its doors."""

import importlib

import click
from django.contrib.auth import get_user_model

from bonrelais.cli.commands import COMMANDS
from bonrelais.cli.prepare import prepare_home, publish_static_files
from bonrelais.cli.refusals import refusals_in_words
from bonrelais.demonstration.accounts import ACCOUNTS, PASSWORD


def build_demonstration() -> None:
    """What `bonrelais demo` does."""
    demo: click.Command = importlib.import_module(COMMANDS["demo"]).command
    demo.main(args=[], standalone_mode=False)


def awaits_demonstration() -> bool:
    """Whether the base is empty, or holds a demonstration whose building was interrupted. Else it is somebody's."""
    # Models are read once Django has started.
    from bonrelais.demonstration.queries import Ground, ground

    return ground() in {Ground.EMPTY, Ground.INTERRUPTED}


def show_accounts() -> None:
    """The demonstration's accounts, where this base holds it."""
    if not get_user_model().objects.filter(email=ACCOUNTS[0].email).exists():
        return
    click.echo(f"\n  Comptes de démonstration (mot de passe / password : {PASSWORD})")
    for account in ACCOUNTS:
        click.echo(f"    {account.email:<44}{account.role_label}")


@click.command("prepare", hidden=True)
@click.option("--demonstration", is_flag=True, help="Charge la démonstration si la base est vide.")
def command(*, demonstration: bool) -> None:
    prepare_home()
    with refusals_in_words():
        publish_static_files()
        if demonstration and awaits_demonstration():
            build_demonstration()
        show_accounts()

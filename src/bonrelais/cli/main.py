"""The console script. A command is imported when it is called: the process that watches the others stays small."""

import errno
import importlib
import io
import os
import sys

import click

import bonrelais
from bonrelais.cli.commands import COMMANDS
from bonrelais.cli.french import FrenchError, in_french

OWNER_ONLY = 0o077


class CommandTable(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.ClickException as refusal:
            raise in_french(refusal) from refusal
        except ImportError as refusal:
            if (refusal.name or "").partition(".")[0] == "bonrelais":
                raise
            raise FrenchError(incomplete_environment(refusal)) from refusal
        except OSError as refusal:
            if refusal.errno != errno.ENOSPC:
                raise
            raise FrenchError("Le disque est plein : la réponse n’a pas pu s’écrire.") from refusal
        except click.Abort as refusal:
            click.echo(err=True)
            raise FrenchError("arrêté avant la fin.") from refusal


def incomplete_environment(refusal: ImportError) -> str:
    """A package half removed, or a library of the system that one of them needs."""
    return (
        f"L’environnement est incomplet ({refusal}). Supprimez le dossier .venv et relancez la même commande de make ; "
        "si une bibliothèque du système manque (« .so »), installez-la d’abord.\n"
        "The environment is incomplete: remove .venv and run the same make command again."
    )


@click.command(cls=CommandTable, help="Bon Relais : le suivi des entreprises d'un territoire.")
@click.version_option(package_name=None, version=bonrelais.__version__, prog_name="bonrelais")
def main() -> None:
    """What a command writes is read by the account that runs it, and by no other; in UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    before = os.umask(OWNER_ONLY)
    click.get_current_context().call_on_close(lambda: os.umask(before))


if __name__ == "__main__":
    main(prog_name="bonrelais")

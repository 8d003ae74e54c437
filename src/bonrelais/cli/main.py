"""The console script. A command is imported when it is called: the process that watches the others stays small."""

import importlib

import click

import bonrelais
from bonrelais.cli.commands import COMMANDS


class CommandTable(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.command(cls=CommandTable, help="Bon Relais : le suivi des entreprises d'un territoire.")
@click.version_option(package_name=None, version=bonrelais.__version__, prog_name="bonrelais")
def main() -> None:
    pass


if __name__ == "__main__":
    main(prog_name="bonrelais")

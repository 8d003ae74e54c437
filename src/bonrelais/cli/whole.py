"""A command with many options: its function takes the context, and reads the options there."""

import click


class WholeCommand(click.Command):
    """`@command.command(cls=WholeCommand)` above `def add(ctx: click.Context) -> None`."""

    def invoke(self, ctx: click.Context) -> None:
        if self.callback is not None:
            self.callback(ctx)

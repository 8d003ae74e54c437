"""The commands of `bonrelais`, and the module that holds each: its `command`."""

from typing import Final

COMMANDS: Final = {
    "prepare": "bonrelais.cli.prepare",
    "report": "bonrelais.cli.report",
    "serve": "bonrelais.cli.serve",
    "sirene": "bonrelais.cli.sirene",
    "web": "bonrelais.cli.web",
    "worker": "bonrelais.cli.worker",
}

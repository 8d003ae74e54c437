"""The commands of `bonrelais`, and the module that holds each: its `command`."""

from typing import Final

COMMANDS: Final = {
    "backup": "bonrelais.cli.backup",
    "check": "bonrelais.cli.check",
    "init": "bonrelais.cli.init",
    "match": "bonrelais.cli.match",
    "demo": "bonrelais.cli.demo",
    "naf": "bonrelais.cli.naf",
    "prepare": "bonrelais.cli.welcome",
    "report": "bonrelais.cli.report",
    "restore": "bonrelais.cli.restore",
    "serve": "bonrelais.cli.serve",
    "sirene": "bonrelais.cli.sirene",
    "tools": "bonrelais.cli.tools",
    "user": "bonrelais.cli.user",
    "web": "bonrelais.cli.web",
    "worker": "bonrelais.cli.worker",
    "zones": "bonrelais.cli.zones",
}

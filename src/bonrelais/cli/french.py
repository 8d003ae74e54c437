"""Refusals of the command line, in French: what is missing or wrong, and what to write."""

from typing import IO, Final

import click


class FrenchError(click.ClickException):
    """A refusal; exit status 1."""

    def show(self, file: IO[str] | None = None) -> None:
        click.echo(f"Erreur : {self.format_message()}", file=file, err=file is None)


class FrenchUsageError(click.UsageError):
    """The command was not written as it should; exit status 2."""

    def show(self, file: IO[str] | None = None) -> None:
        if self.ctx is not None:
            click.echo(f"{self.ctx.get_usage()}\nAide : {self.ctx.command_path} --help\n", file=file, err=file is None)
        click.echo(f"Erreur : {self.format_message()}", file=file, err=file is None)


def in_french(refusal: click.ClickException) -> click.ClickException:
    """The same refusal, with the same exit status, said in French."""
    if isinstance(refusal, FrenchError | FrenchUsageError | click.exceptions.NoArgsIsHelpError):
        return refusal
    if isinstance(refusal, click.UsageError):
        return FrenchUsageError(usage_refusal(refusal), refusal.ctx)
    return FrenchError(refusal.message)


def usage_refusal(refusal: click.UsageError) -> str:
    if isinstance(refusal, click.BadParameter):
        name = _name_of(refusal.param, refusal.param_hint)
        return f"il manque {name}." if isinstance(refusal, click.MissingParameter) else f"{name} : {_wanted(refusal)}"
    if isinstance(refusal, click.NoSuchOption):
        return f"l’option {refusal.option_name} n’existe pas.{_suggestion(refusal.possibilities)}"
    if isinstance(refusal, click.exceptions.NoSuchCommand):
        return f"la commande « {refusal.command_name} » n’existe pas.{_suggestion(refusal.possibilities)}"
    if isinstance(refusal, click.BadOptionUsage):
        return f"l’option {refusal.option_name} ne s’écrit pas ainsi ; une valeur manque ou est en trop."
    if refusal.message.startswith("Got unexpected extra"):
        return f"il y a un mot de trop {refusal.message[refusal.message.find('(') :]}."
    return refusal.message


def _name_of(parameter: click.Parameter | None, hint: object) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.Context(click.Command("bonrelais")))
    return str(hint or "un paramètre")


WANTED: Final[tuple[tuple[type[object], str], ...]] = (
    (click.DateTime, "écrivez un jour, par exemple 2024-11-20."),
    (click.Path, "ce fichier n’existe pas, ou ne se lit pas."),
    (click.File, "ce fichier n’existe pas, ou ne se lit pas."),
)


def _wanted(refusal: click.BadParameter) -> str:
    """What the parameter accepts."""
    kind = refusal.param.type if refusal.param is not None else None
    if isinstance(kind, click.Choice):
        return "choisissez entre " + ", ".join(str(choice) for choice in kind.choices) + "."
    if isinstance(kind, click.IntRange):
        bounds = [f"au moins {kind.min}" if kind.min is not None else "", f"au plus {kind.max}" if kind.max else ""]
        return ", ".join(["écrivez un nombre entier", *filter(None, bounds)]) + "."
    if isinstance(kind, click.Path) and not kind.exists:
        return "donnez un fichier où écrire, dans un dossier qui existe."
    for wanted, words in WANTED:
        if isinstance(kind, wanted):
            return words
    return refusal.message


def _suggestion(possibilities: list[str] | None) -> str:
    return f" Vouliez-vous dire {' ou '.join(sorted(possibilities))} ?" if possibilities else ""

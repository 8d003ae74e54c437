"""Passwords given to a command: from a file, from the environment, or typed twice; never on the command line."""

import os
from typing import IO, Final

import click

from bonrelais.cli.french import FrenchError

VARIABLE: Final = "BONRELAIS_PASSWORD"


def given_password(file: IO[str] | None) -> str | None:
    """What the file's first line or the environment says; None when neither is given."""
    if file is not None:
        try:
            return file.readline().rstrip("\r\n")
        except UnicodeDecodeError as refusal:
            raise FrenchError("Le fichier du mot de passe n’est pas du texte en UTF-8.") from refusal
    return os.environ.get(VARIABLE) or None


def ask_password() -> str | None:
    """Typed twice; None when left empty: the person then gets a link."""
    while True:
        typed: str = click.prompt(
            "Mot de passe, douze caractères au moins (vide : un lien pour le choisir)",
            default="",
            show_default=False,
            hide_input=True,
            err=True,
        )
        if not typed:
            return None
        again: str = click.prompt("Le même, encore une fois", hide_input=True, default="", show_default=False, err=True)
        if typed != again:
            click.echo("Les deux mots de passe ne sont pas les mêmes.", err=True)
            continue
        refusal = password_refusal(typed)
        if not refusal:
            return typed
        click.echo(refusal, err=True)


def refuse_weak_password(password: str | None) -> None:
    refusal = password_refusal(password) if password is not None else ""
    if refusal:
        raise FrenchError(refusal)


def password_refusal(password: str) -> str:
    # Validators load with the settings.
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def refuse_wrong_email(email: str) -> None:
    # Validators load with the settings.
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError as refusal:
        raise FrenchError(f"« {email} » n’est pas une adresse e-mail.") from refusal

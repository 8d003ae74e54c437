"""What the environment says, against what a production asks for."""

import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection

from bonrelais.cli.checking.finding import Finding, fix, needed_in, note, ok
from bonrelais.config.env import Environment

NOWHERE = ("localhost", "127.0.0.1", "[::1]", "exemple.fr", "example.org", "example.com")


def configuration(environment: Environment) -> list[Finding]:
    return [
        mode(environment),
        *debugging(environment),
        secret_key(environment),
        address(environment),
        hosts(environment),
        mail(environment),
        sender(environment),
    ]


def mode(environment: Environment) -> Finding:
    if environment.is_production:
        return ok("production", "BONRELAIS_PRODUCTION=1 : les réglages stricts sont en place")
    return note("production", "mode d’essai", "En production, posez BONRELAIS_PRODUCTION=1.")


def debugging(environment: Environment) -> list[Finding]:
    if not environment.is_debug:
        return []
    says = "BONRELAIS_DEBUG=1 montre le détail des erreurs à qui les provoque"
    return [needed_in(environment, "mise au point", says, "Retirez BONRELAIS_DEBUG.")]


def secret_key(environment: Environment) -> Finding:
    kept = environment.home / "secret-key"
    if len(environment.secret_key) < 32:
        return fix("clé", "la clé de l’installation est trop courte", "Donnez au moins 32 caractères au hasard.")
    is_kept = kept.is_file() and kept.read_text().strip() == environment.secret_key
    if is_kept and kept.stat().st_mode & 0o077:
        return fix("clé", f"d’autres comptes de la machine lisent {kept}", f"chmod 600 {kept}")
    return ok("clé", f"dans {kept}, lisible par ce compte seul" if is_kept else "dans BONRELAIS_SECRET_KEY")


def address(environment: Environment) -> Finding:
    if environment.is_https:
        return ok("adresse", environment.public_url)
    says = f"{environment.public_url}, sans https : mots de passe et sessions passent en clair"
    todo = "Posez BONRELAIS_URL=https://… derrière un serveur mandataire qui chiffre."
    return needed_in(environment, "adresse", says, todo)


def hosts(environment: Environment) -> Finding:
    if "*" in environment.hosts:
        return fix("noms d’hôte", "tous les noms sont acceptés", "Retirez * de BONRELAIS_HOSTS.")
    if environment.is_production and urlsplit(environment.public_url).hostname in NOWHERE:
        return fix("noms d’hôte", "l’adresse publique est celle de cette machine", "Posez BONRELAIS_URL.")
    return ok("noms d’hôte", ", ".join(dict.fromkeys(environment.hosts)))


def mail(environment: Environment) -> Finding:
    if not environment.email_url:
        says = f"aucun serveur : les lettres sont écrites dans {environment.home / 'mail'}"
        todo = "Posez BONRELAIS_EMAIL_URL=smtp://compte:motdepasse@serveur:587."
        return needed_in(environment, "courrier", says, todo)
    server = urlsplit(environment.email_url).hostname
    try:
        connection = get_connection()
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as refusal:
        return fix("courrier", f"{server} ne répond pas : {refusal}", "Vérifiez BONRELAIS_EMAIL_URL et le réseau.")
    return ok("courrier", f"{server} répond et accepte le compte")


def sender(environment: Environment) -> Finding:
    host = environment.sender.rpartition("@")[2].strip("> ")
    if host in NOWHERE:
        says = f"les lettres partent de {environment.sender}"
        todo = "Posez BONRELAIS_SENDER, une adresse de votre domaine (SPF et DKIM réglés)."
        return needed_in(environment, "expéditeur", says, todo)
    return ok("expéditeur", str(settings.DEFAULT_FROM_EMAIL))

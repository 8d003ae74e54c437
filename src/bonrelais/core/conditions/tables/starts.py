"""« Avant tout engagement »: the project has not started when the aid is asked."""

from typing import Final

from bonrelais.core.conditions.tables.row import denied, held

_ACT: Final = (
    r"commenc\w+|debut\w*|demarr\w+|engage\w*|lance\w*|entame\w*|initie\w*|signe\w*|execute\w*|signature"
    r"|engagement|accepte\w*"
)
NOT_STARTED: Final = (
    held(
        rf"ne (?:doi(?:t|vent)|peu(?:t|vent)|dev\w+)? ?pas (?:avoir |etre )?(?:deja )?(?:ete )?(?:deja "
        rf")?(?:{_ACT})(?!\w).*",
        "not_started",
    ),
    held(
        r"(?:avant|prealable\w* a?u?|anterieure?\w* a?u?)(?: tout| toute| le| la| l'| l')? "
        r"?(?:commencement|debut|demarrage|engagement|lancement|signature|realisation|execution)[^,;]*",
        "not_started",
    ),
    held(
        r"(?:projets?|operations?|travaux|investissements?|achats?|depenses?|prestations?|etudes?) "
        r"(?:doi(?:t|vent) (?:etre )?)?(?:non|pas encore) (?:commence|demarre|engage|realise|debute"
        r"|lance)\w*",
        "not_started",
    ),
    held(
        r"(?:attendre|obtenir|recevoir) .{0,60}avant (?:de |d')(?:commencer|demarrer|engager|signer"
        r"|lancer|debuter|commander).*|^avant (?:de |d')(?:commencer|demarrer|engager|signer).*",
        "not_started",
    ),
    held(
        r"aucune? (?:devis|acompte|contrat|commande|bon de commande|engagement|depense|travaux|achat"
        r"|investissement)s?.{0,60}(?:signe|engage|commence|demarre|realise|effectue|accepte|pris|passe|verse"
        r"|conclu)\w*.*",
        "not_started",
    ),
    denied(
        r"(?:projets?|travaux|operations?|investissements?|achats?|dossiers?|etudes?|depenses?) (?:\w+ )?deja (?:ete )?"
        r"(?:commence|engage|demarre|realise|debute|acheve|lance|termine|paye|facture|acquitte)\w*",
        "not_started",
    ),
    held(
        r"n'(?:avez|ai|a|ont|ayant|avoir) pas (?:encore |deja )*(?:signe|commence|engage|demarre|debute|lance"
        r"|commande|entame"
        r"|realise (?:de |les |vos )?(?:travaux|investissement|achat|depense))\w*[^;]*",
        "not_started",
    ),
    held(r"non (?:encore )?(?:commence|engage|demarre|debute|lance)e?s? avant [^;]*", "not_started"),
    held(
        r"(?:aucune? |pas d')(?:engagement|commencement|demarrage|commande|signature|achat|investissement|travaux)s?\b"
        r"[^,;]{0,30}avant [^;]*|(?:commandes?|devis|bons? de commande|contrats?|marches?|travaux"
        r"|achats?)\b[^,;]{0,40} apres "
        r"(?:l'|le |la |un |reception |accord)[^;]*|(?:demander|deposer|solliciter|obtenir) [^,;]{0,30}avant (?:de "
        r"|d'|tou\w+ )"
        r"?(?:commenc|demarr|engag|sign|lanc|debut|command|achat|achet|realis|travaux|investi)[^;]*",
        "not_started",
    ),
    held(
        r"(?:pas|sans) (?:de )?(?:commencement|demarrage|debut) (?:d'execution|des travaux|du projet|de l'operation).*",
        "not_started",
    ),
    held(
        r"(?:demande|dossier)s? (?:doi(?:t|vent) (?:etre )?)?(?:deposee?|adressee?|transmise?|envoyee?"
        r"|faite?)s? (?:imperativement )?avant.*",
        "not_started",
    ),
    held(
        r"(?:aide|subvention|demande|dossier)s?\b[^,;]{0,30}(?:demande|depose|sollicite|fait|transmis)\w* (?:\w+ment )?"
        r"(?:en amont|prealablement a|avant) (?!le \d)[^,;]*",
        "not_started",
    ),
    held(
        r"(?:demande|dossier)s?\b[^,;]{0,50}\bavant (?:tout|toute|de |d'|le |la |l')"
        r"(?:commenc|demarr|engag|lanc|debut|realis|signature|achat|acquisition|execution).*",
        "not_started",
    ),
    held(
        r"ne (?:doi(?:t|vent)|peu(?:t|vent)|dev\w+)? ?(?:pas|en aucun cas) etre (?:deja )?(?:commence|command|demarr"
        r"|engag|realis|entrepris)\w*.*",
        "not_started",
    ),
    held(
        r"(?:commandes?|achats?|acquisitions?|travaux|factures?|depenses?|devis|signature|facturation)\b[^,;]{0,40}"
        r"posterieure?s? (?:a|au)\b[^,;]*",
        "not_started",
    ),
    held(
        r"(?:depenses|factures|travaux|achats).{0,40}(?:anterieure?s?|engagee?s? avant|realisee?s? "
        r"avant|effectuee?s? avant).*",
        "not_started",
    ),
)

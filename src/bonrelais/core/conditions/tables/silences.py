"""Texts that ask nothing of a business, and why. What no line here and no rule understands goes to a person."""

import re
from typing import Final

# (words, reason): looked for when no rule reads the clause.
SILENCES: Final = tuple(
    (re.compile(words), reason)
    for words, reason in (
        (r":$", "Annonce une liste."),
        (
            (
                r"\b(?:situe|implante|install|etabli|localise|domicilie)\w* .{0,30}\b(?:france metropolitaine"
                r"|metropole)"
                r"\b.{0,30}\b(?:ou|et)\b.{0,40}\b(?:outre-?mer|d(?:r)?om)\b"
            ),
            "Ouvert dans toute la France.",
        ),
        (
            (
                r"^(?:pour|afin de|afin d') ?(?:acceder|etre eligible|beneficier|rejoindre|postuler|obtenir"
                r"|pretendre|participer|candidater|cela|ce faire)"
            ),
            "Annonce la condition qui suit.",
        ),
        (
            (
                r"^(?:sont|est) (?:concerne|eligible|cible|vise)\w*[, ]*(?:les )?(?:secteurs?|entreprises?"
                r"|structures?)? ?:?$"
            ),
            "Annonce une liste.",
        ),
        (
            (
                r"\b(?:voir (?:les?|la|notre|ici)|en savoir plus|consulte[rz]|rendez-vous sur|rapprochez-vous"
                r"|contacte[rz]|n'hesitez|plus d'information|cliqu\w+|renseign\w+ (?:vous|aupres)|retrouvez"
                r"|pour toute question|sur le site)"
            ),
            "Renvoie ailleurs.",
        ),
        (
            (
                r"\bvous pouvez (?:transmettre|contacter|deposer|adresser|solliciter|faire)|\bdepot (?:des "
                r"dossiers|en ligne)"
            ),
            "Dit comment demander.",
        ),
        (
            (
                r"\bsous reserve d(?:e |')(?:l')?(?:acceptation|validation|accord|instruction|eligibilite)"
                r"|\baccord prealable d|\b(?:acceptation|selection|validation) (?:du dossier|par le)"
            ),
            "Dit comment la demande est étudiée.",
        ),
        (
            (
                r"\b(?:(?:sera|seront|est|sont) (?:realise|etudie|instruit|examine|favorise|actualise"
                r"|evalue|apprecie|priorise|analyse)\w*|fer(?:a|ont) (?:partie"
                r"|l'objet) d\w* (?:criteres?|une (?:etude|instruction|analyse|selection))"
                r"|pris\w* en compte (?:dans|lors|pour) (?:de )?(?:la |l')(?:selection|analyse|instruction"
                r"|notation|evaluation)"
                r"|(?:selectionn|choisi|retenu|etudi)\w* par (?:un |une |le |la |les )?(?:jury|comite|commission)"
                r"|(?:une )?attention particuliere|seront? examine\w*|criteres? (?:d'analyse|de selection|de notation))"
            ),
            "Dit comment la demande est étudiée.",
        ),
        (
            (
                r"\b(?:montant (?:de la subvention|de l'aide|du pret) (?:est|s'eleve|peut|sera|varie"
                r"|plafonn\w+)|(?:subvention|aide|pret|taux|remise|prime) .{0,60}(?:plafonne|limite"
                r"|maxim|compris|jusqu'a|s'eleve)|taux d'aide|participation financiere|eligibles? au (?:cpf"
                r"|compte personnel)|prise? en charge|gratuit\w*"
                r"|reste a charge|a la charge de|sur devis|finance\w* a \d|cout de (?:l'accompagnement"
                r"|la prestation) )"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"\b(?:propose|comprend|inclut|permet|consiste|vise a|a pour (?:but|objectif)"
                r"|s'inscrit dans)\b(?!.{0,60}\b(?:uniquement|exclusivement|seul\w*)\b)"
            ),
            "Décrit le dispositif.",
        ),
        (
            (
                r"(?<!ne )\b(?:peut|peuvent|pourra|pourront) (?:egalement |aussi |notamment "
                r"|[a-z]+ment )?(?:inclure|etre"
                r"|porter|concerner|comprendre|avoir|associer)|\bnon obligatoire|\bfacultati\w+"
                r"|\ble cas echeant|\bseules ou en (?:collaboration|groupement|consortium)"
            ),
            "Permet sans exiger.",
        ),
        (
            (
                r"^(?:l'ensemble|la totalite|toutes) des? .{0,60}(?:sont|est) eligibles?"
                r"|^tous? (?:les )?(?:types? )?.{0,40}(?:sont|est) eligibles?"
            ),
            "Ouvert à tous dans ce cas.",
        ),
        (
            (
                r"\b(?:sous reserve du|dans le) respect (?:de |du |des )(?:la |l')?(?:\w+ ){0,2}?"
                r"(?:reglement|regime|encadrement|regles|droit)"
            ),
            "Rappelle la réglementation.",
        ),
        (
            (
                r"\b(?:sous reserve|dans la limite) d(?:e|es|u) (?:la |l')?(?:credits?|fonds|budget"
                r"|disponibilites?|enveloppe|places?|stocks?|moyens|quotas?|nombre de places)|\bplaces? limitees?"
                r"|\bnombre de (?:places|participants|beneficiaires) (?:est )?limite|\bjusqu'a epuisement"
            ),
            "Rappelle que le budget est limité.",
        ),
        (
            (
                r"^(?:cette aide |ce pret |l'aide |la subvention |le pret )?(?:est "
                r"|sont )?cumulables?\b|\bpeu\w+ (?:etre )?(?:se )?cumul"
            ),
            "Permet sans exiger.",
        ),
        (
            (
                r"^(?:(?:seule?s )?(?:les |des )?(?:deux |trois |quatre )?(?:types d')?(?:depenses?"
                r"|couts?|frais|etudes?|prestations?|achats?)\b.{0,160}\b(?:eligibles?|exclue?s?"
                r"|retenue?s?|finance\w*|prise?s? en (?:compte|charge)))"
            ),
            "Dit ce que l’aide finance.",
        ),
        (
            (
                r"^(?!.*\b(?:maintenu|conserve|exploite))(?:(?:seul\w* )?(?:les |des |le |la |l'|l’)?"
                r"(?:honoraires|acquisitions?|rachats?|travaux|investissements?|equipements?|materiels?|fournitures?"
                r"|(?:operations? de )?credit-bail|entretien|main d'oeuvre)\b.{0,110}\b(?:eligibles?|exclue?s?"
                r"|retenue?s?|finance\w*|prise?s? en (?:compte|charge)))"
                r"|^(?:seul\w* )?sont (?:egalement |aussi )?(?:eligibles?|finance\w*|prise?s? en charge|retenue?s?)"
                r"(?: :)? (?:seul\w* )?(?:les |des |aux )?(?:depenses?|couts?|frais|honoraires|acquisitions?"
                r"|achats?|travaux"
                r"|investissements?|equipements?|materiels?|prestations?|etudes?|formations?)\b"
            ),
            "Dit ce que l’aide finance.",
        ),
        (
            (
                r"^(?:(?:les |des |aux |l'|le |un |une |toute? |votre )?"
                r"(?:entreprise|projet|etablissement|site|structure|societe|siege)s? "
                r"(?:(?:est|sont|doi(?:t|vent) etre) )?|etre )"
                r"(?:situe|implante|installe|localise|base)\w*$"
            ),
            "N’ajoute rien.",
        ),
        (
            (
                r"^(?:le |la )?(?:financement|prise en charge) (?:de |d'|des |du )|^(?:les )?(?:investissements"
                r"|depenses|travaux)$"
            ),
            "Dit ce que l’aide finance.",
        ),
        (r"^(?:exemples?|par exemple|notamment|etc|ex)\b", "Donne des exemples."),
        (r"^(?:attention|nota bene|nb|a noter|remarque|information)\b.{0,3}$", "N’ajoute rien."),
        (r"^\W*(?:et|ou|donc|ainsi|des|de|du|la|le|les|a|en|au|aux|e-mail)?\W*$", "N’ajoute rien."),
    )
)
# A clause that begins so asks something: no description of the tool.
DEMANDING: Final = re.compile(
    r"^(?:avoir|disposer|justifier|etre|presenter|posseder|realiser|ne pas|detenir)\b|\b(?:doit"
    r"|doivent|devez|devra|devront|exige\w*|obligat\w+|uniquement|exclusivement|condition)\b"
)
_DESCRIPTIVE: Final = frozenset(
    {"Décrit l’aide, pas qui peut l’avoir.", "Décrit le dispositif.", "Dit comment demander."}
)


def silence_of(text: str) -> str:
    """Why a plain clause that no rule reads asks nothing; blank when it may ask something."""
    for pattern, reason in SILENCES:
        if pattern.search(text) and not (reason in _DESCRIPTIVE and DEMANDING.search(text)):
            return reason
    return ""

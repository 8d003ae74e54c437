"""Texts that ask nothing of a business, and why. What no line here and no rule understands goes to a person."""

import re
from typing import Final

# (words, reason): looked for first, whatever numbers and names stand beside.
PLAIN_SILENCES: Final = tuple(
    (re.compile(words), reason)
    for words, reason in (
        (
            r"^(?:les )?(?:micro|auto)-?entrepr\w+ (?:peuvent|sont (?:egalement |aussi )?eligibles?)",
            "Ouvert aussi aux micro-entreprises.",
        ),
        (
            (
                r"^(?:(?:l'|le |la |ce |cette )?(?:aide|dispositif|pret|programme|accompagnement|subvention"
                r"|offre) )?(?:est )?(?:egalement |aussi )?(?:ouvert|eligible|accessible)\w* (?:egalement |aussi )?"
                r"(?:aux |a la )(?:micro|auto)-?entrepr\w+[ .]*$"
            ),
            "Ouvert aussi aux micro-entreprises.",
        ),
        (
            (
                r"\b(?:avoir|disposer d'|posseder|titulaire d')(?:un )?(?:numero )?(?:de )?(?:siret"
                r"|siren)\b|\bsiret (?:actif|valide)"
            ),
            "Toute entreprise en a un.",
        ),
        (
            r"^(?:etre )?(?:une |toute )?personnes? (?:physiques? (?:ou|et) morales?|morales? (?:ou|et) physiques?)",
            "Ouvert à toutes les entreprises.",
        ),
        (
            (
                r"^(?:le |la |l')?(?:pret|subvention|aide|montant (?:du pret|de l'aide"
                r"|de la subvention|des aides)) (?:est |sera )?(?:de|d'|compris\w*|jusqu'a|plafonn\w+"
                r"|maxim\w+|varie|s'eleve)\b"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            r"^(?:formation |atelier |evenement |webinaire )?(?:est )?ouverte?s? a tous?[ .]*$",
            "Ouvert à toutes les entreprises.",
        ),
        (
            (
                r"^(?:l'ensemble|la totalite) des? .{0,60}(?:sont|est) eligibles?[ .]*$|^tou(?:te)?s les "
                r".{0,60}(?:sont|est) eligibles?[ .]*$"
            ),
            "Ouvert à tous dans ce cas.",
        ),
        (
            (
                r"\b(?:voir (?:les?|la|notre|ici)|en savoir plus|rendez-vous sur|rapprochez-vous|n'hesitez"
                r"|plus d'information|pour toute question)"
            ),
            "Renvoie ailleurs.",
        ),
        (r"\bdoi(?:t|vent) (?:s'adresser|se rapprocher|contacter)\b", "Renvoie ailleurs."),
        (
            (
                r"^(?:veuillez |merci de )?(?:contacte[rz]|consulte[rz]|se rapprocher|s'adresser|rapprochez"
                r"|renseignez|prendre contact)"
            ),
            "Renvoie ailleurs.",
        ),
        (r"^(?:une )?attention particuliere", "Dit comment la demande est étudiée."),
        (r"\bmodalites specifiques|\breste gratuit|\ba la charge d", "Décrit le dispositif."),
        (r"\bliste des .{0,60}\b(?:est|sont) (?:actualise|publie|disponible|mise)\w*", "Renvoie à une liste."),
        (r"\bvous pouvez (?:transmettre|contacter|deposer|adresser|faire)", "Dit comment demander."),
        (
            (
                r"^(?:le |la |l'|ce |cette |votre )?(?:pret|subvention|aide|avance|garantie|prime|financement|taux)s?"
                r"(?: (?!demande|sollicite)\w+)? (?:ne )?(?:pourra|peut|pourront|peuvent|sera|finance|couvre|prend"
                r"|represente|varie|s'eleve"
                r"|intervien\w+) (?!.{0,20}(?:accorde|attribue|octroye|cumul|sollicit|demande|mobilis))"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:le |la |l'|ce |cette )?(?:dispositif|programme|prestation|accompagnement|aide|formation) "
                r"(?:ne |n')(?:peut|pourra|a) (?:pas )?(?:avoir )?(?:pour objet|vocation a|porter sur|financer|couvrir)"
            ),
            "Décrit le dispositif.",
        ),
        (
            (
                r"^(?:le )?(?:cumul|total|taux) (?:\w+ )?(?:des|d'|de cumul des) ?aides?(?: publiques?)?\b.{0,40}%"
                r"|^(?:le |un )?plafond (?:de |des |d')(?:depenses|aide|subvention|investissement)"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^\d+ \w+ (?:maximum|au maximum|au plus) (?:peu|pour)\w+ etre (?:finance|subventionne|aide|pris)"
                r"|^(?:la duree de l'accompagnement|l'accompagnement dure|la formation dure)"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:les? |la |l'|votre |vos )?(?:demandes?|dossiers?|candidatures?|formulaires?|inscriptions?)"
                r"(?: d'aide| de candidature| de subvention| complete?s?)? "
                r"(?:(?:doi(?:t|vent)|devra|devront|sera|seront|est|sont) (?:etre )?)?"
                r"(?:a )?(?:deposer|remplir|envoyer|transmettre|deposee?s?|transmis\w*|envoyee?s?|adressee?s?|saisie?s?"
                r"|effectuee?s?|formulee?s?|faites?) (?!.{0,60}\bavant\b)(?:en ligne|sur |via |par |a l'adresse"
                r"|aupres|a "
                r"la |au plus tard|dans (?:un delai|les)|directement|sous forme)"
            ),
            "Dit comment demander.",
        ),
    )
)
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
                r"^(?:(?:seul\w* )?(?:les |des |le |la |l'|l’)?"
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

"""Texts that ask nothing whatever numbers and names stand in them: who else may ask, what the aid is, where to ask."""

import re
from typing import Final

# (words, reason): looked for first, whatever numbers and names stand beside.
PLAIN_SILENCES: Final = tuple(
    (re.compile(words), reason)
    for words, reason in (
        (
            r"^(?:les )?(?:micro|auto)[ -]?entrepr\w+ (?:peuvent|sont (?:egalement |aussi )?eligibles?)",
            "Ouvert aussi aux micro-entreprises.",
        ),
        (
            (
                r"^(?:(?:l'|le |la |ce |cette )?(?:aide|dispositif|pret|programme|accompagnement|subvention"
                r"|offre) )?(?:est )?(?:egalement |aussi )?(?:ouvert|eligible|accessible)\w* (?:egalement |aussi )?"
                r"(?:aux |a la )(?:micro|auto)[ -]?entrepr\w+[ .]*$"
            ),
            "Ouvert aussi aux micro-entreprises.",
        ),
        (
            (
                r"\b(?:avoir |disposer d'|posseder |titulaire d')(?:un )?(?:numero )?(?:de )?(?:siret"
                r"|siren)\b|\bsiret (?:actif|valide)|\b(?:repertoire|base) (?:sirene|siren|de l'insee|insee)\b"
            ),
            "Toute entreprise en a un.",
        ),
        (
            (
                r"^(?:etre )?(?:une |toute )?personnes? (?:physiques? (?:ou|et) morales?|morales? (?:ou|et) physiques?)"
                r"(?! (?:immatric|inscri|exerc|ayant|dont|qui|situe|implant|resid|employ|porteu|souhait|relev"
                r"|domicil)\w*)"
            ),
            "Ouvert à toutes les entreprises.",
        ),
        (
            (
                r"^(?:le |la |l')?(?:pret|subvention|aide|montant (?:du pret|de l'aide"
                r"|de la subvention|des aides))(?!.*propres) (?:est |sera )?(?:de|d'|compris\w*|jusqu'a|plafonn\w+"
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
        (
            (
                r"^(?!.*\bet dans la limite)(?:le |la |les |l'|un |une )?(?:montant (?:total |maximum "
                r"|maximal )?(?:des |de la |de l'|du )?)?"
                r"(?:depenses?|assiette|couts?|investissements?|travaux|base|aide|subvention|taux|dotation)s?\b"
                r"(?: (?!min|compris|superieur)\w+){0,4} (?:(?:est|sont|sera|seront) )?(?:plafonnee?s? a|limitee?s? a"
                r"|retenue?s? dans la limite|pris\w* en (?:compte|charge) dans la limite|(?:est|sont) pris\w* en "
                r"(?:compte|charge) (?:a hauteur|jusqu))"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:cette |l'|les )?(?:aides?|subventions?|soutiens?|prets?|avances?) (?:(?:est|sera|sont) )?"
                r"(?:versee?s?|attribuee?s?|octroyee?s?|accordee?s?|delivree?s?|soumise?s?|relevant|relevent|releve"
                r"|prend la forme|allouee?s?)\b(?!.{0,30}(?:uniquement|exclusivement|seul|aux |si |minimis|qu'une|avant"
                r"|sous (?:condition|reserve)))"
                r"|^(?:la selection|l'attribution|l'instruction|le versement|la decision|l'octroi) (?:de |d'|des "
                r"|du |se )"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?!.*\b(?:pas|ne|non)\b).*\b(?:relev|depend)\w* d'(?:un autre|autres|une autre) (?:dispositif"
                r"|programme|aide"
                r"|guichet)s?\b"
            ),
            "Renvoie ailleurs.",
        ),
        (
            (
                r"^(?!.*\b(?:reserve\w*|uniquement|exclusiv\w+|doi(?:t|vent)|seul\w*|condition)\b).*"
                r"\bgratuit(?:e|s|es|ement)?\b"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:sur (?:candidature|dossier|inscription|devis|rendez-vous)|renouvelable|(?:duree|cout|prix|tarif"
                r"|format"
                r"|taux|participation)(?: (?:de|du|d'|des) (?:la |l'|le )?(?:formation|accompagnement|prestation"
                r"|parcours|programme|aide|atelier|participation)s?)? ?:|(?:cout|prix|tarif) de \d|(?:prestation"
                r"|formation|atelier|accompagnement|parcours|programme) (?:individuel\w* |collecti\w+ )?"
                r"(?:de|d'une duree de|sur|limite a) \d"
                r"|cumul (?:possible|autorise)|(?:la |l'|le )?(?:region|etat|ademe|opco|departement|chambre|cci"
                r"|cma)\b[^,;]{0,20} "
                r"(?:prend|prennent|finance|cofinance|subventionne|rembourse|couvre))"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"\breserve\w* aux \d+ (?:premier\w*|premieres?)|\b(?:limite|ouvert)\w* (?:a|aux) \d+ (?:participant"
                r"|place|entreprise"
                r"|candidat|beneficiaire|laureat)s?\b"
            ),
            "Rappelle que le budget est limité.",
        ),
        (
            (
                r"\bn'(?:est|sont|a|avez|ont) (?:donc )?pas (?:necessaire|obligatoire|exige|requis|oblige|tenu|besoin"
                r"|a etre|impose)"
                r"|\bpas (?:necessairement|obligatoirement|forcement)\b"
                r"|\baucun\w* [^,;]{0,40}n'est (?:exige|requis|demande|impose|necessaire)"
            ),
            "Permet sans exiger.",
        ),
        (
            (
                r"^(?!.*\b(?:et dans la limite|minim|plancher|au moins))(?:le |la |l'|un |les )?(?:taux|montant|aide"
                r"|subvention|pret|plafond|cout"
                r"|tarif|avance)s?\b[^,;]{0,40}\b(?:est|sera"
                r"|sont) (?:majore|porte|releve|bonifie|augmente|limite|plafonne|fixe|reduit)|\bl'aide est (?:limitee"
                r"|plafonnee)"
                r"|^montant (?:maximum|maximal|max) (?:de |d'|:)|\bbeneficie(?:nt)? d'un(?:e)? (?:tarif|taux|majoration"
                r"|bonification"
                r"|reduction|remise|prix)|^(?:differe|remboursement)s? (?:de|d'|sur)"
                r"|^(?:le )?pret (?:est )?sans (?:garantie|caution)"
            ),
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:la |les |votre |vos )?(?:demande|candidature|inscription|depot)s?\b[^,;]{0,25}\b(?:se fait"
                r"|se font"
                r"|s'effectue|doi(?:t|vent) (?:se faire|s'effectuer))|\bdossiers? (?:de \w+ )?(?:doi(?:t|vent)|devra"
                r"|devront) (?:comporter"
                r"|contenir|comprendre|inclure|etre compose)"
            ),
            "Dit comment demander.",
        ),
        (
            r"^(?:[^,;:]{0,30} )?(?:est|sont) destinee?s? a [a-z]+(?:er|ir|re) ",
            "Décrit l’aide, pas qui peut l’avoir.",
        ),
        (
            (
                r"^(?:[^,;:]{0,30} )?(?:s'adresse\w*|(?:est|sont) (?:destine|ouvert|reserve)\w*) "
                r"(?:aux?|a la|a tous les) "
                r"(?:(?:dirigeant|chef\w* d'entreprise|salarie|collaborateur|responsable|gerant|equipe"
                r"|cadre)s?(?:,? (?:et|ou) |, | et/ou |(?=[ .]*$))(?:aux |leurs |a leurs |de leurs )?)+[ .]*$"
            ),
            "Ouvert à toutes les entreprises.",
        ),
        (
            r"^(?:sont|est) (?:eligible|concerne|vise|admis)\w* toutes? (?:les )?entreprises[ .]*$",
            "Ouvert à toutes les entreprises.",
        ),
        (r"^toutes? (?:les )?(?:regions?|departements?|communes?)[ .]*$", "Ouvert dans toute la France."),
        (r"^(?:une )?attention particuliere", "Dit comment la demande est étudiée."),
        (r"\bmodalites specifiques|\breste gratuit|\ba la charge d", "Décrit le dispositif."),
        (r"\bliste des .{0,60}\b(?:est|sont) (?:actualise|publie|disponible|mise)\w*", "Renvoie à une liste."),
        (r"\bvous pouvez (?:transmettre|contacter|deposer|adresser|faire)", "Dit comment demander."),
        (
            (
                r"^(?:le |la |l'|ce |cette |votre )?(?:pret|subvention|aide|avance|garantie|prime|financement|taux)s?"
                r"(?: (?!demande|sollicite)\w+)? (?:ne )?(?:pourra|peut|pourront|peuvent|sera|finance|couvre|prend"
                r"|represente|varie|s'eleve"
                r"|intervien\w+) (?!.{0,30}\bqu'un)(?!.{0,20}(?:accorde|attribue|octroye|cumul|sollicit|demande"
                r"|mobilis))"
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
                r"la |au plus tard|dans (?:un delai|les)(?!.*\b(?:suiv|apres|posterieur)\w* (?:a )?(?:la "
                r"|l')(?:creation|immatric|reprise|install|debut))|directement|sous forme)"
            ),
            "Dit comment demander.",
        ),
    )
)

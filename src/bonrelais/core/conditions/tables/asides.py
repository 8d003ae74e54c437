"""Parts of a clause that say who is meant, or illustrate, without asking more."""

import re
from typing import Final

# « à titre expérimental », « attesté par les derniers comptes » : said beside a condition, adds none to it.
ASIDES: Final = re.compile(
    r"\((?![^()]*\b(?:a jour|doi[tv]|devr|obligatoire|capitaux propres))(?:[^()]*\b(?:hors (?:apprenti|alternant"
    r"|stagiaire|dirigeant|interim)\w*|effectif consolide|atteste|selon|cf|voir|exemple|ex|dont|ensemble de"
    r"|titre experimental|au sens"
    r"|notamment|hors taxes?|sigle|etc|sous reserve)\b[^()]*)\)"
)
# « (par exemple …) » illustrates the condition that stands before it.
EXAMPLES: Final = re.compile(r"\((?:par exemple|exemples?|ex\b|notamment|comme)[^()]*\)")
# The tool itself, as subject of the sentence, asks nothing: « Ce prêt est destiné aux … ».
LEAD: Final = re.compile(
    r"(?P<subject>(?:l'|le |la |les |ce |cette |ces |cet )?[^,;:]{0,50}?)\b(?:s'appliqu\w+"
    r"|s'adress\w+|(?:est|sont) (?:destine|ouvert|reserve|accessible)\w*|cibl\w+)"
    r" (?:(?:uniquement|exclusivement|notamment|egalement|prioritairement) )?(?:a|aux?|les|des|la"
    r"|le|plusieurs|toute?s?)\b"
)

# « industries, entreprises, coopératives »: one member of the list is any business.
ANY_BUSINESS: Final = re.compile(
    r"(?:^|[,;(] ?|\bet |(?<!services )(?<!service )\baux |\betre )(?:une "
    r"|toutes? )?(?:les )?(?:entreprises?|societes?|structures?"
    r"|acteurs economiques)(?= ?[,;()]|\.\.\.|$| (?:et|ou) (?:aux |les |une |des )?(?:collectiv"
    r"|exploit|artisan|commercant|independant|cooperati|profession|associ|etablissements publics))"
    r"(?!.*\b(?:qui (?:relev|sont|dispos|emploi|exerc|appart|ont)\w*|relevant d|exercant|dont l'activite)\b)"
)
# Things that an aid pays for or not: refusing them says nothing of who may have it.
OBJECTS: Final = re.compile(
    r"^\W*(?:(?:l'|le |la |ce |cette )?(?:aide|dispositif|programme|subvention|pret|prime"
    r"|financement)\s{2,})?(?:les? |la |l'|des |du |de la )?(?:depenses?|frais|couts?|achats?|rachats?|acquisitions?"
    r"|travaux"
    r"|investissements?|equipements?|materiels?|mobiliers?|fournitures?|consommables?|honoraires|vehicules?"
    r"|salaires?|auto-?construction"
    r"|(?:actions? (?:de |d'))?(?:formation|communication)s?|simples? travaux|etudes?|prestations?"
    r"|loyers?|stocks?|(?:operations? (?:de |en ))?credits?(?:[ -]bail)?|locations?|leasing|main d'oeuvre|taxes?|tva"
    r"|entretien|maintenance|remplacements?|renouvellements?)\b"
)
# « sont aussi éligibles, à condition que … » asks something of those.
CONDITIONAL: Final = re.compile(
    r"\b(?:si|s'il|s'ils|s'elles?|lorsqu\w*|a (?:la )?condition|sous (?:reserve|condition)|des lors|uniquement|seule?s?"
    r"|exclusivement|doi(?:t|vent)|devr\w+)\b"
)
# « quelle que soit leur forme juridique (SAS, SCOP …) » asks nothing.
# « entreprises individuelles et sociétés »: whoever asks is one or the other.
_ONE_PERSON: Final = r"(?:entreprises? individuelles?|entrepreneurs? individuels?)"
_COMPANIES: Final = (
    r"societes?(?! (?:civile|cooperative|d'economie|publique|par actions|anonyme|a responsabilite|en nom|commerciale"
    r"|a mission|immobiliere|de |d')\w*)"
)
_LINKED: Final = r",? (?:et |ou |et/ou |comme )(?:en |les |une? |des |aux |sous forme de )?"
ANY_FORM: Final = re.compile(
    rf"\b(?:en nom propre (?:ou|et) (?:en |sous forme de )?societe|{_ONE_PERSON}{_LINKED}{_COMPANIES}"
    rf"|{_COMPANIES}{_LINKED}{_ONE_PERSON})"
)
WHATEVER: Final = re.compile(
    r",? ?\b(?:y compris|et meme|avec ou sans)\b [^,;.():]*|\bquel(?:le)?s? que soi(?:en)?t (?:leurs?|la|le|les|sa"
    r"|son|votre) [a-z' ]{3,40}?(?=[,;.]|$| (?:exerc|situ"
    r"|implant|ayant)"
    r"| \()(?: \([^()]*\))?"
)

"""Sorts of businesses that open a clause: « restaurants de plus de 50 couverts » asks for restaurants too."""

import re
from typing import Final

from bonrelais.core.conditions.tables.row import row

_OF: Final = r"(?:de la |de l'|d[eu]s? |d')"
# Names of businesses, never of things: « transports », « travaux », « logiciels » open clauses on projects.
HEAD: Final = re.compile(
    r"^\W*(?:(?:(?:l'entreprise|l'etablissement|le beneficiaire) (?:exploite|est|doit (?:etre|exploiter))"
    r"|exploitants? de|gerants? de"
    r"|proprietaires? de|exploiter|gerer|tenir|creer|reprendre|ouvrir|ou|petits?|etre|les?|tou(?:te?s?|s)|une?"
    r"|aux|des|la) )*"
    r"(?!chargeurs|.*\b(?:choisi|retenu|reference|partenaire"
    r"|obligatoire)e?s?\b)(?P<who>restaurants?\b(?! d'ent)|restaurateurs|hotels?\b(?! d'ent)|hoteliers|cafes?"
    r"|bars?|brasseries|campings?|gites?|chambres? d'hotes"
    r"|meubles? de tourisme|hebergements? touristiques?|residences? (?:de tourisme|hotelieres?)|refuges?"
    r"|villages? vacances"
    r"|\w{2,}eries?|\w{4,}(?:iers?|eurs?|istes?|iens?)|boulangers|bouchers|vignerons|maraichers"
    r"|bureaux? de tabac|debits? de (?:tabac|boissons)|ecoles? de conduite"
    r"|laboratoires? d'analyses|ateliers? de reparation|notaires|avocats|architectes|medecins|taxis"
    r"|veterinaires|commerces(?! de detail et)|commerce de detail|commerce (?:alimentaire|de proximite"
    r"|de bouche)|commerce(?= de (?:moins|plus)| situe"
    r"| implante| ayant| dispos)|magasins|boutiques|librair\w+|pharmacies?|garages?"
    r"|stations?[ -]services?|discotheques?|cinemas|theatres|musees?|salons? de (?:coiffure|the|beaute)"
    r"|instituts? de beaute|auto-?ecoles?|creches?|ehpad|cliniques?|agences? (?:immobili|de voyage|de communication)"
    r"|banques|bailleurs? sociaux|industries(?= [a-z]+ant\b)|industriels(?! d)|caves? |domaines? skiables?|grossistes"
    r"|(?P<listed>(?:artisans?|commercants?|agriculteurs|associations|professions? liberales?)(?=,| et | ou ))"
    r"|bureaux? d'etudes|organismes? de formation"
    r"|(?:entreprises?|societes?|exploitations?|prestataires|professionnels|start-?ups|[tp][pm]e|eti) (?=[a-z]{5,}s\b)"
    r"|(?:entreprises?|societes?|professionnels?|acteurs?|artisans?|commercants?|industriels|prestataires"
    r"|structures?|cabinets?"
    rf"|agences?|[tp][pm]e|eti|start-?ups?) {_OF}(?:secteurs? {_OF})?(?!plus|moins|\d|taille|droit)(?:services? )?)"
)
# what says more of them
HEAD_END: Final = re.compile(
    r" (?:de (?:plus|moins|\d)|d'(?:au |une? |environ)|titulaires?|situe|implante|installe|ouvert|class|labell|certifi"
    r"|dispos|consomm|ayant|avec|dont|qui|employ|realis|comport|en (?:zone|commune|centre|milieu|qpv)|des communes"
    r"|de la commune|de centre|independant|en difficulte|a jour|doi(?:t|vent)|peu(?:t|vent)|sont|est|ne |n'|pour "
    r"|jusqu|proposant|utilisant|exploitant|dote|soumis|justifi|exerc|inscri|immatric)|[.:;(]"
)
# A shop may be a bakery, a hairdresser or a restaurant for who writes « commerces » of a town centre.
SHOPS: Final = row(
    r"commerces?(?! de (?:gros|detail|proximite|bouche)| alim| inter| ambul| non| itin| seden| et de)",
    "naf",
    {"include": ["G", "10.13", "10.71", "10.82", "56", "95", "96"]},
)

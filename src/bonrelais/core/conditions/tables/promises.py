"""What the business itself will do: an action that it promises, whatever its verb."""

import re
from typing import Final

# Verbs that say what one is or has, or how one will be judged: no promise.
_STATE: Final = (
    r"(?:s'|se )?(?:etre|avoir|dispos|justifi|present|demontr|prouv|repond|correspond|concern|port|relev|apparten"
    r"|exerc|employ"
    r"|compt|permett|vis|inscri|figur|rempli|deten|possed|depass|exced|attein|represent|rest|contribu|reduir"
    r"|reduis|satisfai"
    r"|beneficie|prevoi|constitu|comport|compren|situ|trouv|gener|emettr|consomm|produir|valoir|pouvoir|devoir"
    r"|faire (?:l'objet"
    r"|partie|preuve|etat)|avoir lieu|consist|entr|conduir|cre|propos|amelior|favoris|apport|offrir|ameliorer"
    r"|integr|releve"
    r"|augment|diminu|limit|evit|interven|recevoir|percevoir|obten|subir|emaner|appliqu|solliciter|demander|cumul"
    r"|agir|falloir|control|cotis|convenir|suffi)"
)
_WHO: Final = (
    r"(?:(?:l'|le |la |les |votre |vos |chaque |toute |tout |cette )?(?:entreprise|beneficiaire|candidat|porteur"
    r"|dirigeant"
    r"|chef d'entreprise|demandeur|structure|societe|employeur|exploitant|commerce|commercant|artisan|adherent"
    r"|participant"
    r"|laureat|professionnel|gerant|createur|repreneur|etablissement)s?\b[^,;:]{0,40}? |vous |il |elle |ils |elles )"
)
_ADVERB: Final = r"(?:\w+ment |egalement |aussi |en outre |ensuite |alors |d'abord )?"
_IN_RE: Final = (
    r"(?:[a-z]*mettre|[a-z]*prendre|[a-z]*vendre|[a-z]*rendre|[a-z]*suivre|[a-z]*scrire|[a-z]*duire|faire|detruire)"
)
# words that end as verbs do
_NOUN: Final = (
    r"(?:premier|dernier|atelier|chantier|dossier|foncier|financier|hotelier|particulier|metier|panier|papier|courrier"
    r"|calendrier|bancaire|immobilier|mobilier|regulier|entier|avenir|loisir|plaisir|hier|cahier|quartier|artisan"
    r"|leader"
    r"|manager|conseiller|ouvrier|cuisinier|patissier|boulanger|boucher|epicier|cafetier|escalier)\b"
)
_ACTION: Final = rf"(?!{_STATE})(?:s'|se |vous )?(?:{_IN_RE}|(?!{_NOUN})[a-z]{{2,}}(?:er|ir))\b"
PROMISE: Final = re.compile(
    rf"^(?:et |puis )?(?:{_WHO}(?:ne )?(?:doi(?:t|vent)|devr(?:a|ont|ez)|devez|sera tenue?|est tenue?s? d[e']"
    rf"|sont tenue?s? d[e']"
    rf"|s'engage(?:nt|ra|ront)?(?: a)?|accepte(?:nt)?(?: de)?) ?(?:pas )?{_ADVERB}{_ACTION}|(?:ne pas )?{_ACTION})"
)

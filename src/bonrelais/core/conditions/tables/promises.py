"""What the business itself will do: an action that it promises, whatever its verb."""

import re
from typing import Final

# Verbs that say what one is or has, or how one will be judged: no promise.
_STATE: Final = (
    r"(?:s'|se )?(?:etre|avoir|dispos|justifi|present|demontr|prouv|repond|correspond|concern|port|relev|apparten"
    r"|exerc|employ|exist"
    r"|compt|permett|vis|inscri|figur|rempli|deten|possed|depass|exced|attein|represent|rest"
    r"|satisfai|exploit|gerer\b|export|import|vend(?:re|ez)\b|resid|habite|demeur"
    r"|beneficie|prevoi|constitu|comport|compren|situ|trouv|gener|emettr|consomm|produir|valoir|pouvoir|devoir"
    r"|faire (?:l'objet"
    r"|partie|preuve|etat)|avoir lieu|consist|entr|conduir|cre|apport|offrir"
    r"|releve"
    r"|interven|recevoir|percevoir|obten|subir|emaner|appliqu|solliciter|demander|cumul"
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
    r"(?:premier|dernier|plancher|loyer|foyer|container|routier|batelier|pompier|forestier|acier|charcutier|chocolatier"
    r"|bijoutier|horloger|plombier|menuisier|charpentier|infirmier|banquier|officier|fermier|poissonnier|fruitier"
    r"|atelier|chantier|dossier|foncier|financier|hotelier|particulier|metier|panier|papier|courrier"
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

# What the project itself will be: the business that plans it undertakes it.
_PLANNED: Final = (
    r"(?:(?:l'|le |la |les |votre |vos |ce |ces |cette |chaque |tout |toute |tous les |toutes les )?"
    r"(?:projet|operation|investissement|travaux|action|equipement|materiel|machine|installation|etude|prestation"
    r"|accompagnement|formation|demarche|solution|programme de travaux|plan d'actions?|dispositif de|vehicule|velo"
    r"|borne"
    r"|animation|evenement|ouvrage|appareil|systeme|chaudiere|panneau|produit|service|recrutement|embauche|renovation"
    r"|construction|dechet|prelevement|rejet|donnee|amenagement|achat|acquisition|logiciel|capteur|toiture|devanture"
    r"|contenu|livrable|depense|devis"
    r"|facture|logement|poste|contrat|convention|stage|mission|site internet)s?x?\b[^;:]{0,90}?)"
)
_DUTY: Final = r"(?:doi(?:t|vent)|devra(?:it|ient)?|devront|sera tenue?|est tenue?)\b (?:pas |jamais )?"
_TENDING: Final = (
    r"(?:visant|permettant|portant sur|contribuant|favorisant|integrant|s'inscrivant|associant|utilisant|comportant"
    r"|prevoyant|concernant|engendrant|generant|incluant|consistant|mettant en)"
)
_MEASURED: Final = (
    r"(?:(?:le |la |l'|les )?(?:poids|puissance|surface|duree|capacite|performance|rendement|longueur|hauteur"
    r"|profondeur"
    r"|nombre|part|prix|ptac|qualite|conception|pose|installation|mise en (?:oeuvre|service))\b[^,;:]{0,40}?"
    r"(?:du |de la |de l'|des |d'))?"
)
_BEING: Final = (
    r"(?:vise(?:nt)?|porte(?:nt)? sur|concerne(?:nt)?|permet(?:tent)?|contribue(?:nt)?|s'inscri(?:t|vent)"
    r"|compren(?:d|nent)"
    r"|comporte(?:nt)?|prevoi(?:t|ent)|integre(?:nt)?|respecte(?:nt)?|consiste(?:nt)?)"
)
_OWN_PROJECT: Final = (
    r"(?:(?:le|les|l'|votre|vos|tout|ce) ?(?:projet|operation|travaux|investissement|installation)s?\b[^,;:]{0,40}? )"
)
DESIGNED: Final = re.compile(
    rf"^(?:et |puis |enfin |egalement )?(?:{_MEASURED}{_PLANNED}(?:{_DUTY}|(?<=[sxt] ){_TENDING}\b)"
    rf"|{_OWN_PROJECT}{_BEING}\b)"
)
# « Signature d’une convention », « Réalisation d’un bilan »: an action, said by its noun.
ACTED: Final = re.compile(
    r"^(?:la |l'|le )?(?:signature|adhesion|participation(?! financ)|nomination|designation|constitution"
    r"|mise (?:en place"
    r"|a disposition|en oeuvre)|realisation|respect|maintien|acceptation|presentation|fourniture|inscription|presence"
    r"|implication|mobilisation|affichage|transmission des|communication (?:de|des)|conservation|utilisation"
    r"|installation"
    r"|embauche|recrutement|organisation|elaboration|suivi|restitution)s? (?:\w+ )?(?:d[eu]s?\b|d'|a\b|au\b|aux\b"
    r"|sur\b)"
)
# Words that call for judgement: whoever reads them must weigh, and a person does.
JUDGED: Final = re.compile(
    r"\b(?:eligib|viab|soutenab|exemplai|pertinen|coheren|credib|significat|ambitieu|suffisan|satisfais|raisonnab"
    r"|reproductib"
    r"|structurant|remarquab|incitati|demontr|justifi|prouv|argument|matur|solid|robust|equilibr|chances|plus-value"
    r"|reel|interet|opportun|qualitati|faisab|capacit|realis(?:te|me)|impactant|notab|importan|innov|original"
    r"|durablement|bonne?s? |meilleur|adapte|proportionn|potentiel|serieu|fort(?:e|es|s)?\b|nouve(?:au|lle)|rentab)\w*"
)
# « Le dirigeant accepte le suivi », « il doit s’agir de … »: said by the business of what it will do.
ACCEPTED: Final = re.compile(
    r"^(?:(?:le|la|l'|les|votre|vos) ?(?:dirigeant|gerant|beneficiaire|entreprise|candidat|porteur|demandeur"
    r"|exploitant|structure)\w*\b[^,;:]{0,25}? |vous )(?:accept|particip|conserv|maint(?:ien|en)|communiqu|transme"
    r"|fourni|sign|adher|assist|consacr|s'impliqu|respect|mobilis)\w*"
    r"|^il (?:doit|devra) s'agir d|^etre (?:en regle|en conformite|conforme) (?:avec|au regard|vis-a-vis|a )"
)
# « La subvention s’adresse uniquement aux véhicules … », « ne sont éligibles que dans le cadre de projets … »: what the
# project must be, told of the aid.
ONLY_FOR: Final = re.compile(
    r"^(?:l'|le |la |les |ce |cette |cet )?(?:aide|subvention|dispositif|pret|programme|appel a projets?|soutien"
    r"|financement"
    r"|accompagnement|prime)s?\b[^,;:]{0,30}\b(?:(?:s'adresse|concerne|porte|cible|finance|vise"
    r"|soutient)\w* (?:uniquement"
    r"|exclusivement|seulement)|ne (?:concerne|finance|porte|vise)\w* que|(?:est|sont) (?:exclusivement "
    r"|uniquement )?reserve\w*) "
    r"(?:a |aux? |sur |les? |des |la |l'|du |de )*(?:vehicule|projet|travaux|equipement|installation|etude"
    r"|investissement"
    r"|operation|achat|acquisition|renovation|materiel|action|demarche|produit|solution|machine|engin|velo|borne)"
    r"|^[^,;]{0,40}\bne (?:sont|est) eligibles? (?:[^,;]{0,30} )?que (?:dans le cadre d|pour (?:des|les|un|une|l)"
    r"|lors d)"
)

"""« Tous secteurs », « toutes tailles »: whole texts that open to all, or to all but micro-enterprises."""

import re
from typing import Final

OPEN_SECTORS: Final = re.compile(
    r"^(?:ouvert\w* (?:a|aux) )?(?:tou(?:s|t|tes)(?: les| types? de)? (?:secteurs?|activites?"
    r"|domaines?)(?: d'activites?)?(?: eligibles?| concernes?| admis(?:es)?)?(?:,? (?:dont|y compris|notamment"
    r"|incluant|en particulier"
    r"|particulierement|plus particulierement|principalement|surtout|prioritairement|en priorite"
    r"|avec (?:une )?priorite) .*"
    r"| ?\((?!sauf|hors|except|a l'ex)[^()]*\))?"
    r"|(?:tous (?:les )?secteurs|toutes (?:les )?activites)(?: d'activites?)? (?:sont|est) (?:eligible|concerne"
    r"|admis)\w*.*"
    r"|multi-?sectoriel\w*|intersectoriel\w*|sans restriction.*)[ .]*$"
)
_OF_ANY: Final = (
    r"(?:,? ?(?:et |ou |et/ou )?(?:de |quel(?:le)?s? que soi(?:en)?t |sans (?:condition|distinction|restriction"
    r"|critere) "
    r"(?:de |d'))?(?:toutes? (?:les )?tailles?|tou(?:s|t)(?: les)? secteurs?(?: d'activites?)?(?: confondus)?"
    r"|toutes? (?:les )?(?:activites|formes? juridiques?)"
    r"|(?:(?:leurs?|sa|son|la|le|votre) )?(?:taille|secteurs?(?: d'activites?)?|formes?(?: juridiques?)?"
    r"|natures? juridiques?"
    r"|statuts?(?: juridiques?)?|effectifs?|activites?|chiffres? d'affaires|age|anciennete|localisation)))"
)
OPEN_TO_ALL: Final = re.compile(
    r"^(?:(?:l'aide |le dispositif )?(?:est )?(?:ouvert\w*|accessible|eligible|destine\w*|s'adresse) )?(?:a |aux )?"
    r"(?:toutes? (?:les )?|l'ensemble des |les )?(?:entreprises?|structures?|societes?|organisations?|etablissements?)"
    rf"{_OF_ANY}{{1,3}}[ .]*$|"
    r"^quel(?:le)?s? que soi(?:en)?t (?:leurs?|la|le|les|sa|son|votre) [a-z' ]{3,60}[ .]*$|"
    r"^(?:eligible|ouvert\w*|accessible|destine\w*|s'adresse)? ?(?:a |aux )?(?:toutes? (?:les "
    r")?(?:entreprises?|tailles?|structures?)|tout type d'entreprises?|tou(?:te)?s|tout public)"
    r"(?:,? (?:confondue?s|d'entreprises?|quelle que soit.*|sans condition.*|(?:y compris|meme|dont|incluant"
    r"|des la) .*))?"
    r"[ .]*$|^(?:(?:aucune?|pas d(?:e |'))(?: |(?<=')|(?<= ))?"
    r"(?:condition|restriction|critere|anciennete|duree|minimum|limite|exigence).*|sans condition.*|toutes tailles.*"
    r"|pre-?requis ?: ?(?:aucun|neant|non|sans).*|(?:aucun|sans) pre-?requis.*)[ .]*$"
)
MICRO_ADMITTED: Final = re.compile(r"^(?:eligibles?|ouvert\w*|accessibles?) (?:aux |a la )micro[ -]?entrepr\w+[ .]*$")
MICRO_REFUSED: Final = re.compile(
    r"^(?:non[ -](?:eligibles?|ouvert\w*|accessibles?)|ineligibles?|ferme\w*) (?:aux |a la )micro[ -]?entrepr\w+[ .]*$"
)

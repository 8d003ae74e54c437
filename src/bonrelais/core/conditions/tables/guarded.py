"""Words that say of whom, or in what case, the rest of a sentence is asked."""

import re
from typing import Final

_PURPOSE: Final = (
    r"(?!etre\b|acceder|beneficier|rejoindre|postuler|obtenir|pretendre|participer|candidater|solliciter"
    r"|pouvoir|cela|ce faire)"
)
_GUARD_IF: Final = re.compile(
    r"^les? (?P<guard>.{3,80}?) (?:ne )?(?:sont|est) (?:eligible|admis)\w* (?:uniquement |seulement |que "
    r"|exclusivement )?(?:si |a condition (?:de |d'|qu)"
    r"|sous reserve (?:de |d'|qu)|des lors (?:qu)|lorsqu(?:e |'))(?P<body>.{8,})$",
    re.DOTALL,
)
_GUARD: Final = re.compile(
    rf"^(?:(?P<pour>pour {_PURPOSE}(?:les? |la |l'|un |une |des |tou(?:te)?s? |chaque ))|dans le cas (?:d(?:e |'une? |'"
        rf"|u )|ou )|en cas d(?:e |')"
    r"|s'il s'agit d(?:'une? |e |'|u )|lorsqu(?:e |')|si (?!besoin)|(?P<en>en (?=[a-z]+[ -]caledonie"
        r"|outre|corse|metropole|region|bretagne|normandie|occitanie|ile[- ]de[- ]f|nouvelle[- ]aq|hauts[- ]de[- ]f"
        r"|bourgogne"
    r"|auvergne|provence|paca|pays de la l|centre[- ]val|grand est|guadeloupe|martinique|guyane)))"
    r"(?P<guard>[^:]{3,180}?)(?: ?: ?|, ?(?=(?:[a-z]+(?:er|ir|oir|re|ez)\b|ne |n'|ils? |elles? |les? |la "
        r"|l'|une? |vous |votre|vos |ces? |cette |\d|au (?:moins|plus|minimum|maximum) |plus d|moins d|entre |jusqu"
        r"|minimum "
        r"|maximum )))"
    r"(?P<body>.{8,})$", re.DOTALL
)  # fmt: skip


# « Les entreprises de plus de 250 salariés doivent fournir … »: asked of those alone
_GUARD_SUBJECT: Final = re.compile(
    r"^les (?P<guard>(?:(?:entreprises?|structures?|societes?) (?:de |du |d'|des |ayant |employant |comptant |dont )"
    r"|(?:pme|tpe|eti|grandes entreprises|artisans|commercants|associations|cooperatives|hotels|campings|restaurants"
    r"|agriculteurs|exploitations agricoles|(?:micro|auto)[ -]?entrepr\w+|start-?ups?)\b)[^,;:]{0,60}?) "
    r"(?:doivent|devront) (?:egalement |en outre |imperativement |obligatoirement )?(?P<body>.{8,})$",
    re.DOTALL,
)
# « Être labellisé RGE (pour les entreprises du bâtiment) »
_GUARD_AFTER: Final = re.compile(
    r"^(?P<body>[^()]{8,}?) \((?:uniquement |seulement )?pour (?P<guard>(?:les? |la "
    r"|l')[^()\d]{3,60})\)[ .]*$",
    re.DOTALL,
)
GUARDED: Final = (_GUARD, _GUARD_IF, _GUARD_SUBJECT, _GUARD_AFTER)

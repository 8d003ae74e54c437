"""Words that tell how a clause means the others: refused, admitted too, preferred, excepted."""

import re
from typing import Final

REFUSED: Final = re.compile(
    r"\b(?:ne (?:sont|seront|sera|est|peuvent|peut|pourront|pourra|font|fait|concerne(?:nt)?"
    r"|s'adresse(?:nt)?) (?:donc )?(?:pas|plus)"
    r"(?: etre)?(?: eligibles?| concernee?s?| ouverte?s?| retenue?s?| admise?s?| pretendre| beneficier"
    r"| partie| prise?s? en compte"
    r"| recevables?| subventionnee?s?| visee?s?| acceptee?s?| financee?s?| soutenue?s?| accessibles?"
    r"| aux?\b| les?\b| des\b)"
    r"|n'est pas (?:ouvert|eligible|accessible|destinee?|applicable|recevable|financee?|prise? en compte|admise?)e?"
    r"|(?:sont|est|seront) (?:donc |egalement |aussi |notamment )*(?:exclue?s?|ineligibles?|non "
    r"eligibles?|inadmissibles?)"
    r"|ineligibles?|exclue?s? :|exclusions? ?:|non[ -]eligibles?|sont ecartee?s?"
    r"|non[ -](?:ouvert|accessible|destine|admis)\w*(?= aux? )(?! au public)|^a l'exclusion|sont exclues?"
    r"|(?:,|:)? ?(?:non retenue?s?|exclue?s?)(?= ?(?:\.?$|,? ?\(?(?:sauf|hors|hormis|except|a l'exception))))\b:?"
    r"|\b(?:exclue?s?|exclusions?|ineligibles?) ?:|^exclusions? d(?:es?\b|u\b|')"
)
WIDENED: Final = re.compile(
    r"\b(?:sont|est|seront) (?:egalement|aussi) (?:eligibles?|concernee?s?|admis\w*)|peuvent (?:egalement|aussi)"
)
ADMITTED: Final = re.compile(r"\b(?:codes?(?: naf| ape)?|secteurs?|activites?) eligibles?\b|\bsont eligibles?\b")
# « les associations sont éligibles » adds to those admitted, where « sont éligibles : … » lists them all.
PERMITTED: Final = re.compile(
    r"^(?:les |la |le |l')(?!.*\b(?:seule?s|uniquement|exclusivement|ne (?:sont|est|peuvent"
    r"|peut))\b).{3,120} (?:(?:sont|est) "
    r"(?:egalement |aussi )?(?:eligible|admis)\w*|(?:peut|peuvent|pourra|pourront) (?:egalement |aussi )?"
    r"(?:etre (?:eligible|admis|accompagne)|(?:en )?beneficier|y pretendre|participer|candidater))"
)
# « entreprises en plan de continuation éligibles »
ACCEPTED_TOO: Final = re.compile(
    r"^(?!.*\b(?:seul|uniquement|exclusivement|ne |non |n'|pas ))(?:les )?(?:entreprises?|societes?|associations?"
    r"|structures?) .{3,100} (?:eligible|admise|acceptee)s?[ .]*$"
)
# « ouvert aux auto-entrepreneurs et aux associations »: they may ask too, nobody has to be one
OPEN_TO_MICRO: Final = re.compile(
    r"^(?!.*\b(?:uniquement|exclusivement|seul\w*|reserve\w*)\b)(?:[^,;:]{0,40} (?:est|sont) )?"
    r"(?:egalement |aussi )?(?:ouvert|accessible|eligible)\w* (?:egalement |aussi |notamment )?"
    r"(?:aux |a la )(?:\w+(?:, | et (?:aux )?| ou ))?(?:(?:micro|auto)[ -]?entrepr|(?:jeunes )?entreprises? "
    r"(?:en (?:cours de )?creation|naissantes?|nouvellement creees?|recemment creees?))"
)
# « le projet peut être porté par une association »: it may, nobody has to
MAY: Final = re.compile(
    r"^(?!.*\b(?:seule?s?|uniquement|exclusivement|reserve\w*|doi(?:t|vent)|que|ne|condition"
    r"|sous reserve)\b)(?!.*\b[nq]u?')"
    r".*\b(?:peut|peuvent|pourra|pourront)\b(?! (?:egalement |aussi |ainsi )?(?:en |y )?(?:beneficier|candidat"
    r"|pretendre"
    r"|postuler|participer|deposer|acceder|solliciter|demander))"
)
SOFT: Final = re.compile(
    r"\b(?:(?:est|sont|sera) (?:\w+ment )?(?:recommand|conseill|encourag|souhait|preconis|suggere|appreci)(?:ee?s?"
    r"|es?|able)|(?<!quartier )(?<!quartiers )prioritaire\w*|en priorite|de preference|privilegi\w+"
    r"|^priorite (?:aux?|a la|a l')|priorite (?:sera |est )?(?:donnee|accordee)|en general|idealement"
    r"|derogations? (?:acceptee|possible"
    r"|envisageable)s?|sauf derogation|non obligatoire|facultati\w+|si possible"
    r"|(?<!pas )(?<!non )(?:possibles?|autorisee?s?)(?=[ .]*$)|le cas echeant"
    r"|attention particuliere|^priorite (?:aux?|a)|cibles? prioritaires?|(?:seront?|sera) (?:favorise"
    r"|valorise|bonifie)\w*"
    r"|(?:bonification|majoration|bonus) )\b"
)
EXCEPT: Final = re.compile(
    r"\b(?:et )?(?:hormis|hors(?! taxes?| ht| service| d'usage| norme| sol| d'etat|-| site| dirigeant"
    r"| de (?:cause|danger|portee|prix|question)\b"
    r"| apprenti| stagiaire"
    r"| alternant)|en dehors d(?:e|u|es)\b|sauf(?! derogation"
    r"| mention| indication)|exceptee?s?"
    r"|a l'exception d(?:e|u|es)|a l'exclusion d(?:e|u|es)|a l'exterieur d(?:e|u|es)"
    r"|(?:ailleurs|autres?) qu(?:e|'))\b ?(?P<what>[^()]*(?:\([^()]*\)[^()]*)*)"
)

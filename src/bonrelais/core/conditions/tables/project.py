"""What is planned: nature, spending, start, financing, premises; what was done and received before; where."""

import re
from typing import Final

from bonrelais.core.conditions.tables.natures import NATURES
from bonrelais.core.conditions.tables.row import Row, Sense, cued, row, stated
from bonrelais.core.conditions.tables.starts import NOT_STARTED

SPENDING: Final = cued(
    r"\b(?:depenses?|couts?|achats?|investissements?|acquisitions?) (?:\w+ ){0,3}(?:eligibles?"
    r"|concerne|exclu|retenu|admissible|doivent|de |d')",
    row(r"equipements?|materiels?|machines?|outils? de production", "project_nature", {"spend_include": ["equipment"]}),
    row(r"vehicules? (?:neufs?|utilitaires?|propres?|electriques?)", "project_nature", {"spend_include": ["vehicles"]}),
    row(r"fonds de commerce|droit au bail", "project_nature", {"spend_include": ["business_assets"]}),
    row(r"logiciels?|licences?", "project_nature", {"spend_include": ["software"]}),
    row(
        r"foncier|terrains?|acquisitions? immobilieres?|biens? immobiliers?",
        "project_nature",
        {"spend_include": ["real_estate"]},
    ),
    row(r"stocks?", "project_nature", {"spend_include": ["stock"]}),
    row(
        r"remplacements? (?:a l'identique|simples?)|simple remplacement",
        "project_nature",
        {"spend_include": ["replacement"]},
    ),
    row(r"d'occasion|reconditionnes?", "project_nature", {"spend_include": ["second_hand"]}),
    row(r"salaires?|frais de personnel|masse salariale", "project_nature", {"spend_include": ["salaries"]}),
    row(r"besoin en fonds de roulement|\bbfr\b|tresorerie", "project_nature", {"spend_include": ["working_capital"]}),
)
FINANCING: Final = (
    stated(
        r"(?:concours|emprunts?|prets?|financements?|credits?) "
        r"bancaires?(?:.{0,40}cofinancement\w*.*)?|pret d'un etablissement bancaire"
        r"|(?:associe|adosse|accompagne)\w* (?:d'|a )(?:un|des) (?:pret|concours|financement"
        r"|credit)s?.*|cofinancements?(?! d'au (?:moins|minimum) \d| de \d| minimum| par l'entreprise)",
        "cofinancing",
        {"bank_loan": True},
    ),
    stated(
        r"(?:partenariat|financement|cofinancement) (?:financier |exterieur |externe "
        r"|prive )?[a-z ]{0,40}?,? ?a raison "
        r"de (?:1 pour 1|1 euro pour 1 euro)|(?:financement|partenariat|apport)s? (?:exterieurs?|externes?|financiers?"
        r"|en capital)",
        "cofinancing",
        {"bank_loan": True},
    ),
    stated(r"(?:apport personnel|(?<!% d')autofinancement)(?!.{0,40}%)", "cofinancing", {"own_share_min": 1}),
    stated(r"createurs? d'emplois?|creer des emplois|creer (?:un|l')emploi", "jobs", {"min": 1, "counted": "created"}),
)
_BUILDING: Final = (
    r"\b(?:batiments?|loca(?:l|ux)|etablissements?|sites?|surfaces?|usages?|immeubles?|toitures?|bureaux"
    r"|entrepots?|murs|bail|baux|foncier|terrains?|parc immobilier)\b"
)
_OPEN_PREMISES: Final = (
    r"(?:(?:dispos\w+|dote\w*|posseder|avoir|exploiter) (?:d'un |d'une |un |une |des |de )(?:propres? )?)?"
    r"(?:loca(?:l|ux)|boutiques?|magasins?|etablissements?|ateliers?|points? de vente|espaces?|showrooms?|commerces?)"
    r"(?: (?!non\b)[a-z']+){0,4}? (?:ouverte?s?|accessibles?) (?:au|a du|a un) public"
)
PREMISES: Final = (
    row(_OPEN_PREMISES, "premises", {"uses": ["shop"]}),
    row(
        r"(?:dispos\w+|dote\w*|posseder|avoir) (?:d'un |de |d'une |un |des )(?:propres? )?loca(?:l|ux)"
        r"(?: (?:professionnels?|commercia(?:l|ux)|physiques?|dedies?|adaptes?)(?: et)?)*",
        "premises",
        {"occupancy": ["owner", "tenant"]},
    ),
    *cued(
        _BUILDING,
        row(
            r"(?<!accord du )(?<!accord de son )(?<!accord de leur )(?<!accord des )proprietaires?",
            "premises",
            {"occupancy": ["owner"]},
        ),
        row(r"locataires?|titulaires? d'un bail|bail commercial", "premises", {"occupancy": ["tenant"]}),
        row(r"gestionnaires?|exploitants?(?! agricole| de remontee| aeroport)", "premises", {"occupancy": ["manager"]}),
    ),
    *cued(
        r"\bbatiments?\b|\bloca(?:l|ux)\b|\bparc immobilier|\busages?\b|\bsurfaces?\b|\bimmeubles?\b",
        row(r"(?<!energie )(?<!decret )(?:usages? |activites? )?tertiaires?", "premises", {"uses": ["tertiary"]}),
        row(r"(?:usage )?industriels?|batiments? industriels?", "premises", {"uses": ["industrial"]}),
        row(r"bureaux", "premises", {"uses": ["office"]}),
        row(r"entrepots?", "premises", {"uses": ["warehouse"]}),
        row(r"ateliers?", "premises", {"uses": ["workshop"]}),
        row(r"(?:usage )?commercia(?:l|ux)|boutiques?|magasins?", "premises", {"uses": ["shop"]}),
        row(r"logements?|usage d'habitation|residentiels?", "premises", {"uses": ["home"]}),
    ),
    row(
        r"(?:etablissements? )?(?:recevant|recevoir|accueillant|accueillir) (?:du|le) public(?: \(erp\))?|\berp\b",
        "premises",
        {"uses": ["shop"]},
    ),
    row(r"points? de vente|vitrine|pas[ -]de[ -]porte|commerces? sedentaires?", "premises", {"uses": ["shop"]}),
    row(
        r"pepinieres? d'entreprises?|incubateurs?|hotels? d'entreprises",
        "premises",
        {"locations": ["incubator"]},
    ),
    row(r"halles?(?: (?:alimentaires?|de marche|couvertes?))?", "premises", {"locations": ["market_hall"]}),
    row(
        r"(?<!accord du )(?<!accord de son )(?<!accord des )proprietaires? (?:occupants?|exploitants?|bailleurs?"
        r"|des murs)",
        "premises",
        {"occupancy": ["owner"]},
    ),
    row(
        r"centres?[ -]villes?|centres?[ -]bourgs?|coeurs? de ville(?!.{0,3}action)",
        "premises",
        {"locations": ["town_centre"]},
    ),
    row(
        r"(?:zones?|parcs?) (?:d'activites?|artisanales?|industrielles?|commerciales?)",
        "premises",
        {"locations": ["business_park"]},
    ),
    row(
        r"galeries? (?:marchandes?|commerciales?)|centres? commercia(?:l|ux)",
        "premises",
        {"locations": ["shopping_centre"]},
    ),
)
_BASINS: Final = (
    "loire-bretagne",
    "seine-normandie",
    "adour-garonne",
    "rhone-mediterranee",
    "artois-picardie",
    "rhin-meuse",
)
ZONES: Final = (
    *(
        row(
            rf"(?:bassins? )?(?:hydrographiques? )?(?:de l'|du |de la )?{name.replace('-', '[ -]')}(?:[ -]corse)?",
            "zone",
            {"zones": [f"perimetre-bassin-{name}"]},
        )
        for name in _BASINS
    ),
    row(r"zones? de restructuration de la defense|\bzrd\b", "zone", {"zones": ["zrd"]}),
    row(
        r"communes? (?:adherentes?|membres?|classees?|situees?) (?:au|du|d'un|dans le|dans un) parc|(?:territoire"
        r"|perimetre) (?:du|d'un) parc(?: naturel(?: regional)?)?",
        "zone",
        {"zones": ["regional_park"]},
    ),
    row(r"villages? d'avenir", "zone", {"zones": ["vda"]}),
    row(r"operations? de revitalisation d(?:e|u|es) territoires?|\bort\b", "zone", {"zones": ["ort"]}),
    row(r"grands? sites?(?: touristiques?| emblematiques?)*", "zone", {"zones": ["grand_site"]}),
    row(r"zones? de repartition des eaux(?: \(zre\))?|\bzre\b", "zone", {"zones": ["zre"]}),
    row(r"zones? inondables?", "zone", {"zones": ["flood"]}),
    row(r"iles? du ponant", "zone", {"zones": ["island"]}),
    row(r"zones? non interconnectees?|\bzni\b", "zone", {"zones": ["non_interconnected"]}),
    row(r"fonds (?:de|pour une) transition juste|\bftj\b", "zone", {"zones": ["jtf"]}),
    row(
        r"z(?:f?rr)(?: ?\+)?|zones? (?:france ruralites?|de revitalisation) ?(?:revitalisation|rurale)?",
        "zone",
        {"zones": ["zfrr"]},
    ),
    row(r"zones? d'aides? a finalite regionale|zones? afr|afr", "zone", {"zones": ["afr"]}),
    row(r"qpv|quartiers? prioritaires?(?: de la (?:politique de la )?ville)?", "zone", {"zones": ["qpv"]}),
    row(r"bassins? d'emplois? a redynamiser|\bber\b", "zone", {"zones": ["ber"]}),
    row(r"zones? franches? urbaines?(?:[ -]territoires? entrepreneurs?)?|zfu(?:-te)?", "zone", {"zones": ["zfu"]}),
    row(r"action coeur de ville|\bacv\b", "zone", {"zones": ["acv"]}),
    row(r"petites villes de demain|\bpvd\b", "zone", {"zones": ["pvd"]}),
    row(r"territoires? d'industrie", "zone", {"zones": ["ti"]}),
    row(
        r"plans? de protection de l'atmosphere(?: \(ppa\))?|\bppa\b",
        "zone",
        {"zones": ["ppa"]},
    ),
    row(
        r"zones? (?:a faibles emissions?)(?:[ -]mobilites?)?(?: \(zfe(?:-m)?\))?|\bzfe(?:-m)?\b",
        "zone",
        {"zones": ["zfe"]},
    ),
    row(r"zones? de montagne|massifs?(?: montagneux)?|communes? de montagne", "zone", {"zones": ["mountain"]}),
    row(r"(?:zones? |communes? )?littora(?:l|les?|ux)", "zone", {"zones": ["littoral"]}),
    row(r"parcs? naturels? regiona(?:l|ux)|\bpnr\b", "zone", {"zones": ["regional_park"]}),
)
COMMUNES: Final = (
    row(
        r"zones? urbaines?|communes? (?:urbaines?|denses?)|milieu urbain",
        "commune_attribute",
        {"densities": ["dense", "intermediate"]},
    ),
    row(r"densite intermediaire", "commune_attribute", {"densities": ["intermediate"]}),
    row(
        r"(?:tres )?peu denses?|zones? rurales?|(?:(?:entreprises?|commerces) |(?<=tpe )|(?<=pme ))rura(?:les?|ux)"
        r"|communes? rurales?|milieu rural|territoires? rura(?:l|ux)",
        "commune_attribute",
        {"densities": ["low", "very_low"]},
    ),
    row(r"(?<!la )communautes? de communes(?! d(?:e|u|es|')\b)", "commune_attribute", {"epci_types": ["CC"]}),
    row(
        r"(?<!la )(?:communautes? )?(?<!la communaute )d'agglomerations?(?! d(?:e|u|es|')\b)",
        "commune_attribute",
        {"epci_types": ["CA"]},
    ),
    row(r"(?:communautes? |ou )urbaines?(?! d(?:e|u|es|')\b)", "commune_attribute", {"epci_types": ["CU"]}),
    row(
        r"(?<!en )(?<!la )(?<!sa )metropoles?(?! europeenne| de | d'|,? et d)",
        "commune_attribute",
        {"epci_types": ["ME"]},
    ),
)
GOODS: Final = (
    row(
        r"(?:simples? )?(?:remplacements?|renouvellements?) (?:a l'identique|simples?)|simples? (?:remplacement"
        r"|renouvellement)s?",
        "project_nature",
        {"spend_include": ["replacement"]},
    ),
    row(
        r"(?:materiels?|equipements?|vehicules?|machines?) (?:\w+ )?(?:d'occasion|reconditionnes?)",
        "project_nature",
        {"spend_include": ["second_hand"]},
    ),
    Row(
        re.compile(r"\b(?:materiels?|equipements?|machines?) (?:\w+ ){0,3}neufs?\b"),
        "project_nature",
        {"spend_exclude": ["second_hand"]},
        Sense.HOLDS,
    ),
)
PROJECT_ROWS: Final[tuple[Row, ...]] = (
    *NOT_STARTED,
    *FINANCING,
    *PREMISES,
    *ZONES,
    *COMMUNES,
    *GOODS,
    *NATURES,
    *SPENDING,
)

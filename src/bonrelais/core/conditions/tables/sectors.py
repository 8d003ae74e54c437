"""Sectors as programmes say them, and the NAF rev. 2 prefixes or the tags of our own list that they mean."""

from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.tables.company import FARM_COOPERATIVES
from bonrelais.core.conditions.tables.makers import MAKERS
from bonrelais.core.conditions.tables.row import Row, Sense, row
from bonrelais.core.conditions.tables.sellers import SELLERS
from bonrelais.core.conditions.tables.trades import TRADES

_NAF: Final = (
    (
        (
            r"hotellerie (?:&|et|/) ?restauration|hotels?[, -]+cafes?[, -]+(?:et )?restaurants?|\bchr\b"
            r"|\bhcr\b|hotellerie[ -]restauration|hebergement et (?:de )?(?:la )?restauration"
        ),
        "I",
    ),
    (
        (
            r"services? (?:aux|b ?to ?b aux) entreprises?(?: \(b ?to ?b\))?(?: de production)?|services? a "
            r"l'industrie|prestations? (?:aux entreprises|de services?)"
        ),
        "M N",
    ),
    (r"transports? et (?:de (?:la )?)?logistique", "H"),
    (r"evenementiel|organisation d'evenements", "82.3"),
    (r"(?:micro-)?creches?|gardes? d'enfants", "88.91"),
    (r"stations?[ -](?:services?|essence)|carburants?(?= ?[,;)]|$)", "47.30"),
    (r"parapharmacies?", "47.75"),
    (r"(?:bureaux?|debits?) de tabac|buralistes?", "47.26"),
    (r"fleuristes?", "47.76"),
    (r"opticiens?", "47.78A"),
    (r"bijouti(?:ers?|eries?)|horlog(?:ers?|eries?)", "47.77"),
    (r"poissonn(?:iers?|eries?)", "47.23"),
    (r"epiceries?|epiciers?|superettes?", "47.11"),
    (r"e-commerce|ventes? (?:a distance|en ligne)|commerce en ligne", "47.91"),
    (r"auto-?ecoles?|ecoles? de conduite", "85.53"),
    (r"salles? de (?:sport|fitness)", "93.13"),
    (r"jeux d'argent(?: et de hasard)?|jeux de hasard|casinos?", "92"),
    (r"notaires?|avocats?|huissiers?|(?:professions?|activites?) juridiques?", "69.1"),
    (r"experts? comptables?|cabinets? comptables?", "69.2"),
    (r"veterinaires?", "75"),
    (r"ambulanciers?|ambulances?", "86.90A"),
    (r"photographes?", "74.20"),
    (r"demenageurs?|demenagement(?= ?[,;)]|$)", "49.42"),
    (r"coursiers?|livraisons? (?:alimentaires? )?a domicile|messagerie", "53.2"),
    (r"location de (?:voitures|vehicules)", "77.1"),
    (r"locations? de logements?|locations? de biens immobiliers", "68.2"),
    (r"aeronautiques?(?: et spatiale?s?)?|aerospatial\w*|spatial", "30.3"),
    (r"construction navale|naval(?:e)?", "30.1"),
    (r"electroniques?(?= ?[,;)]| et |$)", "26"),
    (r"fonderies?", "24.5"),
    (r"cosmetiques?", "20.42"),
    (r"brasseurs?|microbrasseries?", "11.05"),
    (r"patissi(?:ers?|eries?)|biscuiteries?", "10.71 10.72"),
    (r"chocolatiers?|confiseurs?|confiseries?|chocolateries?", "10.82"),
    (r"plombiers?|electriciens?|chauffagistes?", "43.2"),
    (r"macons?|couvreurs?|charpentiers?|menuisiers?|peintres en batiment|platriers?", "43"),
    (r"musees?", "91.0"),
    (r"piscines?|patinoires?|centres? aquatiques?|equipements? sportifs?", "93.1"),
    (r"boissons? alcoolisees?", "11.01 11.02 11.03 11.04 11.05"),
    (r"debits? de boissons", "56.3"),
    (r"boissons(?= ?[,;)]| et |$)", "11"),
    (r"lieux? de culte|(?:associations?|activites?|organisations?) (?:cultuelles?|religieuses?)", "94.91"),
    (r"centres? de donnees|data ?centers?", "63.11"),
    (r"activites? de (?:production|transformation|fabrication)(?! d)|(?<=, )transformation(?= ?[,;)]| et |$)", "C"),
    (r"interimaires?|agences? d'interim", "78"),
    (r"laiti(?:er|ere)s?", "10.5"),
    (r"holdings?", "64.20"),
    (r"bailleurs? soci(?:al|aux)", "68.20"),
    (r"reseaux? de (?:chaleur|froid)", "35.3"),
    (r"transports? routiers? de marchandises|fret routier", "49.4"),
    (r"transports? routiers? de voyageurs|autocaristes?", "49.3"),
    (r"transports? (?:de )?marchandises", "49.2 49.4 50.2 50.4 51.2"),
    (r"(?:transports? )?(?:de )?(?:voyageurs|passagers)", "49.1 49.3 50.1 50.3 51.1"),
)
# Whole sections, where no finer word stands.
_SECTIONS: Final = (
    (
        (
            r"(?:activites? |entreprises? |secteurs? |acteurs? )?(?:du secteur )?industri(?:es?|els?"
            r"|elles?)(?! agro| extract| manuf| creat| cultur| pharma| textile| chimi| des? (?!moins|plus|au|\d)"
            r"| du | d'| de "
            r"la )"
        ),
        "B C D E / C",
    ),
    (r"(?:industries? |secteur )?manufacturi\w+", "C"),
    (r"industries? extractives?|carrieres?|substances minerales?(?: solides)?|mines", "B"),
    (
        (
            r"(?:secteur |activites? "
            r"|services? )?(?<!usage )(?<!batiments )(?<!batiment )(?<!parc )(?<!immobilier )(?<!locaux )tertiaires?"
        ),
        "G H I J K L M N O P Q R S",
    ),
    (r"negoce(?! des materiaux)", "G / 46"),
    (
        r"(?:entreprises?|activites?|societes?) (?:artisanales?,? (?:(?:et|ou|et/ou) )?)?commerciales?",
        "G H I J K L N R S / G",
    ),
    (r"distribut(?:ion|eurs?)", "G / 46 47"),
    (r"(?<!auto-)(?<!auto)construction|batiment|btp|travaux publics", "F"),
    (r"les commerces|commerces(?= |,|$)(?! de gros| de detail| et de detail)", "G / 47"),
    (
        (
            r"(?:secteur )?(?:du )?commerces?(?! de gros| de detail| et de detail| inter|ant)|(?<!non )"
            r"(?<!galerie )(?<!galeries )(?<!centre )(?<!zone )(?<!local )(?<!surface )commercial(?:es?)?|(?<!centres )"
            r"(?<!locaux )commerciaux"
        ),
        "G",
    ),
    (r"transports?(?! en commun)(?: et (?:de )?(?:logistique|entreposage))?", "H"),
    (
        (
            r"(?<!cooperatives )(?<!cooperative )(?<!cooperation )(?<!materiel )"
            r"(?:entreprises? |activites? |secteurs? |filieres? )?agricoles?|agriculture|agriculteurs?"
            r"|secteur primaire"
        ),
        "A / 01",
    ),
    (r"(?:activites? |services? )?(?:financiere?s?|financiers?)|finance", "K"),
    (r"agences? immobilieres?", "68.31"),
    (r"(?:activites? )?(?<!parc )immobili\w+", "L"),
    (r"(?:administrations?|secteur) publi(?:que|c)s?", "O"),
    (r"enseignement|education", "P"),
    (r"sante(?! au travail)|secteurs? sanitaires?|medico-social\w*", "Q"),
    (r"(?:champ|secteur|action) social\w*", "87 88"),
    (
        (
            r"creatifs?(?= ?[,;)]| et |$)|(?:secteur )?(?:de la )?culture(?!s)|filiere culturelle|culturel(?:le)?s?"
            r"|industries? "
            r"(?:creatives?|culturelles?)(?: et (?:creatives?|culturelles?))?|arts? graphiques? et spectacle|spectacle"
        ),
        "90 91 59",
    ),
)
_TAGS: Final = (
    (r"chambres? d'hotes?", "guest_rooms"),
    (
        (
            r"gites? (?:d'etapes?|de groupes?)|refuges?(?: de montagne)?|auberges? de jeunesse"
            r"|hebergements? (?:touristiques? )?collectifs?"
        ),
        "group_lodging",
    ),
    (
        (
            r"gites?(?: rura(?:l|ux))?|meubles? (?:de tourisme|classes?|touristiques?)"
            r"|(?<!de )(?<!des )meubles(?= ?[,;)]|$)"
            r"|locations? (?:saisonnieres?|touristiques?|meublees?)"
        ),
        "furnished_rental",
    ),
    (r"(?:villages?|centres?)(?: (?:et|ou) (?:villages?|centres?))?(?: de)? vacances", "holiday_village"),
    (
        (
            r"residences? (?:de tourisme|hotelieres?)|hebergements?(?: (?:touristiques?|de tourisme"
            r"|hybrides?))|hebergeurs?"
        ),
        "tourist_lodging",
    ),
    (
        r"incinerat\w+(?: de [a-z ]*dechets)?|unites? de valorisation energetiques?(?: des? dechets)?|\buve\b",
        "incinerator",
    ),
    (r"reparations? (?:sur|de|d')|reparations?$", "repairer"),
    (r"navires?|compagnies? maritimes?", "sea_transport"),
    (r"bateaux?|peniches?|eaux interieures", "river_transport"),
    (r"commerces? de proximite", "local_shop"),
    (r"emballages?", "packaging"),
    (r"tourisme social(?: et solidaire)?", "social_tourism"),
    (r"agri-?tourisme", "farm_tourism"),
    (r"oeno-?tourisme", "wine_tourism"),
    (r"offices? (?:de|du) tourisme", "tourist_office"),
    (r"sites? (?:touristiques?|de visites?)|equipements? touristiques?", "visitor_site"),
    (r"(?:aires? naturelles?|parcs? residentiels? de loisirs?|campings? de loisirs?)", "leisure_park"),
    (
        r"(?:loueurs?|reparateurs?|loueurs et reparateurs) de velos|cyclotouristes?|services aux cyclotouristes",
        "cycling",
    ),
    (r"(?:unites? de )?methanis\w+", "methanisation"),
    (r"prefabrication(?: ou d'assemblage)?|construction hors[ -]site", "prefabrication"),
    (r"proprietaires? forestiers?", "forestry"),
    (r"(?:entreprises? )?produisant des biodechets|producteurs? de biodechets", "biowaste_producer"),
    (r"transporteurs?(?: routiers?)?(?: \([^)]*\))?|transport routier(?! de)", "road_transport"),
    (r"(?:transport(?:eur)?s? )?(?:ferroviaires?)|fret ferroviaire", "rail_transport"),
    (r"(?:transport(?:eur)?s? )?fluvia(?:l|ux|les?)(?: et (?:nautique|maritimes?))?|bateliers?", "river_transport"),
    (r"(?:transport(?:eur)?s? )?(?<!peche )maritimes?|armateurs?|pilotines?", "sea_transport"),
    (r"manutention\w*", "logistics"),
    (r"chargeurs?", "shipper"),
    (r"commissionnaires? de transport", "logistics"),
    (r"reparateurs?(?! de velos)|activites? de reparation|reparation(?= ?[,;)]| et |$)|reconditionn\w+", "repairer"),
    (r"economie circulaire(?= ?[,;)]| et |$)", "recycling"),
    (
        (
            r"commer(?:cants?|ces?) (?:ambulants?|non[ -]sedentaires?|itinerants?)(?: (?:et|ou) (?:ambulants?"
            r"|non[ -]sedentaires?|itinerants?))?|ambulants?|forains?"
        ),
        "itinerant",
    ),
    (r"restauration collective", "collective_catering"),
    (r"restauration rapide|fast[ -]?foods?", "fast_food"),
    (r"(?:entreprises? en )?b ?to ?c|b2c|services? aux particuliers|vente aux particuliers", "sells_to_individuals"),
    (r"b ?to ?b|b2b", "business_services"),
    (r"oeuvres de creation[a-z ]*|production (?:de films|audiovisuelle)", "culture"),
    (
        r"(?:accompagn\w+|conseil\w*) .{0,50}(?:rse|transition ecologique|developpement durable)[^;]*",
        "green_consulting",
    ),
    (r"applications? numeriques?|plateformes? numeriques?", "digital"),
    (r"(?:fabrication|production) d'hydrogene", "hydrogen"),
    (
        (
            r"ressourceries?|recycleries?|recycleurs?|centres? de tri|plateformes? de reemploi|(?:acteurs? du "
            r"|du )?reemploi"
            r"(?= ?[,;)]| et |$)"
        ),
        "recycling",
    ),
)
# Wide words, read when no finer one stands there.
_WIDE_TAGS: Final = (
    (
        (
            r"(?:secteurs? |champ |filiere |domaine |activites? )?(?:du |de l'industrie du "
            r")?(?<!vehicules de )(?<!voitures de )(?:touris(?:me|tiques?))(?! social| durable)"
        ),
        "tourism",
    ),
    (
        r"(?:entreprises? |activites? |commerces? |services? |artisanat et services? )?de proximite(?! imm)",
        "local_business",
    ),
)


def _naf(words: str, prefixes: str) -> Row:
    """« A / 01 »: section A is accepted, division 01 is refused."""
    accepted, _, refused = prefixes.partition(" / ")
    refusal = {"include": list(refused.split())} if refused else None
    return replace(row(words, "naf", {"include": list(accepted.split())}), refusal=refusal)


def _trade(words: str, prefixes: str) -> Row:
    """A trade stands in its divisions with others: refusing them refuses too many, unless « = » says they are it."""
    accepted, is_exact, _ = prefixes.partition(" =")
    return replace(_naf(words, accepted), sense=Sense.NAMES if is_exact else Sense.STATES)


SECTOR_ROWS: Final[tuple[Row, ...]] = (
    FARM_COOPERATIVES,
    *(row(words, "activity", {"include": [tag]}) for words, tag in _TAGS),
    *(_naf(words, prefixes) for words, prefixes in _NAF),
    *(_trade(words, prefixes) for words, prefixes in (*MAKERS, *SELLERS)),
    *(_naf(words, prefixes) for words, prefixes in TRADES),
    *(_naf(words, prefixes) for words, prefixes in _SECTIONS),
    *(row(words, "activity", {"include": [tag]}) for words, tag in _WIDE_TAGS),
)
# Outside the heading of sectors, a sector is a condition only beside one of these words.
SECTOR_CUE: Final = (
    r"\b(?:secteurs?|branches?|[tp][pm]e (?=industri|agricol|artisan|commercia|touristi)|activites? principales?"
    r"|dont l'activite (?:est|releve)|(?:activites?|commerces?"
    r"|entreprises?) (?:eligible|concernee?)s?(?= ?:)|exer[cç]\w+ (?:une|ses|son) |(?:destine|reserve"
    r"|ouvert)\w* (?:aux?|a la) |s'adresse\w* (?:aux?|a )|entreprises? (?:du|de la|des|de l'"
    r"|artisanales?|industri\w+|agricoles?)"
    r"|(?:vous|etre|relev\w+) (?:etes|relevez|d'(?!au |une? )|un|une)|sont (?:eligibles|concern\w+)"
    r"|(?:etablissement|entreprise|structure|activite) (?:est|doit etre) (?:une?|des)"
    r"|activites? (?:artisanale|commerciale|industrielle|liberale|agricole|touristique)s?|ayant comme activites?)\b"
)

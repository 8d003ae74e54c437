"""Sectors as programmes say them, and the NAF rev. 2 prefixes or the tags of our own list that they mean."""

from dataclasses import replace
from typing import Final

from bonrelais.core.conditions.tables.row import Row, row

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
    (r"poissonni(?:ers?|eries?)", "47.23"),
    (r"epiceries?|epiciers?|superettes?", "47.11"),
    (r"e-commerce|ventes? (?:a distance|en ligne)|commerce en ligne", "47.91"),
    (r"auto-?ecoles?|ecoles? de conduite", "85.53"),
    (r"salles? de (?:sport|fitness)", "93.13"),
    (r"jeux d'argent(?: et de hasard)?|jeux de hasard|casinos?", "92"),
    (r"notaires?|avocats?|huissiers?|(?:professions?|activites?) juridiques?", "69.1"),
    (r"experts? comptables?|cabinets? comptables?", "69.2"),
    (r"medecins?|dentistes?|infirmiers?|kinesitherapeutes?|paramedica(?:l|ux)", "86"),
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
    (r"ceramiques?|verreries?|cimenteries?", "23"),
    (r"cosmetiques?", "20.42"),
    (r"brasseurs?|microbrasseries?", "11.05"),
    (r"patissi(?:ers?|eries?)|biscuiteries?", "10.71 10.72"),
    (r"chocolatiers?|confiseurs?|confiseries?|chocolateries?", "10.82"),
    (r"fromagers?|fromageries?", "10.51"),
    (r"plombiers?|electriciens?|chauffagistes?", "43.2"),
    (r"macons?|couvreurs?|charpentiers?|menuisiers?|peintres en batiment|platriers?", "43"),
    (r"musees?", "91.0"),
    (r"maraichage|horticulture|elevages?|arboriculture|apiculture|grandes cultures|cerealiers?", "01"),
    (r"piscines?|patinoires?|centres? aquatiques?|equipements? sportifs?", "93.1"),
    (r"boissons? alcoolisees?", "11.01 11.02 11.03 11.04 11.05"),
    (r"boissons(?= ?[,;)]| et |$)", "11"),
    (r"distilleries?|spiritueux", "11.01"),
    (r"lieux? de culte|(?:associations?|activites?|organisations?) (?:cultuelles?|religieuses?)", "94.91"),
    (r"centres? de donnees|data ?centers?", "63.11"),
    (r"activites? de (?:production|transformation|fabrication)(?! d)|(?<=, )transformation(?= ?[,;)]| et |$)", "C"),
    (r"interimaires?|agences? d'interim", "78"),
    (r"laiti(?:er|ere)s?", "10.5"),
    (r"holdings?", "64.20"),
    (r"bailleurs? soci(?:al|aux)", "68.20"),
    (r"reseaux? de (?:chaleur|froid)", "35.3"),
    (r"mecanique(?! )", "25 28"),
    (r"transports? routiers? de marchandises|fret routier", "49.4"),
    (r"transports? routiers? de voyageurs|autocaristes?", "49.3"),
    (r"transports? (?:de )?marchandises", "49.2 49.4 50.2 50.4 51.2"),
    (r"(?:transports? )?(?:de )?(?:voyageurs|passagers)", "49.1 49.3 50.1 50.3 51.1"),
    # finer
    (r"agro-?alimentaires?|industries? agro-?alimentaires?|\biaa\b|agro-?industri\w+", "10 11"),
    (r"sylviculture|exploitations? forestieres?|entreprises forestieres|forestier\w*", "02"),
    (r"peche|pecheurs?|pisciculture|aquaculture|conchyliculture", "03"),
    (r"viticult\w+|viticol\w+", "01.21 11.02"),
    (r"textile|habillement|\bmode\b|cuir", "13 14 15"),
    (r"imprim(?:eries?|eurs?)|arts graphiques|reproduction", "18"),
    (r"bois(?! energie)|menuiserie|scieries?", "16"),
    (r"papier|papeterie|carton", "17"),
    (r"chimie|chimiques?", "20"),
    (r"pharmaceutiques?|pharmacie industrielle", "21"),
    (r"plasturgie|plastiques?|caoutchouc", "22"),
    (r"metallurgie|metallurgiques?|siderurgie", "24 25"),
    (r"ameublement|fabricants? de meubles", "31"),
    (
        (
            r"(?:production|producteurs?|productrices?|fourniture|fournisseurs?|distribution|secteurs?|filieres?)"
            r" (?:d'|de l'|de )?(?:electricite|energies?)|marche (?:de l'|d')energie|energeticiens?|(?<!d')energies?(?=,|$)"
        ),
        "35",
    ),
    (r"eau et assainissement|assainissement|distribution d'eau", "36 37"),
    (
        (
            r"(?:activites? du |traitement (?:de|des) |collecte (?:de|des) |collecte, traitement et "
            r"elimination des |gestion des )?(?:bio)?dechets?|recyclage|recuperation"
        ),
        "38",
    ),
    (r"depollution", "39"),
    (r"promotion immobiliere|promoteurs? immobili\w+", "41.1"),
    (r"marchands? de biens", "68.1"),
    (r"location immobiliere", "68.2"),
    (
        r"automobiles?(?! electr)|concessionnaires? automobiles?|carrossiers?|mecaniciens?|garages?|garagistes?|carrosserie",
        "45",
    ),
    (r"commerces? de gros|grossistes?", "46"),
    (r"commerces? (?:et )?de detail|detaillants?|petits commerces", "47"),
    (r"grandes? (?:&|et|ou) moyennes? surfaces?|\bgms\b|grande distribution|supermarches?|hypermarches?", "47.1"),
    (r"librairies?|libraires?", "47.61"),
    (r"pharmacies?(?! indus)|officines?", "47.73"),
    (r"negoce des materiaux(?: de construction)?", "46.73"),
    (r"bricolage", "47.52"),
    (r"import-export", "46"),
    (r"logistique|entreposage|entrepots", "52"),
    (r"taxis?|\bvtc\b", "49.32"),
    (r"remontees? mecaniques?|telepheriques?|domaines? skiables?", "49.39"),
    (r"aeroportuaires?|transports? aeriens?|aeroports?", "51 52.23"),
    (r"autoroutes?", "52.21"),
    (
        r"hotellerie(?! de plein| (?:&|et) rest|[ -]rest)|hotels?(?:-restaurants?)?|(?:etablissements? )?hoteliers?",
        "55.1",
    ),
    (r"hotelleries? de plein air|etablissements? de plein air|campings?(?: de tourisme)?", "55.3"),
    (r"hebergements?(?! tour| de tour| coll| plein| hyb)", "55"),
    (r"restauration(?! ecolog| de la)|restaurants?|restaurateurs?|cafes?|cafeterias?|traiteurs?|bars?(?! a)", "56"),
    (r"editions?|editeurs?", "58"),
    (r"cinemas?|audiovisuel\w*|cinematographi\w+|medias?", "59 60"),
    (r"telecom\w*", "61"),
    (r"informatiques?|numerique|logiciels|\besn\b", "62 63"),
    (r"activites auxiliaires de services financiers(?: et d'assurances?)?|auxiliaires? financiers?|courtiers?", "66"),
    (r"intermediation financiere", "64"),
    (r"(?:banques?|bancaires?|etablissements? de credit)", "64 / 64.1"),
    (r"assurances?(?! chomage| maladie| vieillesse| retraite)|mutuelles? d'assurances?|assureurs?", "65"),
    (r"expertise comptable|experts?-comptables?", "69.2"),
    (r"(?:cabinets? (?:de )?)?conseils?(?= et| aux|,|$|\.)", "70.2"),
    (r"bureaux? d'etudes?|ingenierie|architect\w+", "71"),
    (r"communication|publicite", "73"),
    (r"(?<!biens ou )(?<!biens et )services?(?=,| et |\.|$)", "H I J K L M N P Q R S"),
    (r"travail temporaire|interim", "78"),
    (r"agences? de voyages?", "79"),
    (r"securite privee", "80"),
    (r"proprete|nettoyage|services? de nettoyage", "81.2"),
    (r"paysagistes?|espaces verts", "81.3"),
    (
        r"formation (?:continue|professionnelle)|(?:activites )?de la formation|(?:organismes?|activites?) de formation",
        "85.5",
    ),
    (r"hospitalisation|hopita(?:l|ux)|cliniques?|prevention et de sante au travail", "86"),
    (r"ehpad|maisons? de retraite", "87"),
    (r"services? (?:aux|a la) personnes?|aide a domicile", "88.1"),
    (r"\bsports?\b|sportif\w*", "93.1"),
    (r"parcs? de loisirs?|loisirs?|divertissement", "93.2"),
    (r"thermalisme|\bspas?\b", "96.04"),
    (r"blanchisseries?|pressings?|activites de lavage|stations? de lavage", "96.01"),
    (r"coiffure|coiffeurs?|esthetique", "96.02"),
    (r"boulangeries?|boulangers?", "10.71"),
    (r"boucheries?|bouchers?", "10.13 47.22"),
    (r"metiers? de bouche", "10.1 10.71 47.2"),
    (r"crematoriums?|pompes? funebres?", "96.03"),
    # whole sections
    (
        (
            r"(?:activites? |entreprises? |secteurs? |acteurs? )?(?:du secteur )?industri(?:es?|els?"
            r"|elles?)(?! agro| extract| manuf| creat| cultur| pharma| textile| chimi| des? | du | d'| de "
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
    (r"(?<!auto-)(?<!auto)construction|batiment|btp|travaux publics", "F"),
    (r"les commerces|commerces(?= |,|$)(?! de gros| de detail| et de detail)", "G / 47"),
    (
        (
            r"(?:secteur )?(?:du )?commerces?(?! de gros| de detail| et de detail| inter|ant)|(?<!non "
            r")commercial(?:es?)?|commerciaux|negoce(?! des materiaux)|distribut(?:ion|eurs?)"
        ),
        "G",
    ),
    (r"transports?(?! en commun)(?: et (?:de )?(?:logistique|entreposage))?", "H"),
    (
        (
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
            r"(?:secteur )?(?:de la )?culture(?!s)|filiere culturelle|culturel(?:le)?s?|industries? "
            r"(?:creatives?|culturelles?)|arts? graphiques? et spectacle|spectacle"
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
        r"gites?(?: rura(?:l|ux))?|meubles? (?:de tourisme|classes?|touristiques?)|(?<!de )(?<!des )meubles(?= ?[,;)]|$)"
        r"|locations? (?:saisonnieres?|touristiques?|meublees?)",
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
    (r"(?:transport(?:eur)?s? )?fluvia(?:l|ux)(?: et (?:nautique|maritimes?))?|bateliers?", "river_transport"),
    (r"(?:transport(?:eur)?s? )?(?<!peche )maritimes?|armateurs?|pilotines?", "sea_transport"),
    (r"manutention\w*", "logistics"),
    (r"chargeurs?", "shipper"),
    (r"commissionnaires? de transport", "logistics"),
    (r"reparateurs?(?! de velos)|activites? de reparation", "repairer"),
    (r"commer(?:cants?|ces?) (?:ambulants?|non[ -]sedentaires?|itinerants?)|ambulants?|forains?", "itinerant"),
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
        r"ressourceries?|recycleries?|recycleurs?|centres? de tri|plateformes? de reemploi|(?:acteurs? du |du )?reemploi"
        r"(?= ?[,;)]| et |$)",
        "recycling",
    ),
)
# Wide words, read when no finer one stands there.
_WIDE_TAGS: Final = (
    (
        (
            r"(?:secteurs? |champ |filiere |domaine |activites? )?(?:du |de l'industrie du "
            r")?(?:touris(?:me|tiques?))(?! social| durable)"
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


SECTOR_ROWS: Final[tuple[Row, ...]] = (
    *(row(words, "activity", {"include": [tag]}) for words, tag in _TAGS),
    *(_naf(words, prefixes) for words, prefixes in _NAF),
    *(row(words, "activity", {"include": [tag]}) for words, tag in _WIDE_TAGS),
)
# Outside the heading of sectors, a sector is a condition only beside one of these words.
SECTOR_CUE: Final = (
    r"\b(?:secteurs?|activites? principales?|exer[cç]\w+ (?:une|ses|son) |(?:destine|reserve"
    r"|ouvert)\w* (?:aux?|a la) |s'adresse\w* (?:aux?|a )|entreprises? (?:du|de la|des|de l'"
    r"|artisanales?|industri\w+|agricoles?)"
    r"|(?:vous|etre|relev\w+) (?:etes|relevez|d'|un|une)|sont (?:eligibles|concern\w+)|ayant comme activites?)\b"
)

"""Trades as programmes say them, and the NAF rev. 2 prefixes that they mean: finer than whole sections."""

from typing import Final

TRADES: Final = (
    (r"agro-?alimentaires?|industries? agro-?alimentaires?|\biaa\b|agro-?industri\w+", "10 11"),
    (r"sylviculture|exploitations? forestieres?|entreprises forestieres|forestier\w*", "02"),
    (r"peche|pecheurs?|pisciculture|aquaculture|conchyliculture", "03"),
    (r"viticult\w+|viticol\w+", "01.21 11.02"),
    (r"textile|habillement|\bmode\b|cuir", "13 14 15"),
    (r"imprim(?:eries?|eurs?)|arts graphiques|reproduction", "18"),
    (r"bois(?! energie)|menuiserie|scieries?", "16"),
    (r"papier|papeterie|carton", "17"),
    (r"chimie|chimiques?", "20"),
    (r"industries? (?:de la |de |des? )sante", "21 26.6 32.5 72.1"),
    (r"pharmaceutiques?|pharmacie industrielle", "21"),
    (r"plasturgie|plastiques?|caoutchouc", "22"),
    (r"metallurgie|metallurgiques?|siderurgie", "24 25"),
    (r"ameublement|fabricants? de meubles", "31"),
    (
        (
            r"(?:production|producteurs?|productrices?|fourniture|fournisseurs?|distribution|secteurs?|filieres?)"
            r" (?:d'|de l'|de )?(?:electricite|energies?)|marche (?:de l'|d')energie|energeticiens?"
            r"|(?<!d')energies?(?=,|$)"
        ),
        "35",
    ),
    (r"eau(?= ?[,;)]| et |$)|eau et assainissement|assainissement|distribution d'eau", "36 37"),
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
        (
            r"automobiles?(?! electr)|concessionnaires? automobiles?|carrossiers?|mecaniciens?|garages?|garagistes?"
            r"|carrosserie"
        ),
        "45",
    ),
    (r"commerces? de gros|grossistes?", "46"),
    (r"commerces? (?:et )?de detail|detaillants?|petits commerces", "47"),
    (
        r"grandes? (?:(?:&|et|ou) moyennes? )?surfaces?|\bgms\b|grande distribution|supermarches?|hypermarches?",
        "47.1 / 47.11D 47.11E 47.11F 47.19A",
    ),
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
        (
            r"formation (?:continue|professionnelle)|(?:activites )?de la formation|(?:organismes?"
            r"|activites?) de formation"
        ),
        "85.5",
    ),
    (r"hospitalisation|hopita(?:l|ux)|cliniques?|prevention et de sante au travail", "86"),
    (r"ehpad|maisons? de retraite", "87"),
    (r"services? (?:aux|a la) personnes?", "81.2 81.3 85.5 88 95 96 97 / 88.1"),
    (r"aide a domicile", "88.1"),
    (r"\bsports?\b|sporti\w+", "93.1"),
    (r"parcs? de loisirs?|loisirs?|divertissement", "93.2"),
    (r"thermalisme|\bspas?\b", "96.04"),
    (r"blanchisseries?|pressings?|activites de lavage|stations? de lavage", "96.01"),
    (r"coiffure|coiffeurs?|esthetique", "96.02"),
    (r"boulangeries?|boulangers?", "10.71"),
    (r"boucheries?|bouchers?", "10.13 47.22"),
    (r"metiers? de bouche", "10.1 10.71 47.2"),
    (r"crematoriums?|pompes? funebres?", "96.03"),
)

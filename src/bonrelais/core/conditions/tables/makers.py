"""Trades that grow, make, supply and build (sections A to F), and the NAF rev. 2 prefixes that they mean."""

from typing import Final

_MAKING: Final = (
    r"(?:fabricants?|fabrication|producteurs?|production|constructeurs?|industries?|transformation|transformateurs?"
    r"|conception) (?:de la |de l'|des |du |de |d')?"
)
MAKERS: Final = (
    # section A: grown, bred, caught
    (r"entreprises? de travaux (?:agricoles?|forestiers?)|travaux agricoles|\beta\b", "01.6 02.4"),
    (r"foret(?= ?[,;)]| et |$)|(?:filieres? )?(?:foret|forestiere)s?[ -](?:et[ -])?bois|filieres? bois", "02 16"),
    (r"grandes cultures|cerealier(?:e?s?)|semenci\w+", "01.1"),
    (r"maraich\w+|productions? legumieres?|legumiers", "01.1"),
    (r"arboricult\w+|productions? fruitieres?", "01.2"),
    (r"pepini\w+(?! d'entreprises)|horticult\w+", "01.1 01.3"),
    (r"elevages?|eleveurs?|productions? animales?|apicult\w+|aviculture", "01.4 01.5"),
    (r"productions? vegetales?", "01.1 01.2 01.3 01.5"),
    (r"ostreicult\w+|mytilicult\w+|conchylicult\w+|aquacol\w+|algocultur\w+", "03.2"),
    (r"(?:artisans? )?marins?[ -]pecheurs?|armements? a la peche|peche professionnelle", "03.1"),
    (r"chasse", "01.7 ="),
    # section C: food and drink
    (r"abattoirs?|abattage|(?:transformation|produits?) (?:de la |de |des |a base de )?viandes?|salaisons?", "10.1"),
    (r"charcut\w+", "10.13 47.22"),
    (r"conserver\w+|transformation (?:de |des )?(?:fruits|legumes)[a-z ]*", "10.2 10.3"),
    (
        r"mareyage|mareyeurs?|(?:transformation (?:de |des )?)?(?:produits de la mer|poissons)(?= ?[,;)]| et |$)",
        "10.2 46.38",
    ),
    (r"huileries?|moulins? a huile", "10.4"),
    (r"laiteries?|produits? laitiers|transformation laitiere", "10.5 ="),
    (r"glaciers?(?= ?[,;)]| et |$)", "10.52 56"),
    (r"meuneri\w+|meuniers?|minoteri\w+", "10.61 ="),
    (r"sucreri\w+", "10.81 ="),
    (r"torrefact\w+", "10.83"),
    (r"alimentation animale|aliments pour animaux", "10.9 ="),
    (r"cidreri\w+|cidricol\w+", "11.03"),
    (r"brasseries?(?: artisanales?)?", "11.05 56"),
    (r"distiller\w+|distillateurs?|spiritueux|bouilleurs? de cru", "11.01"),
    (r"caves? (?:cooperatives?|particulieres?|vinicoles?)|vinicol\w+|vignerons?", "01.21 11.02"),
    (r"cavistes?", "47.25 ="),
    (r"eaux? (?:minerales?|en bouteilles?)|embouteill\w+", "11.07 ="),
    # section C: textile, leather, wood, paper, print
    (
        r"tissage|filature|tricotage|confection|couturiers?|couture|ennobliss\w+|tanneri\w+|mode et (?:du )?luxe",
        "13 14 15",
    ),
    (r"maroquin\w+|chaussures?(?= ?[,;)]| et |$)|tanneurs?|selliers?", "15"),
    (r"textiles? sanitaires?", "13"),
    (r"ebenist\w+|(?:fabricants? de )?mobilier|agencement|agenceurs?", "31 43.32"),
    (r"emballages? (?:en )?bois|tonneller\w+|tonneliers?|palettes?", "16.2"),
    (r"papetier\w*|cartonn\w+|pate a papier|papiers? et cartons?", "17"),
    (r"industries? graphiques|serigraph\w+|faconniers?|relieurs?|reliure", "18"),
    # section C: chemistry, materials, metal, machines
    (r"raffin\w+|petrochim\w+", "19 20 ="),
    (rf"{_MAKING}(?:peintures?|vernis|encres)(?: et (?:de )?\w+)?", "20.3"),
    (
        (
            rf"{_MAKING}(?:detergents?|savons?|parfums?|produits? (?:d'entretien|d'hygiene|cosmetiques?))|parfumeurs?"
            r"|savonn\w+|detergen\w+|parfumerie(?= ?[,;)]| et |$)"
        ),
        "20.4 47.75",
    ),
    (rf"{_MAKING}engrais|agrochimi\w+|phytosanitaires", "20.1 20.2"),
    (r"biotechnolog\w+|medicaments?|laboratoires? pharmaceutiques?", "21 72.1 ="),
    (r"plasturgistes?|caoutchouti\w+|composites?(?= ?[,;)]| et |$)", "22"),
    (rf"{_MAKING}materiaux(?: (?:de construction|biosources?))*|materiaux de construction", "08 16 23"),
    (r"verr(?:iers?|eries?)|industrie du verre|verre(?= ?[,;)]| et |$)", "23.1"),
    (
        r"tuiles? et briques?|briqueteri\w+|tuileri\w+|terre cuite|cerami\w+|porcelain\w+|poter\w+|potiers?|faienc\w+",
        "23.2 23.3 23.4",
    ),
    (r"ciment\w*|chaux(?= |,|$)|platre(?= |,|$)", "23.5 ="),
    (r"betons?(?: pret a l'emploi)?(?= ?[,;)]| et |$)|prefabrication (?:en )?beton", "23.6"),
    (r"tailleurs? de pierres?|marbriers?|marbreri\w+", "23.7"),
    (r"aciers?|acieri\w+|sideru\w+|aluminium|fonderi\w+|fondeurs?|metaux(?= ?[,;)]| et |$)", "24"),
    (
        (
            r"mecano-?soud\w+|chaudronn\w+|metallerie|metalliers?|serruri\w+|travail (?:des|du) meta(?:l|ux)|usinage"
            r"|decolletage|decolleteurs?|forges?(?= |,|$)|forgerons?|tolerie|coutell\w+|emboutissage"
            r"|(?:industries? )?(?<!remontees )(?<!remontee )mecaniques?(?= ?[,;)]| et |$)"
        ),
        "25 28",
    ),
    (r"traitements? (?:de |des )surfaces?|galvano\w+", "25.6"),
    (
        (
            rf"{_MAKING}(?:composants?|equipements?|produits?) (?:electriques? et )?electroniques?|semi-?conducteurs?"
            r"|microelectroni\w+|optique(?! de)|photonique"
        ),
        "26 27",
    ),
    (
        (
            rf"{_MAKING}(?:equipements?|materiels?) electriques?|batteries?(?= ?[,;)]| et |$)"
            r"|eclairage(?= ?[,;)]| et |$)|electromenager"
        ),
        "27",
    ),
    (rf"{_MAKING}(?:machines?|biens d'equipement|engins)[a-z -]*|machinisme(?: agricole)?|robotique", "28"),
    (
        (
            r"(?:industries?|filieres?|constructeurs?|equipementiers?|sous-traitants?) (?:de l'|d')?automobiles?"
            r"|equipementiers?(?= ?[,;)]| et |$)"
        ),
        "29 22 25 26 27 28",
    ),
    (r"carrossiers?[ -]constructeurs?", "29.2"),
    (
        (
            r"(?:industries? |filieres? |construction )?(?:navales?|nautiques?)(?= ?[,;)]| et |$)"
            r"|chantiers? navals?"
        ),
        "30.1 33.15",
    ),
    (r"industries? ferroviaires?|materiel roulant", "30.2"),
    (rf"{_MAKING}(?:cycles?|velos?|bicyclettes?)", "30.92"),
    (r"luth\w+|facteurs? d'instruments|instruments? de musique", "32.2"),
    (rf"{_MAKING}(?:articles? de sport|jouets?)", "32.3 32.4"),
    (r"dispositifs? medica(?:l|ux)|prothesistes?(?: dentaires?)?|lunett\w+", "32.5"),
    (r"maintenance industrielle|reparation (?:de |et installation de )?machines", "33"),
    # section D: energy, water, waste
    (
        (
            r"(?:production|producteurs?|developpeurs?|exploitants?) (?:d'|de |de l')?(?:energies? (?:renouvelables?"
            r"|verte)"
            r"|electricite renouvelable|photovolta\w+|eolien\w*)"
        ),
        "35.1",
    ),
    (r"(?:production|producteurs?|fourniture|fournisseurs?|distribut\w+) (?:de |du )?gaz", "35.2"),
    (r"chauffage urbain|reseaux? de (?:chaleur|froid)(?: urbains?)?", "35.3"),
    (r"eau potable|traitement (?:de l'eau|des eaux)|(?:services? |distribution |captage )(?:de l'|d')eau", "36 37"),
    (
        (
            r"(?:collecte|tri|traitement|valorisation|gestion|collecteurs?) (?:et (?:de )?\w+ )?(?:de |des )?"
            r"(?:bio)?dechets(?: \w+)?|dechett?eries?|ferrailleurs?|recycl\w+|casses? auto\w*|demolisseurs? automobiles"
        ),
        "38",
    ),
    (r"demantelement|demantel\w+ (?:de |des )\w+", "38 43.1"),
    # section F: built
    (
        r"constructeurs? de maisons(?: individuelles?)?|maitres? d'oeuvre en batiment|constructeurs?(?= ?[,;)]| et |$)",
        "41.2",
    ),
    (r"genie civil|voirie|terrass\w+", "42 43"),
    (r"demolition|deconstruction", "43.1 38"),
    (
        (
            r"(?:installateurs?|installation) (?:de |en |d'|des )?[a-z -]{3,40}?(?:chauffage|climatisation"
            r"|photovolta\w+"
            r"|solaires?|electri\w+|plomberie|sanitaires?|pompes? a chaleur|energies? renouvelables?)|genie climatique"
            r"|frigoristes?|froid (?:et|commercial)[a-z ]*|climatici?ens?|plomb\w+|electricite (?:du |de )?batiment"
        ),
        "43.2 33.2",
    ),
    (
        (
            r"second oeuvre|gros oeuvre|isolation(?= ?[,;)]| et |$)|platreri\w+|plaqu\w+ de platre|carrel\w+|peintres?"
            r"|charpent\w+|couvreurs?|couverture(?= ?[,;)]| et |$)|zingueurs?|etanch\w+|vitr(?:iers?|erie)|ramon\w+"
            r"|artisanat du batiment"
            r"|renovation (?:du |de )(?:batiment|bati)|rocaill\w+"
        ),
        "43",
    ),
)

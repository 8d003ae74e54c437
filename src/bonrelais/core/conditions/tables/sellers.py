"""Trades that sell, carry, lodge, serve and care (sections G to S), and the NAF rev. 2 prefixes that they mean."""

from typing import Final

SELLERS: Final = (
    # section G: vehicles, wholesale, shops
    (
        (
            r"controles? techniques?(?: automobiles?)?|centres? auto(?:mobiles?)?|(?:reparation|entretien|maintenance)"
            r"(?: et (?:la )?\w+)? (?:de |des |d')(?:vehicules?|automobiles?)(?: automobiles?)?|carross\w+|pneumati\w+"
            r"|mecanique auto\w*|services? (?:de l'|a l')automobiles?|services? automobiles?"
        ),
        "45 71.20A",
    ),
    (r"(?:vente|commerce|negoce|distribution) (?:de |et \w+ de )?(?:vehicules?|automobiles?|motos?|motocycles?)", "45"),
    (r"grossistes?(?: alimentaires?)?|negociants?|importateurs?|centrales? d'achats?", "46"),
    (r"negoce agricole|cooperatives? d'approvisionnement", "46.2"),
    (
        (
            r"(?:commerces?|magasins?|detaillants?|distribution) (?:de detail )?(?:alimentaires?|de bouche"
            r"|d'alimentation)"
            r"|alimentation generale|magasins? (?:bio|de producteurs)"
        ),
        "47.11 47.2 47.81 10.71 10.13 56",
    ),
    (
        r"(?:secteurs?|filieres?|entreprises?|metiers?) (?:de l'alimentation|alimentaires?)",
        "01 10 11 46.3 47.11 47.2 47.8 56",
    ),
    (r"tabacs?(?= ?[,;)]| et |$)", "12 46.35 47.26"),
    (r"primeurs?|fruits et legumes", "47.21"),
    (r"cremi\w+|fromag(?:ers?|eries?)(?:[ -]cremiers?)?", "10.51 47.29"),
    (r"marchands? de journaux|presse(?= ?[,;)]| et |$)|(?:maisons? de )?presse ecrite|kiosques?", "47.62 58.1"),
    (r"papeteries?", "17 47.62"),
    (r"quincaill\w+|jardineri\w+|bricolage et (?:du )?jardin\w*|droguer\w+", "47.52 47.76"),
    (
        (
            r"(?:magasins?|boutiques?|commerces?) (?:de |d')?(?:vetements?|pret-a-porter|habillement|mode)"
            r"|pret-a-porter"
        ),
        "47.71",
    ),
    (
        r"magasins? de (?:sport|meubles?|jouets?)|friperi\w+|brocant\w+|antiquaires?|depots?[ -]vente|seconde main",
        "47.5 47.6 47.7",
    ),
    (r"animaleri\w+|fleuristeri\w+", "47.76 ="),
    (r"parfumeries?|instituts? de beaute et parfumeries?", "47.75 96.02"),
    (r"opti(?:ciens?|que de detail)(?:[ -]lunetiers?)?|audioprothes\w+", "47.7"),
    (r"marches? (?:forains?|de plein air)|commerces? sur (?:les )?marches", "47.8"),
    (r"distribution automatique", "47"),
    (r"pharmaciens?", "47.73 ="),
    # section H: carried
    (
        (
            r"transports? (?:routiers? )?(?:de |des |du )?(?:personnes|voyageurs|passagers)|transports? scolaires?"
            r"|autocar\w*"
            r"|transports? (?:publics?|collectifs?|en commun)(?: de \w+)?"
        ),
        "49.1 49.3 50.1 50.3 51.1",
    ),
    (
        (
            r"transports? (?:legers?|de colis|frigorifi\w+|routiers? legers?)|colis(?= ?[,;)]| et |$)"
            r"|(?:livraisons?|livreurs?|logistique) (?:urbaines?|du dernier kilometre|de proximite)|cyclo-?logist\w+"
            r"|dernier kilometre"
        ),
        "49.4 52 53.2",
    ),
    (r"compagnies? aeriennes?|aeriens?(?= ?[,;)]| et |$)|aviation", "51 ="),
    (
        (
            r"(?:gestionnaires?|exploitants?|autorites?|activites?|places?) (?:de |des |d')?(?:ports?|portuaires?)"
            r"|ports? de plaisance|portuaires?"
        ),
        "50 52.2 93.29",
    ),
    (
        (
            r"plates?-?formes? logistiques?|logisticiens?|prestataires? logistiques?|commissionnaires?|transitaires?"
            r"|entrepots?"
            r"|stockage(?= ?[,;)]| et |$)"
        ),
        "52",
    ),
    (r"poste et (?:de )?courrier|courrier(?= ?[,;)]| et |$)", "53 ="),
    # section I: lodged, fed
    (r"hotellerie et (?:d'hebergement|hebergement)", "55"),
    (
        (
            r"restauration (?:traditionnelle|commerciale|a table|assise)|restaurants? traditionnels?|pizzeri\w+"
            r"|creperi\w+"
            r"|bistrots?|brasseries? et restaurants|snacks?|food[ -]?trucks?|salons? de the"
        ),
        "56.1",
    ),
    (
        r"restauration (?:hors foyer|hors domicile|evenementielle)|traiteurs?(?: organisateurs?)?|cuisines? centrales?",
        "56 10.85",
    ),
    (r"discothe\w+|boites? de nuit|bars? de nuit", "56.3 93.29"),
    # section J: told
    (r"editeurs? de logiciels?|edition de logiciels?|jeux? video|logiciels? et (?:de )?services", "58.2 62"),
    (
        (
            r"hebergeurs? (?:de donnees|informatiques?|internet|web)|fournisseurs? de cloud|cloud"
            r"|intelligence artificielle"
            r"|agences? web|developpeurs?(?: web| informatiques?)?|services? numeriques?|entreprises? du digital"
        ),
        "62 63",
    ),
    (
        (
            r"presse(?: et|,) (?:de l')?edition|maisons? d'edition|radios?|television|musique enregistree"
            r"|labels? de musique"
        ),
        "58 59 60",
    ),
    (
        (
            r"tournages?|studios? (?:de |d')?(?:tournage|enregistrement|cinema|animation)|productions? audiovisuelles?"
            r"|exploitants? de (?:salles? de )?cinemas?|salles? de cinemas?"
        ),
        "59",
    ),
    # section K: money, walls
    (
        (
            r"societes? de financement|fonds d'investissements?|capital[ -]risque|societes? de gestion|gestion de fonds"
            r"|micro-?finance|(?<!de )credit(?= ?[,;)]| et |$)"
        ),
        "64 66.3",
    ),
    (r"mutuelles? et (?:des )?assurances?", "65"),
    (r"courtage(?: en assurances?)?|agents? generaux d'assurances?", "66.2 ="),
    (
        (
            r"foncieres?|gestionnaires? (?:d'actifs|de patrimoine|immobili\w+)[a-z ]*|administrateurs? de biens"
            r"|syndics?"
            r"|gestion (?:locative|immobiliere)|loueurs? immobiliers?|baill?eurs? (?:prives?|tertiaires?)"
        ),
        "68 =",
    ),
    (r"amenageurs?|lotisseurs?", "41.1 42.99 68.1"),
    # section M: advised
    (
        (
            r"(?:professions?|activites?|cabinets?|conseils?) juridiques?|(?:cabinets? |professions? )?(?:d'avocats?"
            r"|notaria\w*|d'huissiers?"
            r"|commissaires? de justice)"
        ),
        "69.1 =",
    ),
    (r"cabinets? (?:d'expertise )?comptables?|comptabilite|commissaires? aux comptes", "69.2 ="),
    (r"consultants?|cabinets? de conseils?|conseils? (?:aux entreprises|en \w+)|sieges? sociaux", "70"),
    (
        (
            r"geometres?(?:-experts?)?|controle et analyses? techniques?|diagnostiqueurs?(?: immobiliers?)?"
            r"|economistes? de la "
            r"construction|maitrise d'oeuvre|urbanist\w+|laboratoires? d'(?:analyses?|essais)"
        ),
        "71 =",
    ),
    (
        (
            r"recherche (?:et|&) developpement|recherche scientifique|centres? (?:de recherche|techniques?)"
            r"|organismes? de recherche"
        ),
        "72 =",
    ),
    (
        (
            r"agences? (?:de (?:communication|publicite)|evenementielles?|de relations publiques)|etudes? de marche"
            r"|marketing|affichage"
        ),
        "73 82.3",
    ),
    (r"design(?:ers?)?|decorateurs?|graphistes?|traduct\w+|photograph\w+", "74"),
    # section N: rented, cleaned, kept
    (
        (
            r"(?:loueurs?|location)(?: de courte duree| longue duree)? (?:de |d'|et \w+ de )(?:vehicules?|voitures?"
            r"|camions?"
            r"|flottes?)(?: \w+)?"
        ),
        "77.1",
    ),
    (r"(?:loueurs?|location) (?:de |d'|des )(?:materiels?|machines?|engins|equipements?|biens)[a-z ]*", "77"),
    (r"voyagistes?|tour[ -]?operateurs?|agences? receptives?", "79 ="),
    (r"securite(?= ?[,;)]| et |$)|gardiennage|surveillance", "80 ="),
    (r"facility management|multi-?services? aux batiments|3d\b|desinfection|deratisation|hygiene et proprete", "81"),
    (r"(?:entreprises? du |amenagement )?paysage(?:rs?)?(?= ?[,;)]| et |$)|jardiniers?|elagueurs?|elagage", "81.3 ="),
    (
        (
            r"centres? d'appels?|relation client\w*|domiciliation|coworking|espaces? de travail partages?"
            r"|services? administratifs?"
        ),
        "82 68.2",
    ),
    (
        (
            r"organisateurs? (?:de |d')(?:evenements?|salons?|foires?|congres|festivals?|manifestations?)[a-z ]*"
            r"|foires? et salons?|festivals?|centres? de congres|parcs? d'expositions?"
        ),
        "82.3 90 93.1",
    ),
    # section P: taught, cared for
    (
        (
            r"(?:etablissements? )?(?:d')?enseignements? superieurs?|universites?|grandes? ecoles?"
            r"|ecoles? superieures?"
        ),
        "85.4 =",
    ),
    (
        (
            r"ecoles?(?= ?[,;)]| et |$)|etablissements? scolaires?|centres? de formation(?: d'apprentis)?|\bcfa\b"
            r"|lycees?"
            r"|colleges?"
        ),
        "85",
    ),
    (
        (
            r"(?:centres?|etablissements?|maisons?|cabinets?) (?:de sante|medica(?:l|ux)|hospitaliers?|dentaires?)"
            r"|laboratoires? d'analyses? medicales|(?:professionnels?|professions?) de (?:la )?sante"
            r"|soins(?= ?[,;)]| et |$)"
            r"|paramedica\w*"
            r"|medecins?|dentistes?|infirmier(?:e?s?)|kinesitherapeutes?"
            r"|sages?-femmes?|osteopath\w*|radiolog\w+"
        ),
        "86 =",
    ),
    (
        (
            r"maisons? d'accueil|residences? (?:autonomie|seniors?|services?)|hebergement (?:social|medicalise)"
            r"|medico-?socia(?:l|ux)(?:e?s)?"
        ),
        "87 88",
    ),
    (
        (
            r"(?:accueil|garde) (?:de jeunes enfants|d'enfants|du jeune enfant)|petite enfance"
            r"|assistantes? maternelles?"
        ),
        "88.91 =",
    ),
    (r"action sociale|aide (?:sociale|alimentaire)|services? a domicile", "88"),
    # section R: played, repaired, worn
    (r"theatres?|salles? de (?:spectacles?|concerts?)|spectacle vivant|compagnies? artistiques?|artistes?", "90 ="),
    (
        (
            r"patrimoniaux|patrimoine(?= ?[,;)]| et |$)|monuments?(?: historiques?)?|chateaux|bibliothe\w+"
            r"|jardins botaniques"
            r"|parcs? (?:zoologiques?|animaliers?)|zoos?|aquariums?"
        ),
        "91 =",
    ),
    (
        (
            r"clubs?(?: sportifs?)?(?= ?[,;)]| et |$)|golfs?|centres? equestres?|equitation|activites? equestres?"
            r"|stades?|complexes? sportifs?|bowlings?|salles? d'escalade|remise en forme|fitness"
        ),
        "93.1 93.2 85.51",
    ),
    (
        (
            r"parcs? (?:d'attractions?|a themes?|aventures?|aquatiques?)|bases? (?:nautiques?|de loisirs)"
            r"|(?:activites?|prestataires?) (?:nautiques?|de pleine nature|de loisirs?)(?: et \w+)*"
            r"|thalasso\w*"
        ),
        "93 96.04",
    ),
    (r"stations? (?:de ski|de sports d'hiver|de montagne)|ski(?= ?[,;)]| et |$)|domaines? nordiques?", "49.39 93"),
    (r"thermales?|thermes?|cures? thermales?|bien-etre", "96.04 86 93.13"),
    (
        (
            r"reparation (?:de |d')(?:ordinateurs?|telephones?|equipements? (?:electr\w+|menagers?)|electromenager"
            r"|biens)[a-z ]*"
            r"|cordonn\w+|retouch\w+|horlogers?[ -]reparateurs?"
        ),
        "95",
    ),
    (
        (
            r"estheticien\w*|instituts? de beaute|salons? de coiffure|barbiers?|soins de beaute|ongleries?"
            r"|tatou\w+"
        ),
        "96.02 96.09",
    ),
    (r"laveri\w+|teintureri\w+|nettoyage a sec|laverie automatique|aqua-?nettoyage", "96.01 ="),
    (r"toilett\w+|pensions? (?:pour )?animaux|services? funeraires?|funeraire", "96"),
)

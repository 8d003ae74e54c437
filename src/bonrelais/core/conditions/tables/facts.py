"""Yes/no facts that texts ask for, each from `core.vocabulary`: a code means the same for every tool."""

from typing import Final

from bonrelais.core.conditions.tables.row import Row, cued, denied, row, stated


def _fact(words: str, code: str) -> Row:
    return row(words, "fact", {"code": code})


_PROJECT: Final = (
    r"\b(?:projets?|reserve\w*|installations?|investissements?|porte\w* sur|travaux|dispositif|cibl\w+"
    r"|soutien|concern\w+)\b"
)
FACTS: Final[tuple[Row, ...]] = (
    # the site
    _fact(
        r"(?:raccorde\w*|raccordement) .{0,40}(?:electricite|electriques?|microgrid)[^,;]*",
        "premises.is_grid_connected",
    ),
    _fact(r"(?:friches?.*|anciens? sites? )(?:icpe|code minier).*|code minier", "premises.was_classified"),
    row(r"friches?", "premises", {"uses": ["brownfield"]}),
    row(r"installations? classees?[^,;]*|icpe", "activity", {"include": ["classified_site"]}),
    _fact(r"parkings?|(?:aires?|places?) de stationnement", "premises.has_parking"),
    _fact(r"decret tertiaire|(?:dispositif )?eco[ -]energie tertiaire|deet|operat", "premises.has_tertiary_duty"),
    _fact(
        r"usages? (?:de )?(?:chauffage|eau chaude)[a-z' ]*|besoins? (?:de|en) (?:chaleur|eau chaude)[a-z' ]*",
        "premises.uses_hot_water",
    ),
    _fact(
        r"installations? solaires? (?:thermiques? )?.{0,12}(?:a l'arret|en panne|defaill\w+|hors service).*",
        "premises.has_solar_defect",
    ),
    _fact(
        (
            r"(?:chaudieres?|chauff\w+) (?:\w+ )?(?:fossiles?|au charbon|(?:au )?(?:gaz"
            r"|fioul),? (?:ou|et) (?:au )?(?:gaz|fioul))"
            r"|energies? fossiles?"
        ),
        "energy.is_heated_by_fossil",
    ),
    _fact(
        r"redevables? (?:aupres )?de l'agence de l'eau|redevances? (?:de |a )l'agence de l'eau",
        "premises.pays_water_fee",
    ),
    _fact(r"(?:raccord\w+) .{0,25}assainissement(?: collectif)?", "premises.has_sewer"),
    _fact(r"chaudieres? (?:au )?fioul|chauff\w+ (?:au )?fioul", "energy.is_heated_by_oil"),
    _fact(r"chaudieres? (?:au )?gaz|chauff\w+ (?:au )?gaz", "energy.is_heated_by_gas"),
    _fact(
        r"(?:soumis\w*|assujetti\w*|oblige\w*) .{0,20}audit energetique(?: \w+)?|audit energetique reglementaire",
        "energy.has_mandatory_audit",
    ),
    _fact(r"station\w* .{0,60}hydrogene[^,;.]*", "hydrogen.has_station_nearby"),
    _fact(
        r"raccord\w+ [a-z ]{0,25}(?:reseau (?:de )?gaz|gaz(?: naturel| de ville)?(?= ?[,;.)]| et | ou |$))",
        "premises.has_gas_grid",
    ),
    denied(r"(?:batiments?|constructions?|locaux) neu(?:f|ve)s?", "fact", {"code": "premises.is_existing"}),
    row(
        r"(?:ouverte?s?|ouverture|exploitee?s?) (?:toute l'annee|a l'annee)",
        "quantity",
        {"code": "opening_months", "min": 12},
    ),
    _fact(
        r"batiments? (?:deja )?existants?|(?:batiments?|locaux) (?:deja )?construits?(?! (?:avant|apres|depuis|en"
        r"|il))",
        "premises.is_existing",
    ),
    _fact(
        r"(?:fluides? frigorigenes?|(?:equipements?|installations?|machines?|groupes?|systemes?"
        r"|meubles?) (?:de )?(?:froid"
        r"|frigorifiques?|climatisation))(?: \w+)?",
        "energy.uses_refrigerants",
    ),
    _fact(
        r"(?:utilisant|utilisent|utiliser|consommant|consomment|consommat(?:eurs?|rices?)|prelevant"
        r"|prelevent) (?:de l'|d'|en )?eau|utilisat(?:rices?|eurs?) d'eau|process (?:\w+ )?eau",
        "premises.uses_water",
    ),
    _fact(
        r"(?:metteurs?|mise|mettant|mettre|mettent)\b[a-z ']{0,40}(?:sur le|en) marche"
        r"|(?:responsabilite elargie|\brep\b)[a-z ()']*",
        "products.are_put_on_market",
    ),
    _fact(
        r"(?:cotis|contribu|adher|verse|eco-?contribution|redevable)\w*[a-z ']{0,40}eco-?(?:organismes?|contributions?)"
        r"(?: \w+)?|eco-?contributions?",
        "products.pay_eco_fee",
    ),
    _fact(
        r"regime general(?: de la securite sociale)?|(?:depend\w*|relev\w*|cotis\w*)[a-z ']{0,25}(?:carsat|cramif|cgss)"
        r"[a-z ']*",
        "staff.is_in_general_scheme",
    ),
    _fact(
        r"(?:capitaux|fonds) propres[a-z ]{0,40}moitie (?:de |du )(?:leur |son )?capital(?: social)?"
        r"|perdu plus de la moitie (?:de |du )(?:leur |son )?capital(?: social)?",
        "accounts.equity_is_whole",
    ),
    # the business
    row(
        r"start-?ups?|jeunes? pousses?|(?:entreprises? |(?<=pme )|(?<=tpe )|(?<=eti ))innovantes?",
        "activity",
        {"include": ["startup"]},
    ),
    row(
        r"(?:acteurs?|secteurs?|entreprises?|operateurs?) (?:de la |des |de )?mobilites?(?! int)|autopartage"
        r"|covoiturage",
        "activity",
        {"include": ["mobility"]},
    ),
    row(r"metiers? d'arts?|artisanat d'art", "activity", {"include": ["art_craft"]}),
    _fact(
        r"(?:dote\w*|disposant|detenir|detenant|possed\w+|equipe\w*|utilis\w+) (?:d'une flotte"
        r"|de vehicules|des vehicules)"
        r"|flottes? de vehicules|parc de vehicules",
        "vehicles.is_fleet_owned",
    ),
    row(
        r"(?:vend\w*|vente|produits?|services?)\b[^,;]{0,70} (?:a|aux|pour) (?:des |les )?particuliers|(?:clientele"
        r"|clients)\b[^,;]{0,40}(?:consommateurs?|particuliers|menages)[^,;]*|consommateurs? fina(?:l"
        r"|ux|ls)",
        "activity",
        {"include": ["sells_to_individuals"]},
    ),
    stated(r"(?<!non )(?<!non-)(?<!commerces )sedentaires?(?! ou non| et non)", "activity", {"exclude": ["itinerant"]}),
    *cued(
        r"\b(?:dispos|possed|proprietaire|dote|avoir|exploit|detenir|detenant)\w*",
        row(r"(?:un ou plusieurs|au moins un|d'un) vehicules?", "quantity", {"code": "vehicles", "min": 1}),
    ),
    row(
        r"(?:commercialis\w+|vend\w+|vente) (?:exclusive\w*|uniquement) (?:en ligne|sur (?:l')?internet|par internet"
        r"|a distance)",
        "activity",
        {"include": ["online_shop"]},
    ),
    _fact(
        r"(?:commercialis\w+|vend\w+|vente) [^,;]{0,30}(?:en ligne|sur internet|par internet)", "digital.sells_online"
    ),
    row(
        r"(?:activites?|equipes?|travaux|service|centre) de (?:r ?& ?d|recherche)[a-z' ]*",
        "activity",
        {"include": ["research"]},
    ),
    _fact(
        r"laboratoires? (?:de recherche|publics?|partenaires?|academiques?|universitaires?)", "project.has_lab_partner"
    ),
    _fact(
        (
            r"(?:transiter|expedier|livrer|approvisionner)[a-z' ]*marchandises?|gerer sa logistique.*"
            r"|besoins? logistiques?|flux de marchandises"
        ),
        "freight.has_goods",
    ),
    _fact(r"voies? d'eau.*|voies? navigables?|transport fluvial", "freight.uses_waterway"),
    _fact(r"(?:assujettie?s?|redevables?|soumise?s?) (?:\w+ ){0,3}tva", "accounts.pays_vat"),
    row(
        r"quotas? (?:carbone|d'emissions?|co2|de co2)|systeme d'echange de quotas[^,;]*|(?:eu[ -]?)?ets|seqe",
        "activity",
        {"include": ["eu_ets"]},
    ),
    row(r"(?:energo|electro|gazo)-?intensi\w+", "activity", {"include": ["energy_intensive"]}),
    _fact(
        r"csrd|rapport de durabilite|reporting de durabilite|declaration de performance extra-financiere",
        "accounts.reports_sustainability",
    ),
    _fact(
        r"activites? (?:economiques?|marchandes?|concurrentielles?)|secteurs? (?:marchand|concurrentiel)s?"
        r"|vocation (?:economique|commerciale)",
        "accounts.has_sales",
    ),
    _fact(
        r"instances? representatives?|comite social et economique|\bcse\b|representants? du personnel",
        "staff.has_delegates",
    ),
    _fact(
        r"(?:recrut|embauch|accueill|prendre|envisag)\w* (?:un |une |des |d'un )?(?:nouve\w+ )?(?:apprenti"
        r"|alternant)\w*",
        "apprentice.is_planned",
    ),
    *cued(
        r"\b(?:employ|accueill|avoir|ayant|embauch|recrut|form|dispos|moins un)\w*",
        _fact(r"(?<!hors )(?<!et )apprentie?s?|contrats? d'apprentissage", "apprentice.is_present"),
    ),
    _fact(
        r"referente?s?(?: \w+)?|responsables? (?:rse|energie|environnement|qualite|qse|hse|du developpement durable)"
        r"|(?:interlocuteur|equipe|personne|chef de projet|responsable) (?:\w+ )?dedie\w*",
        "staff.has_referent",
    ),
    _fact(r"accord (?:\w+ )?(?:du|de son|de leur|des) (?:proprietaire|bailleur)s?", "premises.owner_agrees"),
    _fact(
        r"(?:repond\w+|candidat\w+) (?:a|aux) (?:des |un )?marches? publics|commande publique", "customers.are_public"
    ),
    _fact(r"site (?:internet|web)", "digital.has_website"),
    row(r"(?<!primo-)(?<!primo )exportat\w+|vendant a l'etranger", "activity", {"include": ["export"]}),
    row(
        r"registre (?:\w+ )?(?:national )?des (?:entreprises de )?transport\w*|licences? de transport",
        "activity",
        {"include": ["road_transport"]},
    ),
    row(
        r"commer(?:cants?|ces?) (?:ambulants?|non[ -]sedentaires?|itinerants?|forains?)(?: (?:et|ou) (?:ambulants?"
        r"|non[ -]sedentaires?|itinerants?|forains?))?",
        "activity",
        {"include": ["itinerant"]},
    ),
    # the project
    _fact(
        r"(?:obten\w+|dispos\w+|justifi\w+|titulaires?|detenir|detenant|muni\w*) (?:de |d'|des |du |d'un )?(?:les? |l'"
        r"|toutes les |un |l'ensemble des )?(?:autorisations?|permis de construire|accords? d'urbanisme)[a-z' ]*",
        "project.has_permits",
    ),
    _fact(r"velos?(?:[ -]cargos?)?(?: \w+){0,3}|triporteurs?", "project.is_bikes"),
    _fact(
        r"vehicules? (?:\w+ ){0,3}?(?:electriques?|(?:a )?hydrogene|a faibles? emissions?)(?= (?:\w+ ){0,2}?neufs?\b)",
        "vehicles.are_zero_emission",
    ),
    _fact(r"(?<=neuf et )electriques?|(?<=neufs et )electriques?", "vehicles.are_zero_emission"),
    *cued(r"\bvehicules? (?:\w+ ){0,4}neufs?\b", _fact(r"neufs?", "vehicles.are_new")),
    _fact(r"(?:mettre|mis\w*|mise) (?:\w+ ){0,3}(?:au rebut|a la casse|hors service)[^,;]*", "vehicles.are_scrapped"),
    _fact(
        r"vehicules? [^,;]{0,30}(?:utilis|fonctionn|roul)\w* [^,;]{0,25}(?:electricite|hydrogene).*",
        "vehicles.are_zero_emission",
    ),
    _fact(
        r"vehicules? (?:\w+ ){0,4}immatricules? en france|immatriculations? (?:francaise|en france)[^,;]*",
        "vehicles.are_registered_in_france",
    ),
    _fact(
        r"(?:(?:soumise?s?|assujettie?s?|obligee?s?|tenue?s?) (?:a l'obligation (?:de )?)?"
        r"|l'obligation )(?:de realiser "
        r"|d'etablir "
        r"|de faire |de publier |a )?(?:d'|un |au |leur |son )?(?:bilan (?:ges|carbone|d'emission)|beges)[^,;]*"
        r"|beges reglementaire",
        "energy.has_mandatory_footprint",
    ),
    _fact(
        (
            r"eligibles? (?:aux|a une|a la) (?:fiches? "
            r"|operations? )*(?:certificats? d'economies? d'energie|cee|standardisees?)[^,;]*"
        ),
        "project.is_cee_eligible",
    ),
    row(
        r"(?<!financement )(?<!financements )participatifs?(?: et citoyens?)?"
        r"|citoyens?(?: et participatifs?)?",
        "project_nature",
        {"include": ["citizen"]},
    ),
    _fact(
        r"(?:vente|vendu\w*|vendre|injection)?[a-z' ]{0,30}obligations? d'achat(?: \(oa\)?)?", "energy.sells_surplus"
    ),
    _fact(r"auto-?consomm?\w*|injection de surplus|sans injection", "energy.is_self_consumed"),
    denied(
        r"mises? en conformite[^;]*|obligations? (?:legales?|reglementaires?)[^;]*",
        "fact",
        {"code": "project.is_mandatory", "expected": False},
    ),
    _fact(
        r"(?:au-dela|plus ambitieu\w+ que) d(?:es?|u) (?:la |l')?(?:obligations?|exigences?|normes?|reglement\w*)[^;]*",
        "project.exceeds_duty",
    ),
    _fact(
        r"projets? (?:\w+ ){0,4}(?:realise\w*|localise\w*|situe\w*|mene\w*|deroul\w+) en france", "project.is_in_france"
    ),
    *cued(
        _PROJECT,
        row(
            (
                r"(?:projets?|solutions?|produits?|procedes?|services?"
                r"|caractere) (?:\w+ ){0,2}innovante?s?|projets? d'innovation"
            ),
            "project_nature",
            {"include": ["innovation"]},
        ),
        _fact(
            r"collaboratifs?|en collaboration|(?:en )?consortiums?|groupements? d'entreprises|en partenariat",
            "project.is_collective",
        ),
        _fact(r"(?:petite )?hydroelectri\w+", "project.is_hydropower"),
        _fact(r"(?:projets?|installations?|centrales?) (?:\w+ ){0,2}photovoltaiques?", "project.is_photovoltaic"),
        _fact(r"(?:unites? de )?methanisation[^;,]*", "project.is_biogas"),
        _fact(r"biomasse|chaufferies? bois|bois[ -]energie", "project.is_biomass"),
        _fact(r"geothermi\w+|pompes? a chaleur", "project.is_geothermal"),
        _fact(r"solaires? thermiques?|chaleur solaire|capteurs? solaires?", "project.is_solar_thermal"),
        _fact(r"eolien\w*", "project.is_wind"),
        _fact(r"(?:recuperation|valorisation) de (?:la )?chaleur(?: fatale)?|chaleur fatale", "project.is_waste_heat"),
        row(r"bornes? de recharge", "project_nature", {"spend_include": ["charging_stations"]}),
        _fact(
            (
                r"(?:vehicules? (?:\w+ ){0,2}|(?<=neuf et )|(?<=neufs et ))(?:electriques?|propres?"
                r"|hydrogene|a faibles? emissions?)"
            ),
            "vehicles.are_zero_emission",
        ),
        row(r"reemploi|reutilisation", "project_nature", {"include": ["circular_economy"]}),
        row(r"biodechets?|compostage", "project_nature", {"include": ["waste"]}),
    ),
)

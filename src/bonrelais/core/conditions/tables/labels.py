"""Labels a business holds or aims at, and who leads it."""

from typing import Final

from bonrelais.core.conditions.tables.row import cued, row

LABELS: Final = (
    row(r"rge|reconnue?s? garante? de l'environnement", "label", {"labels": ["rge"]}),
    row(r"ecolabel(?: europeen)?", "label", {"labels": ["ecolabel_eu"]}),
    row(r"clef verte", "label", {"labels": ["clef_verte"]}),
    row(r"imprim'? ?vert", "label", {"labels": ["imprim_vert"]}),
    row(r"qualite tourisme", "label", {"labels": ["qualite_tourisme"]}),
    row(r"accueil velo", "label", {"labels": ["accueil_velo"]}),
    row(r"tourisme (?:et|&) handicap", "label", {"labels": ["tourisme_handicap"]}),
    row(r"entreprises? du patrimoine vivant|\bepv\b", "label", {"labels": ["epv"]}),
    row(r"esus|entreprises? solidaires? d'utilite sociale", "label", {"labels": ["esus"]}),
    row(r"siae|structures? (?:de l'|d')insertion(?: par l'activite economique)?", "label", {"labels": ["siae"]}),
    row(r"entreprises? d'insertion(?: \(ei\))?", "label", {"labels": ["ei"]}),
    row(r"entreprises? adaptees?(?: \(ea\))?", "label", {"labels": ["ea"]}),
    row(r"esat", "label", {"labels": ["esat"]}),
    row(r"iso ?14001", "label", {"labels": ["iso_14001"]}),
    row(r"iso ?50001", "label", {"labels": ["iso_50001"]}),
    row(r"iso ?26000|labels? rse|label lucie", "label", {"labels": ["rse"]}),
    row(r"b[ -]?corp", "label", {"labels": ["bcorp"]}),
    row(r"\bbio(?= ?[,;.)]|$)|agriculture biologique|certifi\w+ bio|label ab", "label", {"labels": ["organic"]}),
    row(r"haute valeur environnementale|\bhve\b", "label", {"labels": ["hve"]}),
    row(r"(?:entreprises?|societes?) a mission", "label", {"labels": ["mission_company"]}),
    row(r"emas", "label", {"labels": ["emas"]}),
    row(r"repar'?acteurs?", "label", {"labels": ["repar_acteurs"]}),
    row(r"green globe", "label", {"labels": ["green_globe"]}),
    row(r"qualirepar", "label", {"labels": ["qualirepar"]}),
    row(r"eco[ -]?defis?", "label", {"labels": ["eco_defis"]}),
    row(r"destination d'excellence", "label", {"labels": ["destination_excellence"]}),
    row(r"gites? de france", "label", {"labels": ["gites_de_france"]}),
    row(r"artisans? d'art", "label", {"labels": ["artisan_art"]}),
    row(r"maitres?[ -]artisans?", "label", {"labels": ["maitre_artisan"]}),
    row(r"iso ?9001", "label", {"labels": ["iso_9001"]}),
    row(r"nf environnement", "label", {"labels": ["nf_environnement"]}),
    row(r"qualiopi", "label", {"labels": ["qualiopi"]}),
    row(r"(?:charte |label )?objectif co2", "label", {"labels": ["objectif_co2"]}),
    row(r"label numerique responsable|label nr", "label", {"labels": ["numerique_responsable"]}),
    row(r"libraires? independante?s? de reference|label lir|lir(?= |,|$)", "label", {"labels": ["lir"]}),
    row(r"label bas[ -]carbone", "label", {"labels": ["bas_carbone"]}),
    row(r"french fab", "label", {"labels": ["french_fab"]}),
    row(r"jeunes? entreprises? innovantes?(?: \(jei\))?|\bjei\b", "label", {"labels": ["jei"]}),
    row(r"agrement (?:au titre du )?credit d'impot recherche|agree\w* cir", "label", {"labels": ["cir_agreement"]}),
    row(r"maitres?[ -]restaurateurs?", "label", {"labels": ["maitre_restaurateur"]}),
    *cued(
        r"hotel|heberg|camping|meuble|residence|etoile|touris|etablissement|gite|epis",
        row(
            r"atout france|class(?:ement|ee?s?)(?= |$|,|\.|\))(?!.{0,20}(?:erp|icpe|environnement|pour la protection))",
            "label",
            {"labels": ["tourism_ranking"]},
        ),
    ),
)
PEOPLE: Final = (
    row(
        r"(?:demandeurs? d'emploi|chomeurs?) (?:de )?longue duree|inscrite?s? depuis plus d'un an a (?:france travail"
        r"|pole emploi)",
        "person",
        {"statuses": ["long_job_seeker"]},
    ),
    row(r"(?:agee?s? de )?(?:moins de|jeunes? de moins de) 26 ans", "person", {"statuses": ["under_26"]}),
    row(r"(?:agee?s? de )?(?:plus de|au moins) 50 ans(?! d)", "person", {"statuses": ["over_50"]}),
    row(r"(?:agee?s? de )?(?:plus de|au moins) 55 ans(?! d)", "person", {"statuses": ["over_55"]}),
    row(r"etudiante?s?(?:-entrepreneure?s?)?", "person", {"statuses": ["student"]}),
    row(r"retraitee?s?", "person", {"statuses": ["retired"]}),
    row(r"primo-?createurs?|premiere creation d'entreprise", "person", {"statuses": ["first_creation"]}),
    row(
        r"(?:habitante?s?|residente?s?|residant|habitant) (?:de |d'|dans )(?:un |les )?(?:qpv|quartiers? prioritaires?"
        r"[a-z ]*)",
        "person",
        {"statuses": ["qpv_resident"]},
    ),
    row(
        r"(?:dirigeant|gerant|exploitant|associe)s? majoritaires?|detenir la majorite du capital"
        r"|(?:dirigeant|gerant|exploitant)e? est majoritaire"
        r"|(?:detenir|detient|possede|posseder) (?:au moins |plus de )?5[01] ?% (?:du capital"
        r"|des parts)[a-z ]*|majoritaires? au capital|deten\w+ la majorite du capital",
        "person",
        {"statuses": ["majority_owner"]},
    ),
    row(
        r"demandeurs? d'emploi|chomeurs?|inscrite?s? (?:a|aupres de) (?:france travail|pole emploi)",
        "person",
        {"statuses": ["job_seeker"]},
    ),
    row(
        r"(?:jeunes?|agee?s?|avoir|createurs?|porteurs?|dirigeants?|repreneurs?) .{0,15}moins de 30 ans",
        "person",
        {"statuses": ["under_30"]},
    ),
    row(
        r"(?:dirigeante?s? |entrepreneure?s? )?(?:handicapee?s?|en situation de handicap)"
        r"|travailleurs? handicapes?|\brqth\b",
        "person",
        {"statuses": ["disabled"]},
    ),
    row(
        r"(?:portee?s? par|dirigee?s? par|creatrices?) (?:une? |des )?femmes?|etre une femme"
        r"|femmes? (?:porteuse|creatrice"
        r"|entrepreneur|dirigeante|cheffe|repreneu)\w*|(?:dirigeant|gerant)e? est une femme"
        r"|entrepreneuriat (?:au "
        r")?feminin|entrepreneures",
        "person",
        {"statuses": ["woman"]},
    ),
    row(
        r"(?:libraire|artisan|dirigeant|porteur|gerant|professionnel|exploitant)s? experimentee?s?"
        r"|experience (?:professionnelle|coherente|significative)|premiere experience",
        "person",
        {"statuses": ["experienced"]},
    ),
    row(
        r"(?:ayant|avoir) suivi une formation|formation aux? metiers?|diplome\w* (?:de|du|d')",
        "person",
        {"statuses": ["trained"]},
    ),
    row(r"qualification professionnelle|titulaires? d'un diplome", "person", {"statuses": ["qualified"]}),
    row(r"reconversion", "person", {"statuses": ["retraining"]}),
    row(
        r"(?<!services )(?<!vente )(?<! a )(?<!aupres )(?<!avec )(?<!vendus )(?<!destines )(?:les|aux"
        r"|des) particuliers(?! employeurs)|(?<=et )particuliers$",
        "person",
        {"statuses": ["individual"]},
    ),
    row(r"beneficiaires? (?:du |de l'|des )(?:rsa|ass|minima sociaux)", "person", {"statuses": ["minimum_income"]}),
)

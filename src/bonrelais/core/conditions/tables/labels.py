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
    row(r"agriculture biologique|certifi\w+ bio|label ab", "label", {"labels": ["organic"]}),
    row(r"haute valeur environnementale|\bhve\b", "label", {"labels": ["hve"]}),
    row(r"(?:entreprises?|societes?) a mission", "label", {"labels": ["mission_company"]}),
    row(r"emas", "label", {"labels": ["emas"]}),
    row(r"repar'?acteurs?", "label", {"labels": ["repar_acteurs"]}),
    row(r"maitres?[ -]restaurateurs?", "label", {"labels": ["maitre_restaurateur"]}),
    *cued(
        r"hotel|heberg|camping|meuble|residence|etoile|touris|etablissement|gite|epis",
        row(
            r"atout france|class(?:ement|ee?s?)(?= |$|,|\.|\))(?!.{0,20}(?:icpe|environnement|pour la protection))",
            "label",
            {"labels": ["tourism_ranking"]},
        ),
    ),
)
PEOPLE: Final = (
    row(r"demandeurs? d'emploi|chomeurs?", "person", {"statuses": ["job_seeker"]}),
    row(
        r"(?:jeunes?|agee?s?|avoir) .{0,15}moins de 30 ans|jeunes? (?:createur|entrepreneur|agriculteur|dirigeant)s?",
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
        r"(?:portee?s? par|dirigee?s? par|creatrices?) (?:une? |des )?femmes?|entrepreneuriat (?:au "
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
        r"(?<!services )(?<!vente )(?:les|aux|des) particuliers(?! employeurs)", "person", {"statuses": ["individual"]}
    ),
    row(r"beneficiaires? (?:du |de l'|des )(?:rsa|ass|minima sociaux)", "person", {"statuses": ["minimum_income"]}),
)

"""Labels, qualifications and approvals that a business holds or aims at. Labels carry their article."""

from typing import Final

from bonrelais.core.vocabulary.terms import Term, Vocabulary

LABELS: Final = Vocabulary(
    (
        Term("rge", "la qualification RGE"),
        Term("ecolabel_eu", "l’Écolabel européen"),
        Term("clef_verte", "la Clef Verte"),
        Term("green_globe", "le label Green Globe"),
        Term("imprim_vert", "la marque Imprim’Vert"),
        Term("repar_acteurs", "la marque Répar’Acteurs"),
        Term("qualirepar", "le label QualiRépar"),
        Term("eco_defis", "le label Éco-Défis"),
        Term("qualite_tourisme", "la marque Qualité Tourisme"),
        Term("destination_excellence", "la marque Destination d’excellence"),
        Term("tourism_ranking", "le classement touristique officiel"),
        Term("accueil_velo", "la marque Accueil Vélo"),
        Term("tourisme_handicap", "la marque Tourisme et Handicap"),
        Term("gites_de_france", "le label Gîtes de France"),
        Term("maitre_restaurateur", "le titre de maître restaurateur"),
        Term("artisan_art", "le titre d’artisan d’art"),
        Term("maitre_artisan", "le titre de maître artisan"),
        Term("epv", "le label Entreprise du Patrimoine Vivant"),
        Term("esus", "l’agrément ESUS"),
        Term("ei", "l’agrément d’entreprise d’insertion"),
        Term("ea", "l’agrément d’entreprise adaptée"),
        Term("esat", "l’agrément d’ESAT"),
        Term("siae", "le conventionnement de structure d’insertion (SIAE)"),
        Term("mission_company", "la qualité de société à mission"),
        Term("bcorp", "la certification B Corp"),
        Term("lucie", "le label Lucie"),
        Term("rse", "un label de responsabilité sociétale (RSE)"),
        Term("iso_9001", "la certification ISO 9001"),
        Term("iso_14001", "la certification ISO 14001"),
        Term("iso_50001", "la certification ISO 50001"),
        Term("emas", "l’enregistrement EMAS"),
        Term("nf_environnement", "la marque NF Environnement"),
        Term("qualiopi", "la certification Qualiopi"),
        Term("organic", "la certification en agriculture biologique"),
        Term("hve", "la certification Haute Valeur Environnementale"),
        Term("objectif_co2", "le label Objectif CO2"),
        Term("numerique_responsable", "le label Numérique Responsable"),
        Term("lir", "le label Librairie indépendante de référence"),
        Term("bas_carbone", "le Label bas-carbone"),
        Term("french_fab", "la bannière French Fab"),
        Term("jei", "le statut de jeune entreprise innovante"),
        Term("cir_agreement", "l’agrément au crédit d’impôt recherche"),
    )
)

"""Needs and projects, theme by theme: investing, hiring, managing, greening, handing over."""

from typing import Final

from bonrelais.demonstration.words.model import ThemeWords

INVESTING: Final = {
    "materiel": ThemeWords(
        ("Four à bout de souffle", "Machine louée, voudrait l’acheter", "Véhicule à remplacer avant l’hiver"),
        ("Acheter un four à sole", "Acquérir une machine à commande numérique", "Remplacer le véhicule utilitaire",
         "Renouveler la chambre froide"),
    ),
    "locaux": ThemeWords(
        ("Atelier trop petit, travaille dehors l’été", "Toiture à refaire", "Le propriétaire vend les murs"),
        ("Agrandir l’atelier", "Acheter les murs", "Rénover la salle", "Construire un bâtiment dans la zone"),
    ),
    "modernisation": ThemeWords(
        ("Perd du temps entre deux postes", "Refuse des commandes faute de cadence"),
        ("Réorganiser la production", "Automatiser la découpe", "Moderniser le laboratoire"),
    ),
    "recherche-de-local": ThemeWords(
        ("Bail finissant, cherche plus grand", "Cherche un terrain pour un dépôt"),
        ("Trouver un local de 200 m²", "Acquérir un terrain d’activité"),
    ),
}  # fmt: skip
HIRING: Final = {
    "recrutement": ThemeWords(
        ("Cherche un compagnon qualifié depuis six mois", "Voudrait une première embauche mais hésite",
         "Manque de bras à la saison"),
        ("Embaucher un compagnon", "Recruter un premier salarié", "Recruter pour la saison",
         "Renforcer l’équipe de vente"),
    ),
    "fidelisation": ThemeWords(
        ("Deux départs dans l’année", "Horaires qui lassent l’équipe"),
        ("Revoir l’organisation du travail", "Mettre en place des entretiens"),
    ),
    "droit-du-travail": ThemeWords(
        ("Contrats jamais relus", "Ne sait pas quelle convention appliquer"),
        ("Mettre à jour les contrats de travail", "Clarifier les heures supplémentaires"),
    ),
    "sante-au-travail": ThemeWords(
        ("Document des risques à faire", "Mal de dos dans l’équipe"),
        ("Rédiger le document unique", "Adapter les postes de manutention"),
    ),
}  # fmt: skip
MANAGING: Final = {
    "tresorerie": ThemeWords(
        ("Clients qui paient à 90 jours", "Trésorerie tendue chaque fin de mois"),
        ("Tenir un plan de trésorerie", "Réduire les délais de paiement"),
    ),
    "financement-de-projet": ThemeWords(
        ("Cherche à compléter l’apport pour les travaux", "La banque demande un dossier plus solide"),
        ("Monter le plan de financement", "Préparer le dossier bancaire"),
    ),
    "tableaux-de-bord": ThemeWords(
        ("Découvre ses résultats un an après", "Ne connaît pas son seuil de rentabilité"),
        ("Mettre en place un tableau de bord", "Calculer les coûts de revient"),
    ),
    "difficultes": ThemeWords(
        ("Échéances sociales en retard", "Chute d’activité depuis les travaux de la rue"),
        ("Négocier un étalement des dettes", "Solliciter la cellule d’appui aux entreprises fragiles"),
    ),
}  # fmt: skip
GREENING: Final = {
    "energie": ThemeWords(
        ("Facture d’électricité doublée", "Chauffage au fioul dans l’atelier", "Vitrine mal isolée"),
        ("Faire un diagnostic énergie", "Isoler et changer l’éclairage", "Poser des panneaux en toiture"),
    ),
    "dechets-et-reemploi": ThemeWords(
        ("Chutes de bois brûlées faute de filière", "Invendus jetés chaque soir"),
        ("Trouver une filière de réemploi", "Réduire les invendus"),
    ),
    "eau": ThemeWords(
        ("Gros consommateur d’eau au lavage",), ("Récupérer l’eau de pluie", "Réduire la consommation au lavage"),
    ),
    "mobilite": ThemeWords(
        ("Tournées mal groupées", "Voudrait un véhicule propre en centre-ville"),
        ("Grouper les tournées", "Passer à un véhicule électrique"),
    ),
    "eco-conception": ThemeWords(
        ("Clients qui demandent des emballages propres",), ("Changer d’emballages", "Revoir les achats de matières"),
    ),
}  # fmt: skip
HANDING_OVER: Final = {
    "ceder": ThemeWords(
        ("Pense partir dans trois ans, sans repreneur", "Le fils ne reprendra pas"),
        ("Préparer la cession", "Faire paraître une annonce de cession"),
    ),
    "reprendre": ThemeWords(
        ("Le salarié voudrait reprendre", "Regarde un fonds dans la commune voisine"),
        ("Étudier la reprise par un salarié", "Reprendre un fonds voisin"),
    ),
    "valoriser": ThemeWords(("Ne sait pas ce que vaut le fonds",), ("Faire évaluer l’entreprise",)),
}

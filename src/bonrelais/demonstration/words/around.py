"""What is said around needs: minutes, promises, notes, answers, reasons."""

from typing import Final

WELCOMES: Final = (
    "Accueil chaleureux, entre deux clients.",
    "Rencontre dans l’atelier, visite des machines.",
    "Échange tranquille, boutique fermée l’après-midi.",
    "Entretien un peu court : une livraison est arrivée.",
    "Bon échange avec les deux associés.",
    "Le dirigeant connaissait le dispositif par un voisin.",
    "Première prise de contact, curiosité pour la démarche.",
    "Visite de l’établissement, l’équipe est présente.",
    "Rencontre au café d’à côté, au calme.",
)
SITUATIONS: Final = {
    "commerce": ("Fréquentation correcte, panier en baisse.", "Clientèle fidèle mais vieillissante.",
                 "Le marché du samedi fait la semaine.", "Bonne saison, stock à écouler."),
    "services-aux-particuliers": ("Carnet de rendez-vous rempli à trois semaines.",
                                  "Clientèle du quartier, peu de passage.",
                                  "Activité régulière, envie de se faire connaître."),
    "industrie": ("Carnet de commandes à quatre mois.", "Un client pèse la moitié de l’activité.",
                  "Ateliers pleins, des commandes refusées."),
    "hotellerie-restauration": ("Service du midi complet, soirs calmes.", "Saison portée par les visiteurs du marais.",
                                "Équipe réduite, fermeture deux jours."),
    "construction": ("Chantiers signés jusqu’à l’été.", "Délais de livraison qui désorganisent les chantiers.",
                     "Beaucoup de devis, moins de signatures."),
    "services-aux-entreprises": ("Deux contrats réguliers, cherche le troisième.", "Activité menée seule, à domicile."),
    "autres": ("Activité en réflexion.", "Une diversification se prépare."),
}  # fmt: skip
CLOSINGS: Final = (
    "Souhaite être tenu au courant.",
    "Un point est prévu dans quelques semaines.",
    "Repart avec la documentation.",
    "Demande qu’on la rappelle après la période de fêtes.",
    "Merci pour le passage, a-t-il dit deux fois.",
    "Rien d’urgent, mais l’envie d’avancer.",
)
PROMISES: Final = (
    "Envoyer la liste des aides possibles",
    "Transmettre le contact du service urbanisme",
    "Vérifier les dates de la prochaine formation",
    "Rappeler pour fixer un second passage",
    "Envoyer un modèle de plan de trésorerie",
    "Se renseigner sur le bail de la boutique voisine",
    "Envoyer le guide de la facture électronique",
    "Prendre des nouvelles du recrutement",
)
PROMISES_KEPT: Final = (
    "Envoyé par courriel.", "Vu au téléphone, tout est clair.", "Message laissé, documents transmis.",
    "Rappelé : le dirigeant avance de son côté.",
)  # fmt: skip
NOTES: Final = (
    "Semble fatigué, à revoir sans attendre.",
    "Ne souhaite pas qu’on parle du projet de vente.",
    "Relations tendues avec le bailleur.",
    "Très bon potentiel, à suivre de près.",
    "Préfère les appels avant 9 heures.",
    "Méfiant envers les aides depuis un refus.",
    "Sa conjointe tient les comptes : c’est elle qu’il faut voir.",
)
PURPOSES: Final = ("Première rencontre", "Faire connaissance", "Point sur le projet", "Visite de l’atelier")
TITLES: Final = ("Gérante", "Gérant", "Dirigeante", "Dirigeant", "Associée", "Conjoint collaborateur", "Responsable")
HELPED: Final = (
    "Dossier monté et déposé.", "Accompagnement mené en trois rendez-vous.", "Solution trouvée avec l’entreprise.",
    "Rendez-vous pris, suite donnée en direct.", "Entretien fait, plan d’action remis.",
)  # fmt: skip
ACCEPTED: Final = ("J’appelle cette semaine.", "Rendez-vous proposé mardi.", "Je prends.", "Bien reçu, je m’en occupe.")
DECLINED: Final = (
    "Complet jusqu’au mois prochain.",
    "Ce n’est pas notre public.",
    "Déjà suivi chez nous.",
)
NO_HELP: Final = ("Rien de mobilisable aujourd’hui.", "Projet trop avancé pour notre aide.")
MESSAGES: Final = (
    "Le dirigeant attend votre appel, de préférence le matin.",
    "Merci de le rappeler avant la fin du mois.",
    "",
    "Je reste disponible pour un point à trois.",
)
SET_ASIDE: Final = ("Démarche jugée trop longue", "Ne souhaite pas s’endetter", "A trouvé mieux par sa banque",
                    "Reporte à l’an prochain")  # fmt: skip
CANCELLED: Final = (
    "Saisie sur la mauvaise entreprise",
    "Rendez-vous finalement reporté",
    "Visite déjà notée",
)
STEPS: Final = {
    "developpement-commercial": ("Préciser la clientèle visée", "Choisir les supports", "Lancer l’action"),
    "numerique": ("Faire le point sur l’existant", "Comparer deux offres", "Mettre en service", "Former l’équipe"),
    "formation": ("Choisir la formation", "Monter le dossier de prise en charge", "Suivre la formation"),
    "investissement": ("Obtenir trois devis", "Boucler le plan de financement", "Commander", "Mettre en service"),
    "ressources-humaines": ("Rédiger la fiche de poste", "Publier l’offre", "Recevoir les candidats"),
    "gestion-et-financement": ("Réunir les comptes", "Bâtir le prévisionnel", "Rencontrer le financeur"),
    "transition-ecologique": ("Faire le diagnostic", "Chiffrer les travaux", "Réaliser les travaux"),
    "transmission-reprise": ("Évaluer l’entreprise", "Préparer le dossier", "Rencontrer des candidats"),
    "local-et-centre-ville": ("Rencontrer la mairie", "Obtenir les devis", "Faire les travaux"),
}  # fmt: skip
PLAIN_STEPS: Final = ("Faire le point", "Choisir une solution", "La mettre en place")
OUTCOME_NOTES: Final = ("Facture vue", "Annoncé au téléphone", "Contrat signé vu sur place", "")

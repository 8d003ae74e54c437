"""Needs and projects, theme by theme: selling, digital tools, training."""

from typing import Final

from bonrelais.demonstration.words.model import ThemeWords

SELLING: Final = {
    "clientele": ThemeWords(
        ("Voudrait toucher une clientèle plus jeune", "Dépend de trois gros clients, cherche à élargir",
         "Ne sait pas comment prospecter les entreprises des environs"),
        ("Prospecter les entreprises du secteur", "Bâtir un plan de prospection sur six mois",
         "Reconquérir les clients perdus"),
    ),
    "communication": ThemeWords(
        ("Enseigne et logo datent de vingt ans", "Peu connue en dehors du village",
         "Voudrait des supports à laisser aux clients"),
        ("Refaire l’identité visuelle", "Créer une plaquette et des cartes", "Paraître dans la presse locale"),
    ),
    "offre-et-prix": ThemeWords(
        ("Prix inchangés depuis trois ans malgré la hausse des matières", "Gamme trop large, marges mal connues",
         "Hésite à lancer une formule à emporter"),
        ("Revoir les prix et les marges", "Resserrer la gamme", "Tester une nouvelle formule"),
    ),
    "marches-publics": ThemeWords(
        ("A répondu deux fois à la mairie, sans succès", "Voudrait travailler pour les collectivités"),
        ("Répondre à un premier marché public", "Se grouper pour répondre à un lot"),
    ),
    "point-de-vente": ThemeWords(
        ("Le rayon du fond ne tourne pas", "Le comptoir cache les produits", "Vitrine peu lisible de la rue"),
        ("Réaménager la surface de vente", "Repenser la vitrine et l’éclairage", "Créer un coin dégustation"),
    ),
}  # fmt: skip
DIGITAL: Final = {
    "site-et-visibilite": ThemeWords(
        ("N’apparaît pas dans les recherches", "Site jamais mis à jour depuis sa création",
         "Horaires faux sur les plans en ligne"),
        ("Créer un site vitrine", "Reprendre la fiche d’établissement en ligne", "Animer une page sur les réseaux"),
    ),
    "vente-en-ligne": ThemeWords(
        ("Prend les commandes par message, en perd", "Voudrait vendre ses coffrets hors saison"),
        ("Ouvrir une boutique en ligne", "Mettre en place le retrait en magasin"),
    ),
    "outils-de-gestion-numeriques": ThemeWords(
        ("Fait ses devis à la main le soir", "Caisse en fin de vie", "Stock suivi sur un cahier"),
        ("Choisir un logiciel de devis et factures", "Changer de caisse", "Passer à la facture électronique"),
    ),
    "cybersecurite": ThemeWords(
        ("A perdu ses fichiers l’an dernier", "Un seul mot de passe pour toute l’équipe"),
        ("Mettre en place des sauvegardes", "Faire un diagnostic de sécurité informatique"),
    ),
}  # fmt: skip
TRAINING: Final = {
    "formation-du-dirigeant": ThemeWords(
        ("Se sent seul pour les chiffres", "Voudrait apprendre à déléguer", "Reprend l’affaire familiale"),
        ("Suivre une formation de gestion", "Se former au management", "Suivre un parcours de dirigeant"),
    ),
    "formation-des-salaries": ThemeWords(
        ("L’équipe doit apprendre la nouvelle machine", "Habilitations électriques à renouveler",
         "Serveurs débutants à former à l’accueil"),
        ("Former l’équipe au nouvel équipement", "Renouveler les habilitations", "Former à l’accueil et à la vente"),
    ),
    "apprentissage": ThemeWords(
        ("Cherche un apprenti depuis deux rentrées", "N’a jamais été maître d’apprentissage"),
        ("Accueillir un premier apprenti", "Devenir maître d’apprentissage"),
    ),
    "bilan-de-competences": ThemeWords(
        ("La vendeuse voudrait évoluer", "Veut faire reconnaître vingt ans de métier"),
        ("Engager une validation des acquis", "Faire un bilan de compétences"),
    ),
}  # fmt: skip

"""The needs' themes of a new programme: two levels, kept short enough to be ticked on a phone."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ThemeTree:
    code: str
    label: str
    children: tuple[tuple[str, str], ...]


THEMES: Final = (
    ThemeTree(
        "developpement-commercial",
        "Développement commercial",
        (
            ("clientele", "Trouver de nouveaux clients"),
            ("communication", "Communication et image"),
            ("offre-et-prix", "Offre et prix"),
            ("marches-publics", "Marchés publics"),
            ("point-de-vente", "Aménagement du point de vente"),
        ),
    ),
    ThemeTree(
        "numerique",
        "Numérique",
        (
            ("site-et-visibilite", "Site et visibilité en ligne"),
            ("vente-en-ligne", "Vente en ligne"),
            ("outils-de-gestion-numeriques", "Logiciels de gestion et de caisse"),
            ("cybersecurite", "Cybersécurité"),
        ),
    ),
    ThemeTree(
        "formation",
        "Formation",
        (
            ("formation-du-dirigeant", "Formation du dirigeant"),
            ("formation-des-salaries", "Formation des salariés"),
            ("apprentissage", "Apprentissage"),
            ("bilan-de-competences", "Bilan de compétences et qualifications"),
        ),
    ),
    ThemeTree(
        "investissement",
        "Investissement",
        (
            ("materiel", "Matériel et équipement"),
            ("locaux", "Locaux : achat, extension, travaux"),
            ("modernisation", "Modernisation de la production"),
            ("recherche-de-local", "Recherche d’un local ou d’un terrain"),
        ),
    ),
    ThemeTree(
        "ressources-humaines",
        "Ressources humaines",
        (
            ("recrutement", "Recrutement"),
            ("fidelisation", "Fidélisation et organisation du travail"),
            ("droit-du-travail", "Droit du travail"),
            ("sante-au-travail", "Santé et sécurité au travail"),
        ),
    ),
    ThemeTree(
        "gestion-et-financement",
        "Gestion et financement",
        (
            ("tresorerie", "Trésorerie"),
            ("financement-de-projet", "Financement d’un projet"),
            ("tableaux-de-bord", "Pilotage et tableaux de bord"),
            ("difficultes", "Difficultés de l’entreprise"),
        ),
    ),
    ThemeTree(
        "transition-ecologique",
        "Transition écologique",
        (
            ("energie", "Énergie"),
            ("dechets-et-reemploi", "Déchets et réemploi"),
            ("eau", "Eau"),
            ("mobilite", "Mobilité"),
            ("eco-conception", "Écoconception et achats responsables"),
        ),
    ),
    ThemeTree(
        "transmission-reprise",
        "Transmission-reprise",
        (
            ("ceder", "Céder ou transmettre"),
            ("reprendre", "Reprendre une entreprise"),
            ("valoriser", "Évaluer l’entreprise"),
        ),
    ),
    ThemeTree(
        "local-et-centre-ville",
        "Local et centre-ville",
        (
            ("installation-en-centre", "S’installer ou rester en centre-ville"),
            ("vitrine-et-facade", "Vitrine, façade, enseigne"),
            ("accessibilite-du-local", "Accessibilité du local"),
            ("bail-et-loyer", "Bail et loyer"),
        ),
    ),
    ThemeTree(
        "reglementation",
        "Réglementation",
        (
            ("hygiene-et-normes", "Hygiène et normes"),
            ("statut-et-juridique", "Statut juridique et formalités"),
            ("donnees-personnelles", "Données personnelles"),
        ),
    ),
    ThemeTree(
        "export",
        "Export",
        (
            ("premiers-pas-a-l-export", "Premiers pas à l’export"),
            ("developpement-international", "Développement à l’international"),
        ),
    ),
    ThemeTree(
        "innovation",
        "Innovation",
        (
            ("nouveau-produit", "Nouveau produit ou procédé"),
            ("propriete-intellectuelle", "Marques et brevets"),
        ),
    ),
    ThemeTree(
        "mise-en-reseau",
        "Mise en réseau",
        (
            ("clubs-et-reseaux", "Clubs et réseaux d’entreprises"),
            ("fournisseurs-et-sous-traitants", "Fournisseurs et sous-traitants"),
        ),
    ),
)

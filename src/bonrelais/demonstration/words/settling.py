"""Needs and projects, theme by theme: town centres, rules, markets afar, novelty, company."""

from typing import Final

from bonrelais.demonstration.words.growing import GREENING, HANDING_OVER, HIRING, INVESTING, MANAGING
from bonrelais.demonstration.words.model import ThemeWords
from bonrelais.demonstration.words.selling import DIGITAL, SELLING, TRAINING

SETTLING: Final = {
    "installation-en-centre": ThemeWords(
        ("Hésite entre le centre et la zone commerciale", "Voudrait revenir sur la place"),
        ("S’installer en centre-ville", "Prendre une boutique à l’essai"),
    ),
    "vitrine-et-facade": ThemeWords(
        ("Façade noircie, enseigne illisible", "Store déchiré depuis la tempête"),
        ("Rénover la façade", "Refaire l’enseigne et le store"),
    ),
    "accessibilite-du-local": ThemeWords(
        ("Deux marches à l’entrée",),
        ("Rendre l’entrée accessible", "Obtenir une dérogation d’accessibilité"),
    ),
    "bail-et-loyer": ThemeWords(("Loyer trop lourd, bail à renouveler",), ("Renégocier le bail commercial",)),
}
RULES: Final = {
    "hygiene-et-normes": ThemeWords(("Contrôle sanitaire annoncé",), ("Remettre à jour le plan d’hygiène",)),
    "statut-et-juridique": ThemeWords(("Se demande s’il faut passer en société",), ("Passer en société",)),
    "donnees-personnelles": ThemeWords(("Fichier clients sans règles",), ("Mettre le fichier clients en conformité",)),
}
AFAR: Final = {
    "premiers-pas-a-l-export": ThemeWords(("Des Belges commandent, ne sait pas facturer",), ("Vendre en Belgique",)),
    "developpement-international": ThemeWords(("Distributeur allemand intéressé",), ("Préparer un salon européen",)),
}
NOVELTY: Final = {
    "nouveau-produit": ThemeWords(
        ("Une idée de conserve de légumes du marais",), ("Mettre au point un nouveau produit",)
    ),
    "propriete-intellectuelle": ThemeWords(("Nom déjà copié par un concurrent",), ("Déposer la marque",)),
}
COMPANY: Final = {
    "clubs-et-reseaux": ThemeWords(("Se sent isolée dans la vallée",), ("Rejoindre un club d’entreprises",)),
    "fournisseurs-et-sous-traitants": ThemeWords(("Cherche un fournisseur plus proche",), ("Acheter local",)),
}
WORDS: Final = {
    **SELLING, **DIGITAL, **TRAINING, **INVESTING, **HIRING, **MANAGING, **GREENING, **HANDING_OVER,
    **SETTLING, **RULES, **AFAR, **NOVELTY, **COMPANY,
}  # fmt: skip
"""By the code of a theme of the second level."""

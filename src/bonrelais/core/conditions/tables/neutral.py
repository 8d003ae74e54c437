"""Words that link others and carry no condition: left unread, they lose nothing."""

from typing import Final

NEUTRAL_WORDS: Final = frozenset({
    "accompagnement", "accompagnements", "acteurs", "activite", "activites", "admissibles", "admis", "afin", "aide", "aides", "ainsi",
    "annee", "annees", "apres", "aupres", "aussi", "autre", "autres", "avant", "avec", "avoir", "beneficiaire", "beneficiaires",
    "beneficier", "cadre", "celle", "celui", "cette", "ceux", "code", "comme", "concerne", "dans", "date", "demande",
    "depot", "depuis", "devez", "devra", "dispositif", "doit", "doivent", "dont", "dossier", "egalement", "eligible",
    "eligibles", "entre", "entreprise", "entreprises", "etablissements", "etant", "etre", "exploitants", "hors",
    "identifie", "industries", "inscrit", "leur", "leurs", "lors", "meme", "memes", "moins", "morales", "moyens", "physiques", "notamment",
    "numero", "operateurs", "personnes", "plus", "pour", "production", "projet", "projets", "secteur", "secteurs",
    "selon", "siret", "societes", "soit", "sont", "soumise", "suivantes", "suivants", "prioritaires", "concernees", "concernes", "cibles", "visees", "vises", "sous", "soutien", "taxes", "titre", "tous", "tout",
    "toute", "toutes", "uniquement", "votre", "vous",
})  # fmt: skip

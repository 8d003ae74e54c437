"""Words that link others and carry no condition: left unread, they lose nothing."""

from typing import Final

NEUTRAL_WORDS: Final = frozenset({
    "accompagnement", "accompagnements", "acteurs", "activite", "activites", "admis", "admissibles", "afin", "aide",
    "aides", "ainsi", "annee", "annees", "apres", "aupres", "aussi", "autre", "autres", "avant", "avec", "avoir",
    "beneficiaire", "beneficiaires", "beneficier", "cadre", "celle", "celui", "cette", "ceux",
    "cible", "cibles", "code",
    "condition", "conditions",
    "confondus", "confondues", "public", "statut", "taille", "forme", "formes", "juridique", "juridiques",
    "comme", "concerne", "concernees", "concernes", "dans", "date", "demande", "depot", "depuis", "devez", "devra",
    "dispositif", "doit", "doivent", "dont", "dossier", "egalement", "eligible", "eligibles", "entre", "entreprise",
    "entreprises", "etablissements", "etant", "etre", "exploitants", "identifie", "industries", "inscrit",
    "leur", "leurs", "lors", "meme", "memes", "moins", "morales", "moyens", "notamment", "numero", "operateurs",
    "personnes", "physiques", "plus", "pour", "prioritaires", "production", "projet", "projets", "secteur",
    "secteurs", "selon", "siret", "societes", "soit", "sont", "soumise", "sous", "soutien", "suivantes", "suivants",
    "taxes", "titre", "tous", "tout", "toute", "toutes", "uniquement", "visees", "vises", "votre", "vous",
})  # fmt: skip

from typing import Final

from bonrelais.directory.sirene.names import readable_street

_REPETITIONS: Final = {"B": "bis", "T": "ter", "Q": "quater", "C": "quinquies"}
_STREET_TYPES: Final = {
    "ALL": "allée", "AV": "avenue", "BD": "boulevard", "CAR": "carrefour", "CHE": "chemin", "CHS": "chaussée",
    "CITE": "cité", "COR": "corniche", "CRS": "cours", "DOM": "domaine", "DSC": "descente", "ECA": "écart",
    "ESP": "esplanade", "FG": "faubourg", "GR": "grande rue", "HAM": "hameau", "HLE": "halle", "IMP": "impasse",
    "LD": "lieu-dit", "LOT": "lotissement", "MAR": "marché", "MTE": "montée", "PAS": "passage", "PL": "place",
    "PLN": "plaine", "PLT": "plateau", "PRO": "promenade", "PRV": "parvis", "QUA": "quartier", "QUAI": "quai",
    "RES": "résidence", "RLE": "ruelle", "ROC": "rocade", "RPT": "rond-point", "RTE": "route", "RUE": "rue",
    "SEN": "sente", "SQ": "square", "TPL": "terre-plein", "TRA": "traverse", "VLA": "villa", "VLGE": "village",
    "ALLEE": "allée", "CHAUSSEE": "chaussée", "CITÉ": "cité", "MARCHE": "marché", "MONTEE": "montée",
    "RESIDENCE": "résidence", "ECART": "écart",
    "ZA": "ZA", "ZAC": "ZAC", "ZI": "ZI", "ZAE": "ZAE", "PARC": "parc", "PKG": "parking", "CCAL": "centre commercial",
}  # fmt: skip


def address_line(number: str, repetition: str, street_type: str, street: str) -> str:
    """« 12 », « B », « RUE », « DU COMMERCE » becomes « 12 bis rue du Commerce »; « 007 » loses its zeros."""
    kind = _STREET_TYPES.get(street_type.upper(), street_type.lower())
    parts = (number.lstrip("0"), _REPETITIONS.get(repetition.upper(), repetition), kind, readable_street(street))
    line = " ".join(part for part in parts if part)
    return line if number or kind else line[:1].upper() + line[1:]

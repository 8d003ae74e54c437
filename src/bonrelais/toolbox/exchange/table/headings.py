"""The columns of the table, what stands in each, and the other names it is known by."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bonrelais.core.text import fold


class Column(StrEnum):
    ID = "id"
    TITLE = "title"
    ORGANISATION = "organisation"
    KIND = "kind"
    THEMES = "themes"
    SUMMARY = "summary"
    AMOUNT = "amount"
    AMOUNT_MAX = "amount_max"
    COMMUNES = "communes"
    EPCIS = "epcis"
    DEPARTMENTS = "departments"
    NAF = "naf"
    NAF_EXCLUDED = "naf_excluded"
    WORKFORCE_MIN = "workforce_min"
    WORKFORCE_MAX = "workforce_max"
    SALES_AREA_MAX = "sales_area_max"
    AGE_MIN = "age_min"
    START = "start"
    END = "end"
    NOT_STARTED = "not_started"
    OTHERS = "others"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Heading:
    column: Column
    label: str
    width: int
    told: str
    others: tuple[str, ...] = ()


HEADINGS: Final = (
    Heading(Column.ID, "Identifiant", 16, "Facultatif ; sans lui, le titre fait l’identité.", ("id", "code")),
    Heading(Column.TITLE, "Titre", 34, "Obligatoire, 160 caractères au plus.", ("nom", "intitulé", "outil", "aide")),
    Heading(Column.ORGANISATION, "Organisme", 24, "Qui l’offre : nom ou SIREN.", ("structure", "porteur", "opérateur")),
    Heading(Column.KIND, "Type", 14, "Subvention, prêt, garantie, conseil, formation…", ("nature",)),
    Heading(Column.THEMES, "Thèmes", 24, "Codes ou noms, séparés par « ; ».", ("thème",)),
    Heading(Column.SUMMARY, "Présentation", 44, "Ce que c’est, à lire au dirigeant.", ("description", "résumé")),
    Heading(Column.AMOUNT, "Montant", 24, "En mots : « 30 %, 12 000 € au plus ».", ()),
    Heading(Column.AMOUNT_MAX, "Montant maximal (€)", 12, "Un nombre.", ("montant max", "montant maximal")),
    Heading(Column.COMMUNES, "Communes", 24, "Noms ou codes INSEE, séparés par « ; ».", ("commune",)),
    Heading(Column.EPCIS, "EPCI", 24, "Noms ou SIREN, séparés par « ; ».", ("intercommunalité", "intercommunalités")),
    Heading(Column.DEPARTMENTS, "Départements", 14, "Numéros, séparés par « ; ».", ("département",)),
    Heading(Column.NAF, "NAF", 18, "Codes de la NAF rév. 2, séparés par « ; » : 47 ; 56.1 ; 10.71C.", ("codes naf",)),
    Heading(Column.NAF_EXCLUDED, "NAF exclus", 18, "De même.", ("naf exclu", "codes naf exclus")),
    Heading(Column.WORKFORCE_MIN, "Effectif min", 10, "Ce nombre de salariés compris.", ("effectif minimum",)),
    Heading(Column.WORKFORCE_MAX, "Effectif max", 10, "De même : 9 pour « moins de 10 ».", ("effectif maximum",)),
    Heading(Column.SALES_AREA_MAX, "Surface de vente max (m²)", 12, "Compris.", ("surface de vente max",)),
    Heading(Column.AGE_MIN, "Ancienneté min (mois)", 12, "Depuis la création.", ("ancienneté min",)),
    Heading(Column.START, "Date début", 12, "Ouverture : 01/01/2026.", ("début", "date de début", "ouverture")),
    Heading(Column.END, "Date fin", 12, "Ce jour compris.", ("fin", "date de fin", "clôture")),
    Heading(Column.NOT_STARTED, "Projet non commencé", 12, "Oui ou non.", ()),
    Heading(Column.OTHERS, "Autres conditions", 44, "Une par ligne : à décider par une personne.", ("conditions",)),
    Heading(Column.SOURCE, "Source", 34, "Adresse de la page.", ("url", "lien", "page")),
)
LABELS: Final = {heading.column: heading.label for heading in HEADINGS}


def column_of(text: str) -> Column | None:
    return _BY_NAME.get(fold(text))


_BY_NAME: Final = {
    fold(name): heading.column for heading in HEADINGS for name in (heading.column, heading.label, *heading.others)
} | {"surface de vente max m2": Column.SALES_AREA_MAX}

"""The columns we read, by their official names. Others are ignored; what a missing one told stays as stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FileLayout:
    """`columns`: official name by our short one. Without one of `required` the file cannot be trusted.

    `table` is where its rows are staged.
    """

    title: str
    table: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    # Columns which only the other file has, to say which file was given in its place.
    foreign: Mapping[str, str]

    def known(self, found: Collection[str]) -> set[str]:
        return set(self.columns.values()) & set(found)

    def missing(self, found: Collection[str]) -> list[str]:
        return [self.columns[name] for name in self.required if self.columns[name] not in found]

    def absent(self, found: Collection[str]) -> frozenset[str]:
        """Our short names of the columns that this file does not have."""
        return frozenset(name for name, official in self.columns.items() if official not in found)

    def mistaken_for(self, found: Sequence[str]) -> str | None:
        return next((title for column, title in self.foreign.items() if column in found), None)


ESTABLISHMENTS: Final = FileLayout(
    title="le fichier des établissements (StockEtablissement)",
    table="place",
    columns={
        "siret": "siret",
        "siren": "siren",
        "diffusion": "statutDiffusionEtablissement",
        "opened": "dateCreationEtablissement",
        "size_band": "trancheEffectifsEtablissement",
        "size_year": "anneeEffectifsEtablissement",
        "crafts_activity": "activitePrincipaleRegistreMetiersEtablissement",
        "treated": "dateDernierTraitementEtablissement",
        "head_office": "etablissementSiege",
        "complement": "complementAdresseEtablissement",
        "number": "numeroVoieEtablissement",
        "repetition": "indiceRepetitionEtablissement",
        "street_type": "typeVoieEtablissement",
        "street": "libelleVoieEtablissement",
        "postcode": "codePostalEtablissement",
        "commune": "codeCommuneEtablissement",
        "x": "coordonneeLambertAbscisseEtablissement",
        "y": "coordonneeLambertOrdonneeEtablissement",
        "since": "dateDebut",
        "state": "etatAdministratifEtablissement",
        "sign_1": "enseigne1Etablissement",
        "sign_2": "enseigne2Etablissement",
        "sign_3": "enseigne3Etablissement",
        "usual_name": "denominationUsuelleEtablissement",
        "activity": "activitePrincipaleEtablissement",
        "nomenclature": "nomenclatureActivitePrincipaleEtablissement",
        "activity_2025": "activitePrincipaleNAF25Etablissement",
    },
    required=("siret", "diffusion", "state", "commune", "activity", "nomenclature"),
    foreign={
        "nicSiegeUniteLegale": "des unités légales (StockUniteLegale)",
        "qualite_xy": "de géolocalisation",
        "dateFin": "des historiques",
    },
)

UNITS: Final = FileLayout(
    title="le fichier des unités légales (StockUniteLegale)",
    table="unit",
    columns={
        "siren": "siren",
        "diffusion": "statutDiffusionUniteLegale",
        "purged": "unitePurgeeUniteLegale",
        "created": "dateCreationUniteLegale",
        "acronym": "sigleUniteLegale",
        "first_name": "prenomUsuelUniteLegale",
        "first_name_1": "prenom1UniteLegale",
        "pseudonym": "pseudonymeUniteLegale",
        "size_band": "trancheEffectifsUniteLegale",
        "size_year": "anneeEffectifsUniteLegale",
        "treated": "dateDernierTraitementUniteLegale",
        "category": "categorieEntreprise",
        "category_year": "anneeCategorieEntreprise",
        "state": "etatAdministratifUniteLegale",
        "last_name": "nomUniteLegale",
        "used_last_name": "nomUsageUniteLegale",
        "denomination": "denominationUniteLegale",
        "usual_1": "denominationUsuelle1UniteLegale",
        "usual_2": "denominationUsuelle2UniteLegale",
        "usual_3": "denominationUsuelle3UniteLegale",
        "legal_form": "categorieJuridiqueUniteLegale",
        "activity": "activitePrincipaleUniteLegale",
        "nomenclature": "nomenclatureActivitePrincipaleUniteLegale",
        "social_economy": "economieSocialeSolidaireUniteLegale",
    },
    required=("siren", "diffusion", "state", "last_name", "denomination", "legal_form"),
    foreign={
        "codeCommuneEtablissement": "des établissements (StockEtablissement)",
        "qualite_xy": "de géolocalisation",
        "dateFin": "des historiques",
    },
)

GEO: Final = FileLayout(
    title="le fichier de géolocalisation des établissements",
    table="geo",
    columns={
        "siret": "siret",
        "quality": "qualite_xy",
        "longitude": "x_longitude",
        "latitude": "y_latitude",
    },
    required=("siret", "quality", "longitude", "latitude"),
    foreign={
        "codeCommuneEtablissement": "des établissements (StockEtablissement)",
        "nicSiegeUniteLegale": "des unités légales (StockUniteLegale)",
    },
)

"""The rows of the three official files, as texts by column; a column not named here is blank."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bonrelais.core.text import fold
from bonrelais.demonstration.register.addresses import RANDOM_POINT
from bonrelais.demonstration.register.columns import (
    MASK,
    MASKED_ESTABLISHMENT,
    MASKED_PERSON_ESTABLISHMENT,
    MASKED_PERSON_UNIT,
    MASKED_UNIT,
)
from bonrelais.demonstration.register.lives import UNKNOWN_DAY, State
from bonrelais.demonstration.register.people import Person
from bonrelais.demonstration.register.vintage import Seen, SeenCompany, shown_activity, shown_twin
from bonrelais.demonstration.register.workforce import UNKNOWN, employs

Row = dict[str, str]

_LAMBERT_93: Final = "2154"
_PRECISIONS: Final = {"11": "5", "12": "25", "21": "60", "22": "220", RANDOM_POINT: "2400"}
_OUTSIDE_ZONES: Final = "HZ"
_SOCIAL_FORMS: Final = {5458, 9220, 9230}
_LARGE_BANDS: Final = {"32", "41", "42"}


@dataclass(frozen=True, slots=True)
class Located:
    """An establishment seen on a day, with its point in Lambert 93 metres."""

    seen: Seen
    x: float
    y: float


def establishment_row(located: Located, day: date) -> Row:
    seen = located.seen
    establishment, period = seen.establishment, seen.period
    siret = establishment.siret
    row = {
        "siren": siret[:9],
        "nic": siret[9:],
        "siret": siret,
        "statutDiffusionEtablissement": "P" if seen.is_partial else "O",
        "dateDernierTraitementEtablissement": _treated(seen, day),
        "etablissementSiege": "true" if seen.is_seat else "false",
        "nombrePeriodesEtablissement": str(seen.periods_so_far),
        "codeCommuneEtablissement": establishment.address.commune_code,
        "dateDebut": period.starts_on.isoformat(),
        "etatAdministratifEtablissement": period.state.value,
    }
    if establishment.is_purged:
        return row
    row |= _address_columns(located) | _activity_columns(seen, day)
    row["dateCreationEtablissement"] = establishment.created_on.isoformat()
    row["activitePrincipaleRegistreMetiersEtablissement"] = establishment.crafts_code
    row["enseigne1Etablissement"] = period.sign
    if seen.is_partial:
        hidden = MASKED_PERSON_ESTABLISHMENT if establishment.company.person else MASKED_ESTABLISHMENT
        row |= dict.fromkeys(hidden, MASK)
    return row


def unit_row(company: SeenCompany, day: date) -> Row:
    seat = company.seat
    owner, period = seat.establishment.company, seat.period
    row = {
        "siren": owner.siren,
        "statutDiffusionUniteLegale": "P" if seat.is_partial else "O",
        "dateDernierTraitementUniteLegale": _treated(seat, day),
        "nombrePeriodesUniteLegale": str(seat.periods_so_far),
        "dateDebut": period.starts_on.isoformat(),
        "etatAdministratifUniteLegale": "A" if period.state is State.OPEN else "C",
        "nicSiegeUniteLegale": seat.establishment.siret[9:],
        "categorieJuridiqueUniteLegale": str(owner.legal_form),
    }
    if seat.establishment.is_purged:
        return row | {"unitePurgeeUniteLegale": "true"}
    activity, nomenclature = shown_activity(period, day)
    row |= {
        "dateCreationUniteLegale": company.created_on.isoformat(),
        "sigleUniteLegale": owner.short_name,
        "denominationUniteLegale": owner.name,
        "trancheEffectifsUniteLegale": seat.band,
        "anneeEffectifsUniteLegale": str(seat.band_year or ""),
        "categorieEntreprise": _category(seat.band),
        "anneeCategorieEntreprise": str(day.year - 3) if _category(seat.band) else "",
        "activitePrincipaleUniteLegale": activity,
        "nomenclatureActivitePrincipaleUniteLegale": nomenclature.value,
        "economieSocialeSolidaireUniteLegale": "O" if owner.legal_form in _SOCIAL_FORMS else "N",
        "societeMissionUniteLegale": "" if owner.person else "N",
        "caractereEmployeurUniteLegale": _employing(seat),
        "activitePrincipaleNAF25UniteLegale": shown_twin(period, day),
    }
    row |= _person_columns(owner.person) if owner.person else {}
    if seat.is_partial:
        row |= dict.fromkeys(MASKED_PERSON_UNIT if owner.person else MASKED_UNIT, MASK)
    return row


def geolocation_rows(places: Sequence[Located]) -> list[Row]:
    """Partly public establishments and purged ones have no point in the official file."""
    return [
        _geolocation_row(place) for place in places if not (place.seen.is_partial or place.seen.establishment.is_purged)
    ]


def _geolocation_row(place: Located) -> Row:
    address = place.seen.establishment.address
    return {
        "siret": place.seen.establishment.siret,
        "x": f"{place.x:.2f}",
        "y": f"{place.y:.2f}",
        "qualite_xy": address.quality,
        "epsg": _LAMBERT_93,
        "plg_qp24": _OUTSIDE_ZONES,
        "plg_qp15": _OUTSIDE_ZONES,
        "plg_qva": _OUTSIDE_ZONES,
        "plg_code_commune": address.commune.code,
        "distance_precision": _PRECISIONS[address.quality],
        "qualite_qp24": "1",
        "qualite_qp15": "1",
        "qualite_qva": "1",
        "y_latitude": f"{address.latitude:.6f}",
        "x_longitude": f"{address.longitude:.6f}",
    }


def _address_columns(located: Located) -> Row:
    address = located.seen.establishment.address
    return {
        "numeroVoieEtablissement": address.number,
        "indiceRepetitionEtablissement": address.repetition,
        "typeVoieEtablissement": address.way,
        "libelleVoieEtablissement": address.street,
        "codePostalEtablissement": address.commune.postcode,
        "libelleCommuneEtablissement": official_name(address.commune.name),
        "coordonneeLambertAbscisseEtablissement": f"{located.x:.2f}",
        "coordonneeLambertOrdonneeEtablissement": f"{located.y:.2f}",
    }


def _activity_columns(seen: Seen, day: date) -> Row:
    activity, nomenclature = shown_activity(seen.period, day)
    return {
        "trancheEffectifsEtablissement": seen.band,
        "anneeEffectifsEtablissement": str(seen.band_year or ""),
        "activitePrincipaleEtablissement": activity,
        "nomenclatureActivitePrincipaleEtablissement": nomenclature.value,
        "caractereEmployeurEtablissement": _employing(seen),
        "activitePrincipaleNAF25Etablissement": shown_twin(seen.period, day),
    }


def _person_columns(person: Person) -> Row:
    row = {
        "sexeUniteLegale": person.sex,
        "nomUniteLegale": person.surname,
        "nomUsageUniteLegale": person.married_name,
        "prenomUsuelUniteLegale": person.first_names[0],
    }
    return row | {f"prenom{rank}UniteLegale": name for rank, name in enumerate(person.first_names, start=1)}


def official_name(name: str) -> str:
    """A commune's name as the register spells it: capitals, no accents, hyphens kept."""
    return "-".join(fold(part).upper() for part in name.replace("'", " ").replace("’", " ").split("-"))


def _employing(seen: Seen) -> str:
    if seen.period.starts_on == UNKNOWN_DAY:
        return ""
    return "O" if employs(seen.band) else "N"


def _category(band: str) -> str:
    if band == UNKNOWN:
        return ""
    return "ETI" if band in _LARGE_BANDS else "PME"


def _treated(seen: Seen, day: date) -> str:
    """The register writes a change some days later, and rewrites every employer each year."""
    later = seen.period.starts_on + timedelta(days=9)
    yearly = date(day.year, 1, 20)
    treated = max(later, yearly) if employs(seen.band) and yearly <= day else later
    return f"{min(treated, day).isoformat()} 08:15:00"

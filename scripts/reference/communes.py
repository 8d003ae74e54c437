"""Communes, former codes and EPCIs from `@etalab/decoupage-administratif` (Licence Ouverte)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

Line = tuple[str, ...]


class CommuneEntry(TypedDict):
    code: str
    nom: str
    type: str
    departement: str
    region: str
    population: NotRequired[int]
    anciensCodes: NotRequired[list[str]]
    chefLieu: NotRequired[str]
    commune: NotRequired[str]
    codesPostaux: NotRequired[list[str]]


class MemberEntry(TypedDict):
    code: str
    populationTotale: int


class EpciEntry(TypedDict):
    code: str
    nom: str
    type: str
    membres: list[MemberEntry]


@dataclass(frozen=True)
class PresentCommune:
    code: str
    name: str
    department: str
    region: str
    population: int | None
    postcodes: list[str]


@dataclass(frozen=True)
class Divisions:
    """France as the package tells it: communes in force, all entries (former ones too), EPCIs."""

    present: list[PresentCommune]
    entries: list[CommuneEntry]
    epcis: list[EpciEntry]


def read_divisions(folder: Path) -> Divisions:
    entries: list[CommuneEntry] = json.loads((folder / "communes.json").read_text())
    epcis: list[EpciEntry] = json.loads((folder / "epci.json").read_text())
    present = [
        _present_commune(entry)
        for entry in sorted(entries, key=lambda entry: entry["code"])
        if entry["type"] == "commune-actuelle"
    ]
    return Divisions(present, entries, epcis)


def _present_commune(entry: CommuneEntry) -> PresentCommune:
    return PresentCommune(
        code=entry["code"],
        name=entry["nom"],
        department=entry["departement"],
        region=entry["region"],
        population=entry.get("population"),
        postcodes=sorted(entry.get("codesPostaux", [])),
    )


def commune_lines(divisions: Divisions) -> Iterator[Line]:
    """Code, name, department, region, population (blank: not counted), SIREN of the EPCI (blank: none), postcodes.

    The population is the legal total one of the State's list of EPCIs; outside EPCIs, the municipal one.
    """
    epci_of = {member["code"]: epci["code"] for epci in divisions.epcis for member in epci["membres"]}
    totals = {member["code"]: member["populationTotale"] for epci in divisions.epcis for member in epci["membres"]}
    for commune in divisions.present:
        population = totals.get(commune.code, commune.population)
        yield (
            commune.code,
            commune.name,
            commune.department,
            commune.region,
            "" if population is None else str(population),
            epci_of.get(commune.code, ""),
            " ".join(commune.postcodes),
        )


def former_code_lines(divisions: Divisions) -> Iterator[Line]:
    """Former or subordinate code, its name (blank: unknown), the code of the commune in force."""
    present = {commune.code for commune in divisions.present}
    names = {entry["code"]: entry["nom"] for entry in divisions.entries if entry["type"] != "commune-actuelle"}
    into = dict(_successions(divisions.entries))
    for code in sorted(into):
        if code not in present:
            yield code, names.get(code, ""), into[code]


def _successions(entries: list[CommuneEntry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for former in entry.get("anciensCodes", []):
            yield former, entry["code"]
        superior = entry.get("chefLieu") or entry.get("commune")
        if entry["type"] != "commune-actuelle" and superior:
            yield entry["code"], superior


def epci_lines(divisions: Divisions) -> Iterator[Line]:
    """SIREN, name, kind."""
    for epci in sorted(divisions.epcis, key=lambda epci: epci["code"]):
        yield epci["code"], epci["nom"], epci["type"]

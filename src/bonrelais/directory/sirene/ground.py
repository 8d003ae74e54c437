"""The territory an import keeps: codes, present and former, of the communes of the EPCIs asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bonrelais.core.identifiers import show_siren
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.territory import actions as territory
from bonrelais.territory import reference
from bonrelais.territory.queries import communes_by_code


class NoTerritoryError(DomainError):
    """The import was not told which EPCIs to keep, or one of them does not exist."""


@dataclass(frozen=True, slots=True)
class Ground:
    """`epcis` by SIREN; `codes` are those a register row may carry for one of their communes."""

    epcis: tuple[str, ...]
    codes: frozenset[str]


def ground_of(epcis: Sequence[str]) -> Ground:
    """Reads the published tables only: nothing is written before the files are known to be good."""
    sirens = tuple(dict.fromkeys("".join(siren.split()) for siren in epcis))
    if not sirens:
        raise NoTerritoryError("Indiquez au moins une intercommunalité, par son numéro SIREN.")
    for siren in sirens:
        if reference.read_epci(siren) is None:
            raise NoTerritoryError(f"Aucune intercommunalité n’a le numéro SIREN « {show_siren(siren)} ».")
    present = {commune.code for siren in sirens for commune in reference.read_communes(siren)}
    former = {former.code for former in reference.read_former_codes(present)}
    return Ground(sirens, frozenset(present | former))


def lay_ground(ground: Ground, *, by: Actor, at: datetime) -> dict[str, UUID]:
    """Takes the EPCIs in where they miss; gives the commune in force for each code."""
    for siren in ground.epcis:
        territory.add_epci(siren, by=by, at=at)
    return {code: commune.pk for code, commune in communes_by_code(ground.codes).items()}

"""The fictional register of the demonstration, imported day by day as it was done then."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.demonstration.register.meanwhile import Vintages
from bonrelais.demonstration.register.population import Plan
from bonrelais.demonstration.register.seeds import CommuneSeed
from bonrelais.demonstration.register.write import OPEN_ESTABLISHMENTS
from bonrelais.directory.sirene import RegisterFiles, import_register
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM

EPCIS: Final = (PAYS_DE_SAINT_OMER, PAYS_DE_LUMBRES)
_SEED: Final = 2024
_NIGHT: Final = time(3)


def plan_of(communes: Sequence[CommuneSeed]) -> Plan:
    return Plan(communes, _SEED, OPEN_ESTABLISHMENTS)


def import_vintage(vintages: Vintages, day: date) -> None:
    """Recorded in the night of the vintage's day."""
    files = vintages.files_of(day)
    given = RegisterFiles(files.establishments, files.units, files.geolocation)
    import_register(given, EPCIS, by=SYSTEM, at=clock.at_paris(day, _NIGHT))

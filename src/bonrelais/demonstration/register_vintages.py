"""The fictional register of the demonstration: its files for a day, and their import, as it was done then."""

import tempfile
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Final

from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.demonstration.register.lives import Establishment
from bonrelais.demonstration.register.write import write_vintage
from bonrelais.directory.sirene import RegisterFiles, import_register
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM

SEED: Final = 2024
EPCIS: Final = (PAYS_DE_SAINT_OMER, PAYS_DE_LUMBRES)
_NIGHT: Final = time(3)


def import_vintage(lives: Sequence[Establishment], day: date) -> None:
    """Recorded in the night that follows the vintage's day."""
    with tempfile.TemporaryDirectory(prefix="bonrelais-") as folder:
        files = write_vintage(Path(folder), lives, day)
        given = RegisterFiles(files.establishments, files.units, files.geolocation)
        import_register(given, EPCIS, by=SYSTEM, at=clock.at_paris(day, _NIGHT))

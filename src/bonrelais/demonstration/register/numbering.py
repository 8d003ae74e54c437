"""SIREN and SIRET for companies that do not exist, with right keys.

Numbers starting with 2 are kept for local authorities, by category 20 to 28 (communes 21, departments 22, their
groupings 24…): to our knowledge none is issued from 290 000 000 on, so no number here should name anyone.
"""

from typing import Final

from bonrelais.core.identifiers import Siren, Siret, luhn_sum

BLOCK: Final = "29"
CAPACITY: Final = 1_000_000
_STRIDE: Final = 617_003  # prime with the capacity: neighbours in the register get far numbers


def siren(rank: int) -> Siren:
    """The fictional SIREN of a rank below CAPACITY; two ranks never share one."""
    if not 0 <= rank < CAPACITY:
        raise ValueError(f"rank {rank} is outside the block of fictional numbers")
    body = f"{BLOCK}{rank * _STRIDE % CAPACITY:06d}"
    return Siren(_with_key(body))


def siret(company: Siren, rank: int) -> Siret:
    """The SIRET of a company's establishment of that rank (0 is the first, NIC 0001x)."""
    return Siret(_with_key(f"{company}{rank + 1:04d}"))


def _with_key(body: str) -> str:
    return body + str(-luhn_sum(body + "0") % 10)

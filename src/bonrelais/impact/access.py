from bonrelais.programmes.access import WORKERS
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat

READERS = (*WORKERS, Role.OFFICIAL)
"""Who reads figures. Officials never reach the rows, and see no small cell."""


def is_official(seat: Seat) -> bool:
    return seat.role is Role.OFFICIAL

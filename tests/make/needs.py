from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.needs.actions import find_need
from bonrelais.needs.findings import NeedFinding
from bonrelais.needs.models import Need
from bonrelais.needs.queries import themes_offered
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat


def leaf_theme(seat: Seat, rank: int = 0) -> Theme:
    """A theme that a need may take, in the order of the tree."""
    return themes_offered(seat)[rank]


def need(seat: Seat, establishment: Establishment, *, theme: Theme | None = None, words: str = "") -> Need:
    finding = NeedFinding(theme=theme or leaf_theme(seat), found_on=clock.today(), words=words)
    return find_need(establishment, finding=finding, by=seat, at=clock.now())

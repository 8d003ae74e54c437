from datetime import datetime

from django.db import transaction

from bonrelais.core.french import show_day
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.actions.history import learn_had
from bonrelais.toolbox.actions.proposals import ProposalDayError, set_aside
from bonrelais.toolbox.cards import AlreadyHad
from bonrelais.toolbox.models import Proposal


@transaction.atomic
def note_already_had(establishment: Establishment, *, had: AlreadyHad, by: Seat, at: datetime) -> Proposal:
    """The business had this tool before: it is set aside, and the tools that look at aids already had know of it."""
    today = clock.day_of(at)
    if had.on is not None and had.on > today:
        raise ProposalDayError("Cette date est à venir. Dites quand l’outil a été obtenu, au plus tard aujourd’hui.")
    learn_had(establishment, had=had, origin_id=None, by=by, at=at)
    reason = f"Déjà obtenu le {show_day(had.on)}." if had.on is not None else "Déjà obtenu."
    return set_aside(establishment, proposal=had.proposal, reason=reason, by=by, at=at)

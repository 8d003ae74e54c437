from datetime import datetime
from typing import Final

from django.db import transaction

from bonrelais.core.french import show_day
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.actions.history import learn_had
from bonrelais.toolbox.actions.proposals import ProposalDayError, set_aside
from bonrelais.toolbox.cards import AlreadyHad
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import Proposal

HAD: Final = "Déjà obtenu"


@transaction.atomic
def note_already_had(establishment: Establishment, *, had: AlreadyHad, by: Seat, at: datetime) -> Proposal:
    """The business had this tool before: it is set aside, and the tools that look at aids already had know of it."""
    today = clock.day_of(at)
    if had.on is not None and had.on > today:
        raise ProposalDayError("Cette date est à venir. Dites quand l’outil a été obtenu, au plus tard aujourd’hui.")
    noted = None if had.on is not None else _noted(establishment, had, by=by)
    if noted is not None:
        return noted
    learn_had(establishment, had=had, origin_id=None, by=by, at=at)
    reason = f"{HAD} le {show_day(had.on)}." if had.on is not None else f"{HAD}."
    return set_aside(establishment, proposal=had.proposal, reason=reason, by=by, at=at)


def _noted(establishment: Establishment, had: AlreadyHad, *, by: Seat) -> Proposal | None:
    """As it was noted already: said again without a day, the day known stays."""
    return Proposal.objects.filter(
        programme_id=by.programme_id,
        company=establishment.company_id,
        tool=had.proposal.tool,
        need=had.proposal.need,
        stages__replaced_at__isnull=True,
        stages__state=ProposalState.SET_ASIDE,
        stages__reason__startswith=HAD,
    ).first()

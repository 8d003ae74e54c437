"""The dated rows: what the register said of an establishment from a day on.

Read them so: of the rows that cover the day asked for (valid_from_on null or not after it) and were recorded in time,
the one recorded last holds; of two recorded together, the one valid from the later day.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from bonrelais.directory.sirene.mapping import EstablishmentValues


class StateValues(NamedTuple):
    valid_from_on: date | None
    is_open: bool
    commune_id: UUID
    activity_id: UUID | None
    activity_2025_id: UUID | None
    size_band: str
    legal_form: str
    is_registered_crafts: bool


def first_states(values: EstablishmentValues, legal_form: str) -> list[StateValues]:
    """Of an establishment never seen: what is known holds since it opened, for the files tell nothing earlier.

    One already closed was open before: two rows, so that openings and closings can be counted.
    """
    now = _state(values, legal_form, values.opened_on)
    if values.is_open:
        return [now]
    closed = now._replace(valid_from_on=values.state_since_on)
    if values.state_since_on is None or (values.opened_on and values.state_since_on <= values.opened_on):
        return [closed]
    return [now._replace(is_open=True), closed]


class Known(NamedTuple):
    """What is known of an establishment at one moment: its columns, and the legal form of its company."""

    values: EstablishmentValues
    legal_form: str


def next_state(now: Known, before: Known, *, today: date) -> StateValues | None:
    """The row to add when something that figures use has changed; None when nothing has.

    Valid from the day the register gives (`dateDebut`, when it moved), else from the day the register treated the row.
    """
    since = now.values.state_since_on
    is_dated = since is not None and since != before.values.state_since_on
    start = since if is_dated else now.values.register_on or today
    state = _state(now.values, now.legal_form, start)
    return None if state == _state(before.values, before.legal_form, start) else state


def _state(values: EstablishmentValues, legal_form: str, start: date | None) -> StateValues:
    return StateValues(
        valid_from_on=start,
        is_open=values.is_open,
        commune_id=values.commune_id,
        activity_id=values.activity_id,
        activity_2025_id=values.activity_2025_id,
        size_band=values.size_band,
        legal_form=legal_form,
        is_registered_crafts=bool(values.crafts_activity),
    )

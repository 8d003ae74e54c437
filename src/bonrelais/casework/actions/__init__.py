"""Every change that spans rooms: a whole visit, a business entered by hand that joins the register."""

from bonrelais.casework.actions.joining import join_business, part_business
from bonrelais.casework.actions.visits import (
    DifferentVisitError,
    cancel_whole_visit,
    correct_whole_visit,
    record_whole_visit,
)

__all__ = [
    "DifferentVisitError",
    "cancel_whole_visit",
    "correct_whole_visit",
    "join_business",
    "part_business",
    "record_whole_visit",
]

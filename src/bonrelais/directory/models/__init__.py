"""What the register says, and what a programme knows of its businesses: two files, one room."""

from bonrelais.directory.models.known import Acquaintance, Consent, Contact, FactLearnt
from bonrelais.directory.models.register import (
    ActivityCraftsShare,
    Company,
    Establishment,
    EstablishmentLink,
    EstablishmentState,
    ImportRun,
    PerimeterHit,
    SearchEntry,
)

__all__ = [
    "Acquaintance",
    "ActivityCraftsShare",
    "Company",
    "Consent",
    "Contact",
    "Establishment",
    "EstablishmentLink",
    "EstablishmentState",
    "FactLearnt",
    "ImportRun",
    "PerimeterHit",
    "SearchEntry",
]

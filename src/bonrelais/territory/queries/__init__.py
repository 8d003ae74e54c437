from bonrelais.territory.queries.activities import activity_label, activity_labels, read_activity
from bonrelais.territory.queries.communes import (
    communes_by_code,
    communes_of,
    epci_of,
    epcis,
)

__all__ = [
    "activity_label",
    "activity_labels",
    "communes_by_code",
    "communes_of",
    "epci_of",
    "epcis",
    "read_activity",
]

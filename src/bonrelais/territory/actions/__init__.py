from bonrelais.territory.actions.activities import LabelsTaken, ensure_activities, import_activity_labels
from bonrelais.territory.actions.communes import ensure_communes
from bonrelais.territory.actions.epcis import UnknownEpciError, add_epci, published_epci
from bonrelais.territory.actions.lists import refuse_lines, take_list

__all__ = [
    "LabelsTaken",
    "UnknownEpciError",
    "add_epci",
    "ensure_activities",
    "ensure_communes",
    "import_activity_labels",
    "published_epci",
    "refuse_lines",
    "take_list",
]

from bonrelais.territory.queries.activities import activity_label, activity_labels, read_activity
from bonrelais.territory.queries.communes import (
    commune_of_code,
    communes_by_code,
    communes_of,
    epci_of,
    epci_siren_by_commune,
    epcis,
    populations,
)
from bonrelais.territory.queries.maps import (
    CommuneShape,
    EpciOutline,
    TerritoryMap,
    commune_at,
    contours_geojson,
    draw_territory,
)
from bonrelais.territory.queries.zones import zones_by_commune, zones_of

__all__ = [
    "CommuneShape",
    "EpciOutline",
    "TerritoryMap",
    "activity_label",
    "activity_labels",
    "commune_at",
    "commune_of_code",
    "communes_by_code",
    "communes_of",
    "contours_geojson",
    "draw_territory",
    "epci_of",
    "epci_siren_by_commune",
    "epcis",
    "populations",
    "read_activity",
    "zones_by_commune",
    "zones_of",
]

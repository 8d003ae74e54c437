"""France as published: every commune, EPCI, contour and activity label, read from the compressed tables beside.

Nothing here touches the database: an EPCI is copied into it when a programme takes it in.
"""

from bonrelais.territory.reference.activities import (
    ReferenceActivity,
    UnreadableActivityFileError,
    read_activities,
    read_activity_file,
)
from bonrelais.territory.reference.commune_files import ListFile, ListLine, UnreadableListError, read_commune_file
from bonrelais.territory.reference.contours import Shape, read_shapes
from bonrelais.territory.reference.divisions import (
    PUBLISHED_ON,
    FormerCode,
    ReferenceCommune,
    ReferenceEpci,
    every_commune,
    find_communes,
    find_communes_named,
    find_epcis,
    find_former_codes,
    read_communes,
    read_epci,
    read_former_codes,
)

__all__ = [
    "PUBLISHED_ON",
    "FormerCode",
    "ListFile",
    "ListLine",
    "ReferenceActivity",
    "ReferenceCommune",
    "ReferenceEpci",
    "Shape",
    "UnreadableActivityFileError",
    "UnreadableListError",
    "every_commune",
    "find_communes",
    "find_communes_named",
    "find_epcis",
    "find_former_codes",
    "read_activities",
    "read_activity_file",
    "read_commune_file",
    "read_communes",
    "read_epci",
    "read_former_codes",
    "read_shapes",
]

from collections.abc import Collection

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.territory import reference
from bonrelais.territory.models import Activity


def activity_labels(codes: Collection[ActivityCode]) -> dict[ActivityCode, str]:
    """The label of each code at any level: what was imported, else what is published, else blank."""
    stored = {
        ActivityCode(Nomenclature(nomenclature), code): label
        for nomenclature, code, label in Activity.objects.filter(code__in={code.code for code in codes}).values_list(
            "nomenclature", "code", "label"
        )
    }
    return {code: stored.get(code) or _published_label(code) for code in codes}


def activity_label(code: ActivityCode) -> str:
    return activity_labels([code])[code]


def _published_label(code: ActivityCode) -> str:
    published = reference.read_activities().get((code.nomenclature, code.code))
    return published.label if published else ""

from collections.abc import Collection

from bonrelais.core.nomenclature import ActivityCode, Nomenclature, parse_activity_code
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


def read_activity(written: str) -> ActivityCode | None:
    """The activity of today's nomenclatures that has this code, stored or published; no code stands in two of them."""
    asked = [
        code for one in (Nomenclature.NAFREV2, Nomenclature.NAF2025) if (code := parse_activity_code(written, one))
    ]
    published = reference.read_activities()
    for code in asked:
        is_published = (code.nomenclature, code.code) in published
        if is_published or Activity.objects.filter(nomenclature=code.nomenclature.value, code=code.code).exists():
            return code
    return None


def activity_label(code: ActivityCode) -> str:
    return activity_labels([code])[code]


def _published_label(code: ActivityCode) -> str:
    published = reference.read_activities().get((code.nomenclature, code.code))
    return published.label if published else ""

"""The words of the codes that criteria name: communes, intercommunalities, regions, activities, themes."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.rules.criteria.naf import Naf, NafVersion
from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.criteria.territory import AreaLevel, Territory
from bonrelais.core.rules.criteria.theme import Theme as ThemeCriterion
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.core.rules.requirements import Requirement
from bonrelais.core.vocabulary.aids import AIDS
from bonrelais.core.vocabulary.zones import ZONES, perimeter_code
from bonrelais.programmes.models import Perimeter, Theme
from bonrelais.territory import reference
from bonrelais.territory.models import Commune, Epci
from bonrelais.territory.queries import activity_labels
from bonrelais.toolbox.departments import DEPARTMENTS
from bonrelais.toolbox.models import Tool
from bonrelais.toolbox.regions import REGIONS

NOMENCLATURES: Final = {NafVersion.REV2: Nomenclature.NAFREV2, NafVersion.NAF2025: Nomenclature.NAF2025}
THEME: Final = "theme"
AID: Final = "aid"
ZONE: Final = "zone"
Codes = dict[str, set[str]]
"""Codes by kind, as the labels of core write them: commune, epci, department, region, rev2, 2025, theme, aid, zone."""


def codes_of(requirements: Iterable[Requirement]) -> Codes:
    """Every code that the criteria name."""
    codes: Codes = {}
    for requirement in requirements:
        for condition in requirement.conditions:
            criterion = condition.criterion
            if isinstance(criterion, Territory):
                for area in (*criterion.include, *criterion.exclude):
                    codes.setdefault(area.level.value, set()).add(area.code)
            elif isinstance(criterion, Naf):
                codes.setdefault(criterion.version.value, set()).update((*criterion.include, *criterion.exclude))
            elif isinstance(criterion, ThemeCriterion):
                codes.setdefault(THEME, set()).update(criterion.themes)
            elif isinstance(criterion, PriorAid):
                codes.setdefault(AID, set()).update(own_codes(AID, (*criterion.required, *criterion.excluded)))
            elif isinstance(criterion, Zone):
                codes.setdefault(ZONE, set()).update(own_codes(ZONE, criterion.zones))
    return codes


def own_codes(kind: str, codes: Iterable[str]) -> set[str]:
    """Those of the programme itself, its tools and its perimeters: the vocabulary names the others."""
    return {code for code in codes if code not in (AIDS if kind == AID else ZONES)}


def labels_of(codes: Codes, *, programme_id: UUID) -> dict[str, str]:
    """The labels core shows, « epci:246201016 » to its name: one query a kind; a code of nothing has none.

    An area that no programme has taken in is named as published. In the order of their keys: a version kept with them
    reads the same however sets were walked.
    """
    epcis, communes = _epcis(codes.get(AreaLevel.EPCI, set())), _communes(codes.get(AreaLevel.COMMUNE, set()))
    themes = Theme.objects.filter(programme=programme_id, code__in=codes.get(THEME, ())).order_by("code")
    asked = [
        ActivityCode(nomenclature, code)
        for version, nomenclature in NOMENCLATURES.items()
        for code in codes.get(version, ())
    ]
    versions = {nomenclature: version for version, nomenclature in NOMENCLATURES.items()}
    labels = {
        **{f"region:{code}": REGIONS[code] for code in codes.get(AreaLevel.REGION, ()) if code in REGIONS},
        **{
            f"department:{code}": DEPARTMENTS[code]
            for code in codes.get(AreaLevel.DEPARTMENT, ())
            if code in DEPARTMENTS
        },
        **{f"country:{code}": "France" for code in codes.get(AreaLevel.COUNTRY, ()) if code == "FR"},
        **{f"epci:{code}": name for code, name in epcis.items()},
        **{f"commune:{code}": name for code, name in communes.items()},
        **{f"theme:{row.code}": row.label for row in themes},
        **_tools(codes.get(AID, set()), programme_id),
        **_perimeters(codes.get(ZONE, set()), programme_id),
        **{f"{versions[key.nomenclature]}:{key.code}": label for key, label in _activities(asked).items() if label},
    }
    return dict(sorted(labels.items()))


def _epcis(codes: set[str]) -> dict[str, str]:
    """Those of the base, else as published: a tool may be of a place the programme does not cover."""
    found = {row.siren: row.name for row in Epci.objects.filter(siren__in=codes).order_by("siren")}
    published = [epci for code in codes - set(found) if (epci := reference.read_epci(code)) is not None]
    return found | {epci.siren: epci.name for epci in published}


def _communes(codes: set[str]) -> dict[str, str]:
    found = {row.code: str(row) for row in Commune.objects.filter(code__in=codes).order_by("code")}
    missing = codes - set(found)
    return found | {row.code: row.name for row in (reference.find_communes(missing) if missing else ())}


def _tools(codes: set[str], programme_id: UUID) -> dict[str, str]:
    if not codes:
        return {}
    found = Tool.objects.filter(programme=programme_id, code__in=codes).values_list("code", "title")
    return {f"{AID}:{code}": f"l’aide « {title} »" for code, title in found.order_by("code")}


def _perimeters(codes: set[str], programme_id: UUID) -> dict[str, str]:
    if not codes:
        return {}
    names = Perimeter.objects.filter(programme=programme_id).order_by("id").values_list("name", flat=True)
    named = {perimeter_code(name): f"dans le périmètre « {name} »" for name in names}
    return {f"{ZONE}:{code}": named[code] for code in codes if code in named}


def _activities(asked: list[ActivityCode]) -> dict[ActivityCode, str]:
    return activity_labels(asked) if asked else {}

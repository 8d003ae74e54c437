"""Codes looked up in the published tables: a changed one is mended with words, one of nothing refuses its tool."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.naf import Naf, NafVersion
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, Territory
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.territory import reference
from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading, Refusal, RowError
from bonrelais.toolbox.exchange.texts import LONGEST_CONDITION, bullets, shortened
from bonrelais.toolbox.regions import REGIONS

NOMENCLATURES = {NafVersion.REV2: Nomenclature.NAFREV2, NafVersion.NAF2025: Nomenclature.NAF2025}
SUB_CLASS_LENGTH = len("10.71C")


@dataclass(frozen=True, slots=True)
class Codes:
    """What stands behind the codes of one file. `former`: the commune each former code points to."""

    communes: Mapping[str, str]
    former: Mapping[str, str]
    departments: frozenset[str]
    is_from_texts: bool = False


def mended(reading: Reading, *, is_from_texts: bool = False) -> Reading:
    """`is_from_texts`: codes were found in sentences, where a misprint leaves the rest of the condition standing."""
    codes = replace(_codes(_areas(reading.tools)), is_from_texts=is_from_texts)
    tools: list[OutsideTool] = []
    refusals = list(reading.refusals)
    for tool in reading.tools:
        try:
            tools.append(_mended_tool(tool, codes))
        except RowError as refusal:
            refusals.append(Refusal(tool.row, tool.title, refusal.field, str(refusal), tool.source_id))
    refusals.sort(key=lambda one: one.row)
    return Reading(tuple(tools), tuple(refusals), tuple(reading.notes))


def _areas(tools: Iterable[OutsideTool]) -> list[Area]:
    criteria = [one.criterion for tool in tools for requirement in tool.requirements for one in requirement.conditions]
    return [area for one in criteria if isinstance(one, Territory) for area in (*one.include, *one.exclude)]


def _codes(areas: Iterable[Area]) -> Codes:
    asked = {area.code for area in areas if area.level is AreaLevel.COMMUNE}
    if not asked and not any(area.level is AreaLevel.DEPARTMENT for area in areas):
        return Codes({}, {}, frozenset())
    names: dict[str, str] = {}
    departments: set[str] = set()
    former = {one.code: one.present_code for one in reference.find_former_codes(asked)} if asked else {}
    wanted = asked | set(former.values())
    for commune in reference.every_commune():
        departments.add(commune.department_code)
        if commune.code in wanted:
            names[commune.code] = commune.name
    return Codes(names, former, frozenset(departments))


def _mended_tool(tool: OutsideTool, codes: Codes) -> OutsideTool:
    notes: list[str] = []
    requirements = tuple(
        _mended(one, codes, notes) for requirement in tool.requirements for one in _cut(requirement, notes)
    )
    if not notes and requirements == tool.requirements:
        return tool
    return replace(tool, requirements=requirements, notes=(*tool.notes, *dict.fromkeys(notes)))


def _cut(requirement: Requirement, notes: list[str]) -> list[Requirement]:
    """Words too long for a person to decide at once become several conditions, each to be met."""
    only = requirement.any_of[0]
    if len(requirement.any_of) > 1 or only.is_negated or not isinstance(only.criterion, Manual):
        return [requirement]
    parts = bullets(only.criterion.text) if len(only.criterion.text) > LONGEST_CONDITION else ()
    if not parts:
        return [requirement]
    notes.append(f"Condition de plus de {LONGEST_CONDITION} caractères, coupée en {len(parts)}.")
    return [
        replace(requirement, key=f"{requirement.key}-{rank}", any_of=(Condition(Manual(part)),))
        for rank, part in enumerate(parts, start=1)
    ]


def _mended(requirement: Requirement, codes: Codes, notes: list[str]) -> Requirement:
    if codes.is_from_texts:
        requirement = _without_misprints(requirement, notes)
    any_of = tuple(_condition(one, codes, notes) for one in requirement.any_of)
    when = _condition(requirement.when, codes, notes) if requirement.when is not None else None
    return replace(requirement, any_of=any_of, when=when)


def _condition(condition: Condition, codes: Codes, notes: list[str]) -> Condition:
    criterion = condition.criterion
    if isinstance(criterion, Territory):
        include = tuple(dict.fromkeys(_area(area, codes, notes) for area in criterion.include))
        exclude = tuple(dict.fromkeys(_area(area, codes, notes) for area in criterion.exclude))
        if include and set(include) <= set(exclude):
            raise RowError(
                "Tous les territoires acceptés sont aussi exclus. Retirez-en d’un côté.", field=Territory.label
            )
        return replace(condition, criterion=replace(criterion, include=include, exclude=exclude))
    if isinstance(criterion, Naf):
        _check_activities(criterion)
    return condition


def _area(area: Area, codes: Codes, notes: list[str]) -> Area:
    match area.level:
        case AreaLevel.COMMUNE if area.code not in codes.communes:
            present = codes.former.get(area.code)
            if present is None:
                raise RowError(f"La commune {area.code} n’existe pas. Vérifiez ce code INSEE.", field=Territory.label)
            name = codes.communes.get(present, present)
            notes.append(f"La commune {area.code} n’existe plus : remplacée par {name} ({present}).")
            return Area(area.level, present)
        case AreaLevel.EPCI if reference.read_epci(area.code) is None:
            told = f"L’intercommunalité {area.code} n’existe pas, ou plus. Donnez le SIREN de celle d’aujourd’hui."
            raise RowError(told, field=Territory.label)
        case AreaLevel.DEPARTMENT if area.code not in codes.departments:
            raise RowError(f"Le département {area.code} n’existe pas. Vérifiez ce numéro.", field=Territory.label)
        case AreaLevel.REGION if area.code not in REGIONS:
            told = f"La région {area.code} n’existe pas, ou plus depuis 2016. Donnez le code de celle d’aujourd’hui."
            raise RowError(told, field=Territory.label)
    return area


def _without_misprints(requirement: Requirement, notes: list[str]) -> Requirement:
    """Codes of nothing are left out; a condition that names no other is left to a person, in its own words."""

    def kept(condition: Condition) -> Condition:
        criterion = condition.criterion
        lost = _unknown_activities(criterion) if isinstance(criterion, Naf) else []
        if not isinstance(criterion, Naf) or not lost:
            return condition
        include = tuple(code for code in criterion.include if code not in lost)
        exclude = tuple(code for code in criterion.exclude if code not in lost)
        notes.append(f"Codes d’activité qui n’existent pas, laissés de côté : {', '.join(lost)}.")
        if bool(include) == bool(criterion.include) and bool(exclude) == bool(criterion.exclude):
            return replace(condition, criterion=replace(criterion, include=include, exclude=exclude))
        words = requirement.text or criterion.statement({})
        return replace(condition, criterion=Manual(shortened(words, LONGEST_CONDITION)))

    when = kept(requirement.when) if requirement.when is not None else None
    return replace(requirement, any_of=tuple(kept(one) for one in requirement.any_of), when=when)


def _unknown_activities(criterion: Naf) -> list[str]:
    """Only the nomenclatures published are looked up."""
    own = NOMENCLATURES[criterion.version]
    published = reference.read_activities()
    if not any(nomenclature is own for nomenclature, _ in published):
        return []
    return [code for code in (*criterion.include, *criterion.exclude) if (own, code) not in published]


def _check_activities(criterion: Naf) -> None:
    """Codes of one nomenclature are not those of the other."""
    own = NOMENCLATURES[criterion.version]
    published = reference.read_activities()
    for code in _unknown_activities(criterion):
        other = next((one for one in NOMENCLATURES.values() if one is not own and (one, code) in published), None)
        told = f"« {code} » n’est pas de la {own.label}"
        if other is None and own is Nomenclature.NAFREV2 and len(code) == SUB_CLASS_LENGTH:
            raise RowError(f"{told} : est-ce un code de la NAF 2025 ? Donnez celui de la rév. 2.", field=Naf.label)
        raise RowError(f"{told}, mais de la {other.label}." if other else f"{told}. Vérifiez ce code.", field=Naf.label)

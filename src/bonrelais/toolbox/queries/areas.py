"""Official areas by their names, and what became of those that no longer exist."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from bonrelais.core.rules.criteria.territory import Area, AreaLevel, parse_area
from bonrelais.core.text import fold
from bonrelais.programmes.seat import Seat
from bonrelais.territory import reference
from bonrelais.territory.models import Commune, Epci, EpciMember
from bonrelais.territory.reference.contours import department_of
from bonrelais.toolbox.departments import DEPARTMENTS
from bonrelais.toolbox.queries.labels import labels_of
from bonrelais.toolbox.regions import REGIONS

MOST: Final = 12
LONGEST_TEXT: Final = 80
FRANCE: Final = Area(AreaLevel.COUNTRY, "FR")


@dataclass(frozen=True, slots=True)
class Choice:
    """A code offered by a search, its words, and what tells it from another of the same name."""

    code: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """An area whose code no longer stands, or never did: why, and the areas of today, if any is known."""

    words: str
    present: tuple[Choice, ...] = ()


def find_areas(seat: Seat, text: str) -> list[Choice]:
    """The programme's own areas first, then those of the whole country; the larger ones before the communes."""
    asked = fold(text[:LONGEST_TEXT])
    if not asked:
        return []
    if (area := parse_area(text.strip())) is not None:
        return _named_whole(seat, area)
    found = [*_own_epcis(seat, asked), *_larger(asked), *_own_communes(asked), *_elsewhere(asked)]
    first: dict[str, Choice] = {}
    for choice in found:
        first.setdefault(choice.code, choice)
    return list(first.values())[:MOST]


def _named_whole(seat: Seat, area: Area) -> list[Choice]:
    """By its code as it is kept: « region:32 »."""
    label = labels_of({area.level.value: {area.code}}, programme_id=seat.programme_id).get(str(area))
    return [Choice(str(area), label)] if label else []


def _own_epcis(seat: Seat, asked: str) -> Iterator[Choice]:
    mine = seat.programme.epcis.filter(left_on__isnull=True).values("epci")
    for row in Epci.objects.filter(pk__in=mine).order_by("name", "id"):
        if is_named(row.name, asked) or row.siren.startswith(asked):
            yield _epci(row.siren, row.name)


def _larger(asked: str) -> Iterator[Choice]:
    if "france".startswith(asked):
        yield Choice(str(FRANCE), "France", "pays entier")
    for code, name in REGIONS.items():
        if is_named(name, asked):
            yield Choice(f"{AreaLevel.REGION}:{code}", name, "région")
    for code, name in DEPARTMENTS.items():
        if is_named(name, asked) or code.casefold() == asked:
            yield Choice(f"{AreaLevel.DEPARTMENT}:{code}", name, f"département {code}")


def _own_communes(asked: str) -> Iterator[Choice]:
    """Those the installation knows: the communes of its programmes."""
    rows = Commune.objects.filter(merged_into__isnull=True)
    rows = rows.filter(Q(folded_name__contains=asked) | Q(code__startswith=asked.upper()))
    for row in rows.order_by("folded_name", "code")[: MOST * 2]:
        if is_named(row.name, asked) or row.code.startswith(asked.upper()):
            yield _commune(row.code, row.name, row.department_code)


def _elsewhere(asked: str) -> Iterator[Choice]:
    for epci in reference.find_epcis(asked, limit=MOST):
        yield _epci(epci.siren, epci.name)
    for code, name, department in reference.find_communes_named(asked, limit=MOST):
        yield _commune(code, name, department)


def gone_areas(areas: Collection[Area]) -> dict[Area, Gone]:
    """Of these areas, those that cannot be kept: merged communes, closed EPCIs, codes of nothing."""
    communes = {area.code for area in areas if area.level is AreaLevel.COMMUNE}
    epcis = {area.code for area in areas if area.level is AreaLevel.EPCI}
    found: dict[Area, Gone] = {}
    for code, gone in _gone_communes(communes).items():
        found[Area(AreaLevel.COMMUNE, code)] = gone
    for code, gone in _gone_epcis(epcis).items():
        found[Area(AreaLevel.EPCI, code)] = gone
    known = {AreaLevel.REGION: REGIONS, AreaLevel.DEPARTMENT: DEPARTMENTS, AreaLevel.COUNTRY: {"FR": "France"}}
    for area in areas:
        if area.level in known and area.code not in known[area.level]:
            found[area] = Gone(f"« {area} » n’est pas connu.")
    return found


def _gone_communes(codes: set[str]) -> dict[str, Gone]:
    rows = list(Commune.objects.filter(code__in=codes).select_related("merged_into").order_by("code")) if codes else []
    merged = {
        row.code: (row.name, row.merged_into.code, row.merged_into.name) for row in rows if row.merged_into is not None
    }
    others = codes - {row.code for row in rows}
    standing = {one.code for one in reference.find_communes(others)} if others else set()
    former = {one.code: one for one in reference.find_former_codes(others - standing)} if others - standing else {}
    named = {one.code: one.name for one in reference.find_communes({one.present_code for one in former.values()})}
    merged |= {
        code: (one.name, one.present_code, named.get(one.present_code, one.present_code))
        for code, one in former.items()
    }
    lost = others - standing - set(former)
    return {
        **{code: _merged(code, *found) for code, found in merged.items()},
        **{code: Gone(f"Aucune commune n’a le code {code}.") for code in lost},
    }


def _merged(code: str, name: str, present: str, present_name: str) -> Gone:
    told = f"{name} ({code})" if name else f"La commune {code}"
    today = _commune(present, present_name, department_of(present))
    return Gone(f"{told} fait maintenant partie de {present_name}.", (today,))


def _gone_epcis(sirens: set[str]) -> dict[str, Gone]:
    rows = list(Epci.objects.filter(siren__in=sirens).order_by("siren")) if sirens else []
    members = EpciMember.objects.filter(epci__in=[row.id for row in rows]).order_by("id")
    present = {row.epci_id for row in members if row.until_on is None}
    held = {row.epci_id for row in members}
    closed = {row.siren: row for row in rows if row.id in held - present}
    heirs = {siren: _heirs(row) for siren, row in closed.items()}
    lost = {siren for siren in sirens - {row.siren for row in rows} if reference.read_epci(siren) is None}
    return {
        **{siren: Gone(f"{row.name} n’existe plus.", heirs[siren]) for siren, row in closed.items()},
        **{siren: Gone(f"Aucune intercommunalité n’a le SIREN {siren}, ou elle n’existe plus.") for siren in lost},
    }


def _heirs(epci: Epci) -> tuple[Choice, ...]:
    """Where its communes are now."""
    communes = EpciMember.objects.filter(epci=epci).values("commune")
    rows = Epci.objects.filter(members__commune__in=communes, members__until_on__isnull=True).distinct()
    return tuple(_epci(row.siren, row.name) for row in rows.order_by("name", "siren"))


def is_named(name: str, asked: str) -> bool:
    """Every folded word asked begins a word of the name."""
    folded = f" {fold(name)}"
    return all(f" {word}" in folded for word in asked.split())


def _epci(siren: str, name: str) -> Choice:
    return Choice(f"{AreaLevel.EPCI}:{siren}", name, "intercommunalité")


def _commune(code: str, name: str, department: str) -> Choice:
    where = DEPARTMENTS.get(department, department)
    return Choice(f"{AreaLevel.COMMUNE}:{code}", name, f"commune, {where}")

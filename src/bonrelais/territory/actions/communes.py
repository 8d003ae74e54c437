"""Rows of communes, former codes and contours, as the reference tables tell them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from bonrelais.core.text import fold
from bonrelais.foundation.actor import Actor
from bonrelais.journal.actions import record
from bonrelais.territory import reference
from bonrelais.territory.drawing import contour_of
from bonrelais.territory.models import Commune, Contour
from bonrelais.territory.queries import communes_by_code
from bonrelais.territory.reference.contours import department_of

PUBLISHED_FIELDS = ["name", "folded_name", "department_code", "region_code", "population", "merged_into", "merged_on"]


@transaction.atomic
def ensure_communes(codes: Collection[str], *, by: Actor, at: datetime) -> dict[str, Commune]:
    """The commune in force of each code of five signs, wherever in the country, added without its EPCI where it missed.

    A code that no table knows (abroad, or too recent) stands for a commune named by it.
    """
    missing = set(codes) - communes_by_code(codes).keys()
    if missing:
        former = {row.code: row.present_code for row in reference.find_former_codes(missing)}
        present = {former.get(code, code) for code in missing}
        communes, _ = save_communes(reference.find_communes(present))
        save_former_codes(communes)
        unknown = present - {commune.code for commune in communes}
        communes += Commune.objects.bulk_create(_unheard_of(code) for code in sorted(unknown))
        record("commune.added", communes[0], by=by, at=at)
    return communes_by_code(codes) if codes else {}


def _unheard_of(code: str) -> Commune:
    return Commune(code=code, name=code, folded_name=fold(code), department_code=department_of(code))


def save_communes(published: Sequence[reference.ReferenceCommune]) -> tuple[list[Commune], int]:
    """The communes in force, by code, and how many rows were created or changed."""
    drafts = [
        Commune(
            code=row.code,
            name=row.name,
            folded_name=fold(row.name),
            department_code=row.department_code,
            region_code=row.region_code,
            population=row.population,
        )
        for row in published
    ]
    return _save_by_code(drafts)


def save_former_codes(communes: Collection[Commune]) -> int:
    present = {commune.code: commune for commune in communes}
    drafts = []
    for former in reference.read_former_codes(present.keys()):
        commune = present[former.present_code]
        drafts.append(
            Commune(
                code=former.code,
                name=former.name,
                folded_name=fold(former.name),
                department_code=commune.department_code,
                region_code=commune.region_code,
                merged_into=commune,
            )
        )
    return _save_by_code(drafts)[1]


def missing_contours(communes: Collection[Commune]) -> list[Contour]:
    """The contours, not yet stored, of the communes that have a shape and are not drawn."""
    drawn = set(Contour.objects.filter(commune__in=communes).values_list("commune__code", flat=True))
    by_code = {commune.code: commune for commune in communes if commune.code not in drawn}
    return [contour_of(by_code[shape.code], shape) for shape in reference.read_shapes(by_code.keys())]


def _save_by_code(drafts: Sequence[Commune]) -> tuple[list[Commune], int]:
    stored = {row.code: row for row in Commune.objects.filter(code__in=[draft.code for draft in drafts])}
    created = [draft for draft in drafts if draft.code not in stored]
    changed = [stored[draft.code] for draft in drafts if draft.code in stored and _take_over(draft, stored[draft.code])]
    Commune.objects.bulk_create(created)
    Commune.objects.bulk_update(changed, PUBLISHED_FIELDS)
    return [stored.get(draft.code, draft) for draft in drafts], len(created) + len(changed)


def _take_over(draft: Commune, row: Commune) -> bool:
    """Copy what is published; a known day of merging stays as long as the merger does."""
    if draft.merged_into_id == row.merged_into_id:
        draft.merged_on = row.merged_on
    differing = [field for field in PUBLISHED_FIELDS if getattr(draft, field) != getattr(row, field)]
    for field in differing:
        setattr(row, field, getattr(draft, field))
    return bool(differing)

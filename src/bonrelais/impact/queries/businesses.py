"""The places of business behind rows, as they may be shown: partial diffusion keeps only the commune."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bonrelais.directory.masking import NAME_WITHHELD, is_name_withheld
from bonrelais.directory.models import Establishment
from bonrelais.impact.queries.columns import key

BATCH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """`siret` is blank where the name is withheld: a list must not lead back to the person."""

    name: str
    siret: str
    commune: str
    is_withheld: bool


def places_shown(establishments: Collection[str]) -> Mapping[str, Place]:
    keys = list(establishments)
    shown: dict[str, Place] = {}
    for start in range(0, len(keys), BATCH):
        rows = Establishment.objects.filter(id__in=keys[start : start + BATCH]).values_list(
            key("id"), "display_name", "siret", "commune__name", "is_partial", "company__is_partial",
            "company__legal_form",
        )  # fmt: skip
        for place, name, siret, commune, is_partial, is_company_partial, legal_form in rows:
            withheld = is_name_withheld(is_partial=is_partial or is_company_partial, legal_form=legal_form)
            shown[place] = Place(
                name=NAME_WITHHELD if withheld else name,
                siret="" if withheld else siret or "",
                commune=commune,
                is_withheld=withheld,
            )
    return shown

"""What the facts are about, in the order their questions are offered."""

from collections.abc import Iterable
from typing import Final

FAMILIES: Final = (
    ("L’entreprise", ("employees.", "fte.", "legal_form", "micro_regime", "registration.", "created_on",
                      "registered_on", "taken_over_on", "size_category", "branch.", "tax_regime", "ownership.",
                      "compliance.", "hiring.", "apprentice.", "staff.", "label.")),
    ("L’activité", ("activity.", "clientele.", "customers.", "digital.", "freight.", "products.", "vehicles.")),
    ("Le lieu", ("place.", "premises.", "zone.", "population.", "density.", "epci_type.", "energy.", "hydrogen.")),
    ("Les quantités", ("quantity.",)),
    ("Le projet", ("project.", "commitment.")),
    ("L’histoire", ("step.", "aid.", "subsidy.")),
    ("L’argent", ("turnover.", "balance.", "equity.", "capital.", "accounts.")),
    ("Le dirigeant", ("owner.", "person.")),
)  # fmt: skip


def family_of(code: str) -> str:
    """« Le lieu » for premises.area."""
    return next(family for family, starts in FAMILIES if code.startswith(starts))


def by_family(options: Iterable[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Codes and their words, under the families that have some; inside one, the order is kept."""
    groups: dict[str, list[tuple[str, str]]] = {family: [] for family, _ in FAMILIES}
    for code, words in options:
        groups[family_of(code)].append((code, words))
    return [(family, among) for family, among in groups.items() if among]

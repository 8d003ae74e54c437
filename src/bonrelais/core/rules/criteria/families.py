"""What the kinds of criteria are about, in the order they are offered to whoever writes a tool."""

from typing import Final

from bonrelais.core.rules.criteria import CRITERIA

FAMILIES: Final = (
    ("Le calendrier", ("period",)),
    ("Le lieu", ("territory", "zone", "commune_attribute", "premises")),
    (
        "L’entreprise",
        (
            "workforce",
            "size_category",
            "turnover",
            "registration",
            "legal_form",
            "age",
            "tax_regime",
            "ownership",
            "compliance",
            "label",
        ),
    ),
    ("L’activité", ("naf", "activity", "branch", "clientele", "quantity")),
    ("Le projet", ("theme", "project_nature", "project_cost", "not_started", "cofinancing", "jobs", "commitment")),
    ("L’histoire", ("prior_step", "prior_aid")),
    ("Le dirigeant", ("person",)),
    ("Autre chose", ("fact", "manual")),
)


def kinds_by_family() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds and their labels under each family."""
    return [(family, [(kind, CRITERIA[kind].label) for kind in kinds]) for family, kinds in FAMILIES]

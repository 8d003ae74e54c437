"""What is said of each fact that may be asked, and the facts that the register or the law already names.

`core.vocabulary.facts` holds them all, with those that the vocabularies bring.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bonrelais.core.facts import FactCode

PLACE_ENDING: Final = ".establishment"
PLACE_FAMILIES: Final = ("premises.", "activity.")


class FactShape(StrEnum):
    YES_NO = "yes_no"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    PLACE = "place"
    REGISTRATION = "registration"
    STEP = "step"


DATED_SHAPES: Final = frozenset({FactShape.REGISTRATION, FactShape.STEP})
"""Their answers have a day of their own, beside yes."""


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """`label` names the fact in a sentence, `question` is asked to the owner, `valid_months` None means for ever.

    `since_question` asks since when a registration holds, or on which day a step was done. `choices` are codes and
    labels, where the answers are a short closed list. `is_signed`: a number that may be under zero.
    """

    code: str
    label: str
    question: str
    shape: FactShape
    unit: str = ""
    valid_months: int | None = None
    is_sensitive: bool = False
    since_question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_signed: bool = False

    @property
    def is_of_place(self) -> bool:
        """Said of one establishment, and of no other place of its company. The codes tell it, in the base too."""
        return self.code.endswith(PLACE_ENDING) or self.code.startswith(PLACE_FAMILIES)


_EMPLOYEES: Final = "salariés"
_FTE: Final = "équivalents temps plein"
_STANDARD: Final = (
    FactDefinition(
        FactCode.PLACE_ESTABLISHMENT,
        "Commune de l’établissement",
        "Dans quelle commune est l’établissement ?",
        FactShape.PLACE,
    ),
    FactDefinition(
        FactCode.PLACE_HEAD_OFFICE, "Commune du siège", "Dans quelle commune est le siège ?", FactShape.PLACE
    ),
    FactDefinition(
        FactCode.PLACE_PROJECT, "Commune du projet", "Dans quelle commune se fera le projet ?", FactShape.PLACE
    ),
    FactDefinition(
        FactCode.EMPLOYEES_ESTABLISHMENT,
        "Effectif de l’établissement",
        "Combien de salariés travaillent ici ?",
        FactShape.NUMBER,
        unit=_EMPLOYEES,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.EMPLOYEES_COMPANY,
        "Effectif",
        "Combien de salariés compte l’entreprise ?",
        FactShape.NUMBER,
        unit=_EMPLOYEES,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.EMPLOYEES_GROUP,
        "Effectif du groupe",
        "Combien de salariés compte le groupe ?",
        FactShape.NUMBER,
        unit=_EMPLOYEES,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.FTE_ESTABLISHMENT,
        "Effectif de l’établissement en équivalent temps plein",
        "Combien d’équivalents temps plein travaillent ici ?",
        FactShape.NUMBER,
        unit=_FTE,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.FTE_COMPANY,
        "Effectif en équivalent temps plein",
        "Combien d’équivalents temps plein compte l’entreprise ?",
        FactShape.NUMBER,
        unit=_FTE,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.FTE_GROUP,
        "Effectif du groupe en équivalent temps plein",
        "Combien d’équivalents temps plein compte le groupe ?",
        FactShape.NUMBER,
        unit=_FTE,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.ACTIVITY_REV2, "Activité", "Quelle est l’activité principale, selon la NAF rév. 2 ?", FactShape.CHOICE
    ),
    FactDefinition(
        FactCode.ACTIVITY_2025,
        "Activité (NAF 2025)",
        "Quelle est l’activité principale, selon la NAF 2025 ?",
        FactShape.CHOICE,
    ),
    FactDefinition(FactCode.LEGAL_FORM, "Forme juridique", "Quelle est la forme juridique ?", FactShape.CHOICE),
    FactDefinition(
        FactCode.MICRO_REGIME,
        "Régime de la micro-entreprise",
        "L’entreprise est-elle au régime de la micro-entreprise ?",
        FactShape.YES_NO,
        valid_months=12,
    ),
    FactDefinition(
        FactCode.REGISTRATION_CRAFTS,
        "Immatriculation artisanale",
        "L’entreprise est-elle immatriculée comme artisan ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand est-elle immatriculée comme artisan ?",
    ),
    FactDefinition(
        FactCode.REGISTRATION_TRADE,
        "Immatriculation au commerce",
        "L’entreprise est-elle immatriculée au registre du commerce ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand est-elle immatriculée au registre du commerce ?",
    ),
    FactDefinition(
        FactCode.REGISTRATION_LIBERAL,
        "Activité libérale",
        "L’activité est-elle libérale ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand exerce-t-elle une activité libérale ?",
    ),
    FactDefinition(
        FactCode.REGISTRATION_AGRICULTURAL,
        "Activité agricole",
        "L’activité est-elle agricole ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand exerce-t-elle une activité agricole ?",
    ),
    FactDefinition(
        FactCode.REGISTRATION_SOCIAL_ECONOMY,
        "Économie sociale et solidaire",
        "L’entreprise relève-t-elle de l’économie sociale et solidaire ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand relève-t-elle de l’économie sociale et solidaire ?",
    ),
    FactDefinition(
        FactCode.REGISTRATION_ASSOCIATION,
        "Association",
        "Est-ce une association ?",
        FactShape.REGISTRATION,
        since_question="Depuis quand est-ce une association ?",
    ),
    FactDefinition(FactCode.CREATED_ON, "Création", "Quand l’entreprise a-t-elle été créée ?", FactShape.DAY),
    FactDefinition(FactCode.REGISTERED_ON, "Immatriculation", "Quand a-t-elle été immatriculée ?", FactShape.DAY),
    FactDefinition(FactCode.TAKEN_OVER_ON, "Reprise", "Quand l’entreprise a-t-elle été reprise ?", FactShape.DAY),
)
STANDARD_FACTS: Final[Mapping[str, FactDefinition]] = {definition.code: definition for definition in _STANDARD}

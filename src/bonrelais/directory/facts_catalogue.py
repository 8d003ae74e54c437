"""Every fact that may be learnt: those the criteria read by name, and yes/no questions of this programme's trade."""

from collections.abc import Mapping
from typing import Final

from bonrelais.core.catalogue import STANDARD_FACTS, FactDefinition, FactShape
from bonrelais.foundation.errors import DomainError


class UnknownFactError(DomainError):
    """The catalogue has no such fact."""


def _yes_no(code: str, label: str, question: str, *, valid_months: int | None = 24) -> FactDefinition:
    return FactDefinition(code, label, question, FactShape.YES_NO, valid_months=valid_months)


_ASKED: Final = (
    _yes_no("owner.seeks_successor", "Cherche un repreneur", "Le dirigeant cherche-t-il un repreneur ?"),
    _yes_no("premises.is_owned", "Propriétaire des murs", "L’entreprise est-elle propriétaire de ses murs ?"),
    _yes_no("premises.is_shop", "Local ouvert au public", "Le local est-il ouvert au public ?"),
    _yes_no("premises.is_accessible", "Local accessible", "Le local est-il accessible aux personnes handicapées ?"),
    _yes_no("digital.has_website", "Site internet", "L’entreprise a-t-elle un site internet ?", valid_months=12),
    _yes_no("digital.sells_online", "Vente en ligne", "L’entreprise vend-elle en ligne ?", valid_months=12),
    _yes_no("energy.has_diagnosis", "Diagnostic énergie", "Un diagnostic énergie a-t-il été fait ?"),
    _yes_no("hiring.is_planned", "Embauche prévue", "Une embauche est-elle prévue dans l’année ?", valid_months=12),
    _yes_no("apprentice.is_present", "Apprenti", "L’entreprise a-t-elle un apprenti ?", valid_months=12),
    _yes_no("debts.are_settled", "À jour de ses cotisations", "L’entreprise est-elle à jour de ses cotisations ?"),
    _yes_no("aid.de_minimis_received", "Aides déjà reçues", "A-t-elle reçu des aides publiques depuis trois ans ?"),
    FactDefinition(
        "turnover.last_year", "Chiffre d’affaires", "Quel est le chiffre d’affaires du dernier exercice ?",
        FactShape.NUMBER, unit="€", valid_months=12, is_sensitive=True,
    ),
)  # fmt: skip
CATALOGUE: Final[Mapping[str, FactDefinition]] = {**STANDARD_FACTS, **{one.code: one for one in _ASKED}}


def definition_of(code: str) -> FactDefinition:
    found = CATALOGUE.get(code)
    if found is None:
        raise UnknownFactError("Cette question n’est pas au catalogue. Choisissez-en une de la liste.")
    return found

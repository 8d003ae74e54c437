"""Facts of one kind each, that no register tells: money, branch, taxes, customers, premises, the project."""

from collections.abc import Iterator
from typing import Final

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.vocabulary.branches import OPCOS
from bonrelais.core.vocabulary.choices import DENSITIES, EPCI_TYPES, SIZE_CATEGORIES, TAX_REGIMES
from bonrelais.core.vocabulary.natures import NATURES, SPENDS
from bonrelais.core.vocabulary.terms import Vocabulary

EUROS: Final = "€"
_YEAR: Final = 12
_MONEY: Final = (
    ("turnover", "Chiffre d’affaires", "Quel est le chiffre d’affaires du dernier exercice"),
    ("balance", "Total du bilan", "Quel est le total du bilan du dernier exercice"),
    ("equity", "Capitaux propres", "Quels sont les capitaux propres"),
    ("capital", "Capital social", "Quel est le capital social"),
)
_SCOPES: Final = (("company", "", ""), ("group", " du groupe", ", pour tout le groupe"))


def _money() -> Iterator[FactDefinition]:
    for measure, label, asked in _MONEY:
        for scope, of, whole in _SCOPES:
            yield FactDefinition(
                f"{measure}.{scope}",
                f"{label}{of}",
                f"{asked}{whole} ?",
                FactShape.NUMBER,
                unit=EUROS,
                valid_months=_YEAR,
                is_sensitive=True,
                is_signed=measure == "equity",
            )


def _chosen(code: str, label: str, question: str, among: Vocabulary, *, months: int | None = 24) -> FactDefinition:
    return FactDefinition(code, label, question, FactShape.CHOICE, valid_months=months, choices=among.options)


def _several(code: str, label: str, question: str, among: Vocabulary) -> FactDefinition:
    return FactDefinition(code, label, question, FactShape.CHOICES, valid_months=_YEAR, choices=among.options)


def _number(code: str, label: str, question: str, unit: str, *, months: int | None = _YEAR) -> FactDefinition:
    return FactDefinition(code, label, question, FactShape.NUMBER, unit=unit, valid_months=months)


def _yes_no(code: str, label: str, question: str, *, is_sensitive: bool = False) -> FactDefinition:
    return FactDefinition(code, label, question, FactShape.YES_NO, valid_months=_YEAR, is_sensitive=is_sensitive)


DECLARED_FACTS: Final = (
    _number("population.establishment", "Habitants de la commune", "Combien d’habitants compte la commune ?",
            "habitants", months=60),
    _chosen("density.establishment", "Densité de la commune", "Quelle est la densité de la commune, selon l’INSEE ?",
            DENSITIES, months=60),
    _chosen("epci_type.establishment", "Sorte d’intercommunalité", "De quelle sorte est l’intercommunalité ?",
            EPCI_TYPES, months=60),
    _chosen("size_category", "Catégorie d’entreprise", "De quelle catégorie est l’entreprise ?", SIZE_CATEGORIES,
            months=_YEAR),
    _chosen("branch.opco", "Opérateur de compétences",
            "De quel opérateur de compétences (OPCO) relève-t-elle ?", OPCOS),
    FactDefinition("branch.idcc", "Convention collective", "Quel est le numéro IDCC de la convention collective ?",
                   FactShape.CHOICE, valid_months=24),
    _chosen("tax_regime", "Régime fiscal", "À quel régime fiscal l’entreprise est-elle soumise ?", TAX_REGIMES,
            months=_YEAR),
    _number("clientele.individuals", "Part des particuliers",
            "Quelle part du chiffre d’affaires vient des particuliers ?",
            "%"),
    _number("premises.area", "Surface du local", "Quelle est la surface du local ?", "m²", months=60),
    _number("premises.sales_area", "Surface de vente", "Quelle est la surface de vente ?", "m²", months=60),
    FactDefinition("premises.built_on", "Construction du bâtiment", "Quand le bâtiment a-t-il été construit ?",
                   FactShape.DAY),
    _several("project.natures", "Nature du projet", "De quelle nature est le projet ?", NATURES),
    _several("project.spend", "Dépenses du projet", "Quelles dépenses le projet prévoit-il ?", SPENDS),
    _number("project.cost", "Coût du projet", "Combien le projet coûte-t-il, hors taxes ?", EUROS),
    _number("project.requested_aid", "Aide demandée", "Quel montant d’aide est demandé ?", EUROS),
    _yes_no("project.is_started", "Projet commencé", "Le projet est-il commencé (devis signé, commande passée) ?"),
    _yes_no("project.has_bank_loan", "Prêt bancaire", "Une banque prête-t-elle pour ce projet ?"),
    _number("project.own_share", "Apport", "Quelle part du projet l’entreprise paie-t-elle elle-même ?", "%"),
    _number("project.jobs_created", "Emplois créés", "Combien d’emplois le projet crée-t-il ?", "emplois"),
    _number("project.jobs_kept", "Emplois maintenus", "Combien d’emplois le projet maintient-il ?", "emplois"),
    _number("project.jobs", "Emplois créés ou maintenus", "Combien d’emplois le projet crée-t-il ou maintient-il ?",
            "emplois"),
    _yes_no("compliance.is_up_to_date", "À jour de ses obligations",
            "L’entreprise est-elle à jour de ses obligations fiscales et sociales ?"),
    _yes_no("compliance.in_difficulty", "En difficulté", "L’entreprise est-elle en difficulté, au sens européen ?",
            is_sensitive=True),
    _yes_no("compliance.in_insolvency", "En procédure collective", "Une procédure collective est-elle ouverte ?",
            is_sensitive=True),
    *_money(),
    FactDefinition("aid.de_minimis", "Aides « de minimis »",
                   "Combien d’aides « de minimis » a-t-elle eues en trois ans ?",
                   FactShape.NUMBER, unit=EUROS, valid_months=_YEAR, is_sensitive=True),
)  # fmt: skip

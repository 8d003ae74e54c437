from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self

from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.french import join_or
from bonrelais.core.interval import Interval
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import AllOf, AnyOf, Formula, Leaf, all_parts
from bonrelais.core.rules.leaves import Within
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.rules.verdicts import Answer, Missing, from_bool
from bonrelais.core.vocabulary.choices import ANY_SME, SIZE_CATEGORIES

_MICRO: Final = "MIC"
_SME: Final = "PME"
_NAMES: Final = {
    "MIC": "microentreprise",
    "PME": "PME",
    "ETI": "entreprise de taille intermédiaire",
    "GE": "grande entreprise",
}
_EU_EMPLOYEES: Final = Interval(None, 249)
_EU_TURNOVER: Final = Interval(None, 50_000_000)
_EU_BALANCE: Final = Interval(None, 43_000_000)


@dataclass(frozen=True, slots=True)
class CategoryIs(Leaf):
    """A category among some. Who wants an SME takes a micro-business; the register does not tell them apart."""

    takes: ClassVar[type] = str

    asked: Missing
    wanted: frozenset[str]

    def answer(self, value: FactValue, day: date) -> Answer:
        if value in self.wanted or (value in {_MICRO, ANY_SME} and _SME in self.wanted):
            return Answer.YES
        return from_bool(is_met=None if value == ANY_SME and _MICRO in self.wanted else False)

    def examples(self, day: date) -> tuple[FactValue, ...]:
        return tuple(code for code, _ in SIZE_CATEGORIES.options)

    def told(self, value: FactValue, answer: Answer, context: Context) -> str:
        if value == ANY_SME:
            return "PME ou microentreprise" + (", à préciser" if answer is Answer.UNKNOWN else "")
        return _NAMES.get(str(value), str(value))


@dataclass(frozen=True, slots=True)
class SizeCategory(Criterion):
    """The category of the decree 2008-1354, where « PME » holds « MIC »; and the European test of an SME."""

    kind: ClassVar[str] = "size_category"
    label: ClassVar[str] = "Catégorie d’entreprise"
    meaning: ClassVar[str] = "La catégorie légale de l’entreprise, ou le critère européen de PME."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField(
            "categories",
            "Catégories acceptées",
            ParamShape.CHOICES,
            tuple(_NAMES.items()),
            "PME accepte aussi les microentreprises.",
        ),
        ParamField(
            "eu_sme",
            "PME au sens européen",
            ParamShape.FLAG,
            help_text="Moins de 250 salariés, et 50 M€ de chiffre d’affaires ou 43 M€ de bilan au plus.",
        ),
    )

    categories: tuple[str, ...] = ()
    is_eu_sme: bool = False

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        categories = reader.codes("categories", SIZE_CATEGORIES.__contains__)
        is_eu_sme = reader.flag("eu_sme", default=False)
        if not categories and not is_eu_sme:
            raise reader.refuse("categories", "choisissez au moins une catégorie.")
        return cls(categories, is_eu_sme)

    def to_params(self) -> Params:
        return {
            **({"categories": list(self.categories)} if self.categories else {}),
            **({"eu_sme": True} if self.is_eu_sme else {}),
        }

    def statement(self, labels: Labels) -> str:
        parts: list[str] = []
        if self.categories:
            parts.append("catégorie " + join_or([_NAMES[one] for one in self.categories]))
        if self.is_eu_sme:
            parts.append("PME au sens européen")
        told = ", et ".join(parts)
        return told[0].upper() + told[1:]

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.categories:
            parts.append(CategoryIs(question(FactCode.SIZE_CATEGORY), frozenset(self.categories)))
        if self.is_eu_sme:
            employees = Within(question(FactCode.EMPLOYEES_COMPANY), _EU_EMPLOYEES, "salariés")
            turnover = Within(question("turnover.company"), _EU_TURNOVER, "€ de chiffre d’affaires")
            balance = Within(question("balance.company"), _EU_BALANCE, "€ de bilan")
            parts.append(AllOf((employees, AnyOf((turnover, balance)))))
        return all_parts(parts)

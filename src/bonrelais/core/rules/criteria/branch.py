from dataclasses import dataclass
from typing import ClassVar, Self

from bonrelais.core.french import join_or
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.base import Criterion, question
from bonrelais.core.rules.formula import Formula, any_part
from bonrelais.core.rules.leaves import OneOf
from bonrelais.core.rules.params import ParamField, ParamReader, Params, ParamShape
from bonrelais.core.vocabulary.branches import OPCOS, read_idcc


@dataclass(frozen=True, slots=True)
class Branch(Criterion):
    """The professional branch, by its skills operator or its collective agreement: one of either is enough."""

    kind: ClassVar[str] = "branch"
    label: ClassVar[str] = "Branche professionnelle"
    meaning: ClassVar[str] = "La branche professionnelle, par l’opérateur de compétences ou la convention collective."
    fields: ClassVar[tuple[ParamField, ...]] = (
        ParamField("opcos", "Opérateurs de compétences (OPCO)", ParamShape.CHOICES, OPCOS.options),
        ParamField(
            "idccs", "Conventions collectives (IDCC)", ParamShape.TEXTS, help_text="Leur numéro, par exemple 1517."
        ),
    )

    opcos: tuple[str, ...] = ()
    idccs: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, reader: ParamReader) -> Self:
        opcos = reader.codes("opcos", OPCOS.__contains__)
        idccs: list[str] = []
        for text in reader.texts("idccs"):
            code = read_idcc(text)
            if code is None:
                raise reader.refuse("idccs", f"« {text} » n’est pas un numéro IDCC (un à quatre chiffres).")
            idccs.append(code)
        if not opcos and not idccs:
            raise reader.refuse("opcos", "choisissez un opérateur ou une convention.")
        return cls(opcos, tuple(dict.fromkeys(idccs)))

    def to_params(self) -> Params:
        return {
            **({"opcos": list(self.opcos)} if self.opcos else {}),
            **({"idccs": list(self.idccs)} if self.idccs else {}),
        }

    def statement(self, labels: Labels) -> str:
        named = [OPCOS.label(code) for code in self.opcos] + [f"convention collective {code}" for code in self.idccs]
        return f"Branche parmi {join_or(named)}"

    @property
    def formula(self) -> Formula:
        parts: list[Formula] = []
        if self.opcos:
            parts.append(OneOf(question("branch.opco"), frozenset(self.opcos), OPCOS.options))
        if self.idccs:
            parts.append(OneOf(question("branch.idcc"), frozenset(self.idccs)))
        return any_part(parts)

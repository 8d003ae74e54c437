"""The indicators by the codes that people and scripts write: money is said in euros, never in cents."""

from dataclasses import dataclass
from typing import Final

from bonrelais.core.figures import indicators as core
from bonrelais.core.french import show_euros, show_number
from bonrelais.foundation.errors import DomainError

CENTS: Final = "centimes"


class UnknownIndicatorError(DomainError):
    """No indicator has this code."""


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """`code` is the key of the JSON report; `core` the indicator it stands for."""

    code: str
    core: core.Indicator

    @property
    def is_money(self) -> bool:
        return self.core.unit == CENTS

    @property
    def is_sum(self) -> bool:
        """Whether rows add their values, euros or jobs; else each counts for one."""
        return self.is_money or self.core in {core.JOBS_PLANNED, core.JOBS_MADE}

    @property
    def unit(self) -> str:
        return "euros" if self.is_money else self.core.unit

    def number(self, value: int) -> int | float:
        """In euros when it is money: a whole number when there are no cents."""
        if not self.is_money:
            return value
        return value // 100 if value % 100 == 0 else value / 100

    def show(self, value: int) -> str:
        return show_euros(value) if self.is_money else show_number(value)


PUBLIC: Final = {
    f"{one.code}_eur" if one.unit == CENTS else one.code: PublicIndicator(
        f"{one.code}_eur" if one.unit == CENTS else one.code, one
    )
    for one in core.INDICATORS
}


def indicator_of(code: str) -> PublicIndicator:
    found = PUBLIC.get(code)
    if found is None:
        raise UnknownIndicatorError(f"L’indicateur « {code} » n’existe pas. Choisissez parmi : {', '.join(PUBLIC)}.")
    return found

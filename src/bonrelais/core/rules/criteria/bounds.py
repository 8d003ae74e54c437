"""Two bounds of a whole number, both accepted: read, written and said the same in every kind that has them.

« Moins de 400 » is kept as 399 at most, « plus de 400 » as 401 at least: what is measured has decimals, and 399,5 is
under 400 too. Such bounds are said so, and reach up to the round number.
"""

from decimal import Decimal
from typing import Final

from bonrelais.core.french import Number, show_number
from bonrelais.core.interval import Interval
from bonrelais.core.rules.params import LARGEST, MOST_MONTHS, ParamReader, Params

PERCENT: Final = 100
_PART: Final = Decimal("0.99")
"""The most that two decimals, as many as are kept, add to a whole number."""
_ROUND: Final = 5
_FEW: Final = 9
"""Under ten, people count: « 4 au plus » is said better than « moins de 5 »."""


def read_bounds(
    reader: ParamReader, low_name: str, high_name: str, *, most: int = LARGEST, is_signed: bool = False
) -> Interval | None:
    """None when both are blank. « At least zero » is refused: it asks nothing, but of what can be negative."""
    low, high = reader.whole_number(low_name, most=most), reader.whole_number(high_name, most=most)
    if low is None and high is None:
        return None
    if low is not None and high is not None and high < low:
        raise reader.refuse(high_name, "ne peut pas être sous le minimum.")
    if low == 0 and high is None and not (is_signed or reader.is_kept):
        raise reader.refuse(low_name, "zéro au moins ne demande rien. Mettez plus, ou laissez vide.")
    return Interval(low, high)


def read_positive(reader: ParamReader, name: str, *, most: int = LARGEST) -> int | None:
    """A number that asks something: zero is refused."""
    number = reader.whole_number(name, most=most)
    if number == 0:
        raise reader.refuse(name, "doit être au-dessus de zéro.")
    return number


def read_months(reader: ParamReader, name: str) -> int | None:
    return read_positive(reader, name, most=MOST_MONTHS)


def needed(reader: ParamReader, wanted: Interval | None, name: str) -> Interval:
    if wanted is None:
        raise reader.refuse(name, "indiquez un minimum ou un maximum.")
    return wanted


def write_bounds(wanted: Interval | None, low_name: str, high_name: str) -> Params:
    if wanted is None:
        return {}
    return {
        **({low_name: int(wanted.low)} if wanted.low is not None else {}),
        **({high_name: int(wanted.high)} if wanted.high is not None else {}),
    }


def is_under(wanted: Interval) -> bool:
    """One short of a round number, with nothing below: « moins de 20 »."""
    high = wanted.high
    return wanted.low is None and high is not None and high >= _FEW and (high + 1) % _ROUND == 0


def is_over(wanted: Interval) -> bool:
    """One past a round number, with nothing above: « plus de 20 »."""
    low = wanted.low
    return wanted.high is None and low is not None and low > _FEW and (low - 1) % _ROUND == 0


def with_decimals(wanted: Interval) -> Interval:
    """The same bounds for what is counted in halves and hundredths: any part short of the round number is in."""
    low, high = wanted.low, wanted.high
    return Interval(
        low - _PART if low is not None and is_over(wanted) else low,
        high + _PART if high is not None and is_under(wanted) else high,
    )


def say_bounds(wanted: Interval, unit: str) -> str:
    """« moins de 400 m² », « 2 à 5 étoiles », to follow « de »."""
    low, high = wanted.low, wanted.high
    if low is not None and high is not None:
        return _with(high, unit) if low == high else f"{show_number(low)} à {_with(high, unit)}"
    if high is not None:
        return f"moins de {_with(high + 1, unit)}" if is_under(wanted) else f"{_with(high, unit)} au plus"
    least = low or 0
    return f"plus de {_with(least - 1, unit)}" if is_over(wanted) else f"{_with(least, unit)} au moins"


def _with(number: Number, unit: str) -> str:
    return f"{show_number(number)}\u00a0{unit}" if unit else show_number(number)

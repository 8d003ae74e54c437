"""Two bounds of a whole number, both accepted: read, written and said the same in every kind that has them."""

from bonrelais.core.french import Number, show_number
from bonrelais.core.interval import Interval
from bonrelais.core.rules.params import LARGEST, MOST_MONTHS, ParamReader, Params

PERCENT: int = 100


def read_bounds(reader: ParamReader, low_name: str, high_name: str, *, most: int = LARGEST) -> Interval | None:
    """None when both are blank. Nothing asks « at least zero »: what asks nothing is refused."""
    low, high = reader.whole_number(low_name, most=most), reader.whole_number(high_name, most=most)
    if low is None and high is None:
        return None
    if low is not None and high is not None and high < low:
        raise reader.refuse(high_name, "ne peut pas être sous le minimum.")
    if low == 0 and high is None:
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


def say_bounds(wanted: Interval, unit: str) -> str:
    """« 400 m² au plus », « 2 à 5 étoiles », to follow « de »."""
    low, high = wanted.low, wanted.high
    if low is not None and high is not None:
        return _with(high, unit) if low == high else f"{show_number(low)} à {_with(high, unit)}"
    return f"{_with(high, unit)} au plus" if high is not None else f"{_with(low or 0, unit)} au moins"


def _with(number: Number, unit: str) -> str:
    return f"{show_number(number)}\u00a0{unit}" if unit else show_number(number)

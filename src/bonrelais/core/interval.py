"""A number known between two bounds. Unknown altogether is None, never an interval without bounds."""

from dataclasses import dataclass

from bonrelais.core.french import Number, show_number


@dataclass(frozen=True, slots=True)
class Interval:
    """Both bounds belong to the interval; a missing one means no limit on that side."""

    low: Number | None
    high: Number | None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("An interval without any bound tells nothing: use None.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"The bounds are inverted: {self.low} > {self.high}.")

    @classmethod
    def exactly(cls, number: Number) -> "Interval":
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    def contains(self, other: "Interval") -> bool:
        """Whether every number of the other stands within this one."""
        is_low_within = self.low is None or (other.low is not None and other.low >= self.low)
        is_high_within = self.high is None or (other.high is not None and other.high <= self.high)
        return is_low_within and is_high_within

    def meets(self, other: "Interval") -> bool:
        """Whether a number can stand in both."""
        starts_after = self.low is not None and other.high is not None and other.high < self.low
        ends_before = self.high is not None and other.low is not None and other.low > self.high
        return not (starts_after or ends_before)

    def __str__(self) -> str:
        if self.low is None:
            return f"{show_number(self.high or 0)} au plus"
        if self.high is None:
            return f"{show_number(self.low)} ou plus"
        if self.is_exact:
            return show_number(self.low)
        return f"de {show_number(self.low)} à {show_number(self.high)}"

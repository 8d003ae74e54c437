"""Distinct values for the rows that makers write."""

from itertools import count

_numbers = count(1)


def next_number() -> int:
    return next(_numbers)


def siren_of(number: int) -> str:
    """A fictional SIREN with a right key: 8 digits from the number, then Luhn's."""
    start = f"{number % 10_000_000:07d}"
    digits = [int(digit) for digit in f"9{start}"]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    total = doubled + sum(digits[0::2])
    return f"9{start}{-total % 10}"

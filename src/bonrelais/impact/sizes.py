"""The sizes that reports show: the register's bands, those of fifty employees and more together."""

from typing import Final

from bonrelais.core.nomenclature.size_bands import NOT_KNOWN, SIZE_BANDS

LARGEST: Final = "50+"
_SHOWN: Final = ("00", "01", "02", "03", "11", "12")
SIZE_LABELS: Final = {
    **{band.code: band.label for band in SIZE_BANDS if band.code in _SHOWN},
    LARGEST: "50 salariés ou plus",
    NOT_KNOWN.code: NOT_KNOWN.label,
}
_LARGE: Final = frozenset(band.code for band in SIZE_BANDS) - {*_SHOWN, NOT_KNOWN.code}


def reported_size(code: str) -> str:
    """The size a band of the register is reported under."""
    if code in _LARGE:
        return LARGEST
    return code if code in _SHOWN else NOT_KNOWN.code

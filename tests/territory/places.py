"""Three EPCIs of France that the tests take in: small, overseas, and made of merged communes."""

from datetime import UTC, date, datetime

LUMBRES = "246201016"
NORTH_OF_REUNION = "249740119"
MAUGES = "200060010"
NO_EPCI = "123456782"

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = date(2026, 1, 5)

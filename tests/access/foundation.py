from tests.access.matrix import Row, all_visitors

ROWS = (Row("health", "GET", all_visitors(200)),)

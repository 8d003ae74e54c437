"""The demonstration's register has the columns of the official files of June 2026, in their order and types."""

import json
import os
from pathlib import Path

from bonrelais.demonstration.register.columns import ESTABLISHMENTS, UNITS

SCHEMAS = Path(os.environ.get("BONRELAIS_SHARED", "../shared")) / "data/sirene/sirene_parquet_schemas_2026-06.json"


def test_demonstration_columns_are_the_official_ones() -> None:
    schemas: dict[str, list[dict[str, str]]] = json.loads(SCHEMAS.read_text())
    official = {
        file: tuple((column["name"], column["type"]) for column in columns) for file, columns in schemas.items()
    }
    assert (official["StockEtablissement"], official["StockUniteLegale"]) == (ESTABLISHMENTS, UNITS)

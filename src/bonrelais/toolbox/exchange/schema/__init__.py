"""The national schema « dispositif-aide » v0.2 and its extension for businesses: read, and written."""

from bonrelais.toolbox.exchange.schema.reading import read_schema
from bonrelais.toolbox.exchange.schema.writing import SchemaTool, schema_csv, schema_json, written_row

__all__ = ["SchemaTool", "read_schema", "schema_csv", "schema_json", "written_row"]

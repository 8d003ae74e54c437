from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "network_attempts"


def create_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The table that Django's database cache reads and writes, in the form that it asks for."""
    del apps
    instant = models.DateTimeField().db_type(schema_editor.connection)
    schema_editor.execute(
        f"CREATE TABLE {TABLE} (cache_key varchar(255) NOT NULL PRIMARY KEY, value text NOT NULL, expires {instant} NOT NULL)"
    )
    schema_editor.execute(f"CREATE INDEX {TABLE}_expires ON {TABLE} (expires)")


def drop_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("network", "0001_whole")]

    operations = [migrations.RunPython(create_table, drop_table)]

"""The full-text indexes over `SearchEntry.text`, which Django does not describe: FTS5 on SQLite, GIN on PostgreSQL.

On SQLite the triggers belong to the table: a later migration that makes Django remake it must create them again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE_CREATE = (
    """CREATE VIRTUAL TABLE directory_search_words USING fts5(
        text, content='directory_searchentry', content_rowid='number',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
    )""",
    """CREATE VIRTUAL TABLE directory_search_trigrams USING fts5(
        text, content='directory_searchentry', content_rowid='number', tokenize='trigram'
    )""",
    "CREATE VIRTUAL TABLE directory_search_vocabulary USING fts5vocab('directory_search_words', 'row')",
    """CREATE TRIGGER directory_search_added AFTER INSERT ON directory_searchentry BEGIN
        INSERT INTO directory_search_words(rowid, text) VALUES (new.number, new.text);
        INSERT INTO directory_search_trigrams(rowid, text) VALUES (new.number, new.text);
    END""",
    """CREATE TRIGGER directory_search_removed AFTER DELETE ON directory_searchentry BEGIN
        INSERT INTO directory_search_words(directory_search_words, rowid, text) VALUES ('delete', old.number, old.text);
        INSERT INTO directory_search_trigrams(directory_search_trigrams, rowid, text)
        VALUES ('delete', old.number, old.text);
    END""",
    """CREATE TRIGGER directory_search_changed AFTER UPDATE ON directory_searchentry BEGIN
        INSERT INTO directory_search_words(directory_search_words, rowid, text) VALUES ('delete', old.number, old.text);
        INSERT INTO directory_search_trigrams(directory_search_trigrams, rowid, text)
        VALUES ('delete', old.number, old.text);
        INSERT INTO directory_search_words(rowid, text) VALUES (new.number, new.text);
        INSERT INTO directory_search_trigrams(rowid, text) VALUES (new.number, new.text);
    END""",
)
SQLITE_DROP = (
    "DROP TRIGGER directory_search_changed",
    "DROP TRIGGER directory_search_removed",
    "DROP TRIGGER directory_search_added",
    "DROP TABLE directory_search_vocabulary",
    "DROP TABLE directory_search_trigrams",
    "DROP TABLE directory_search_words",
)
POSTGRESQL_CREATE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX directory_search_words ON directory_searchentry USING gin (to_tsvector('simple', text))",
    "CREATE INDEX directory_search_trigrams ON directory_searchentry USING gin (text gin_trgm_ops)",
)
POSTGRESQL_DROP = ("DROP INDEX directory_search_trigrams", "DROP INDEX directory_search_words")


def create_indexes(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_CREATE if editor.connection.vendor == "sqlite" else POSTGRESQL_CREATE:
        editor.execute(statement)


def drop_indexes(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_DROP if editor.connection.vendor == "sqlite" else POSTGRESQL_DROP:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_whole")]

    operations = [migrations.RunPython(create_indexes, drop_indexes)]

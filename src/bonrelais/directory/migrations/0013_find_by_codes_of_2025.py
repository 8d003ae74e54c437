"""Search lines already written learn the codes of NAF 2025, cut and whole: « 10 71y 1071y »."""

from django.db import migrations

TOLD = """
UPDATE directory_searchentry SET text = text || ' ' || (
  SELECT lower(replace(a.code, '.', ' ')) || ' ' || lower(replace(a.code, '.', ''))
  FROM directory_establishment e JOIN territory_activity a ON a.id = e.activity_2025_id
  WHERE e.id = directory_searchentry.establishment_id)
WHERE establishment_id IN (SELECT id FROM directory_establishment WHERE activity_2025_id IS NOT NULL)
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_mask_establishments_with_their_company")]

    operations = [migrations.RunSQL(TOLD, migrations.RunSQL.noop)]

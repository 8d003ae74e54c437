from django.db import models

from bonrelais.foundation.ids import new_id


class Row(models.Model):
    """Every table's key is ours: registers' numbers (SIREN, SIRET) are attributes and may change."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

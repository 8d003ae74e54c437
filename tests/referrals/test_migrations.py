"""What was kept before a rule is brought to it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from bonrelais.messages.models import Message
from tests import make

pytestmark = pytest.mark.django_db
NAMES = import_module("bonrelais.referrals.migrations.0002_name_companies_on_letters")


def test_letters_learn_the_company_of_their_referral() -> None:
    adviser = make.seat()
    sent = make.referral(adviser, make.establishment_of(adviser.programme))
    letters = Message.objects.filter(about_id=sent.pk)
    assert letters.update(company_id=None) > 0
    NAMES.name_companies(apps, connection.schema_editor())
    assert set(letters.values_list("company_id", flat=True)) == {sent.company_id}

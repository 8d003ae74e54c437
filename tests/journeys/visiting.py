"""Run by itself on a home: signs in as an adviser of the demonstration and notes one visit through the screen."""

import sys
from datetime import date


def note_visit(held_on: date) -> None:
    # Django is set up first: this file is run by itself.
    from django.test import Client
    from django.urls import reverse

    # The same reason.
    from bonrelais.demonstration.accounts import ACCOUNTS
    from bonrelais.directory.models import Establishment
    from bonrelais.foundation.ids import new_id
    from bonrelais.network.models import User

    adviser = User.objects.get(email=ACCOUNTS[0].email)
    never_met = Establishment.objects.filter(
        is_open=True, is_partial=False, programme__isnull=True, company__acquaintances__isnull=True
    )
    place = never_met.filter(commune__memberships__epci__siren="200069037").order_by("siret")[0]
    client = Client()
    client.force_login(adviser, backend="allauth.account.auth_backends.AuthenticationBackend")
    sent = {
        "mode": "on_site",
        "held_on": held_on.isoformat(),
        "length": "45",
        "adviser": str(adviser.pk),
        "device_key": str(new_id()),
    }
    answer = client.post(reverse("casework:record_visit", args=[place.pk]), sent, HTTP_HOST="localhost")
    if answer.status_code != 302:
        sys.exit(f"refused: {answer.status_code}")


if __name__ == "__main__":
    import django  # only when run

    django.setup()
    note_visit(date.fromisoformat(sys.argv[1]))

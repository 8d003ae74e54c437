"""Which pages are measured, and what each may cost: as many times a bare page of 25 rows."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ANY_PAGE: Final = 12.0
LISTING: Final = 3.0
SHEET: Final = 5.0
MOST_HTML: Final = 60_000


@dataclass(frozen=True, slots=True)
class Page:
    """`most` is the ratio required, `aim` the milliseconds hoped for (None: no aim of its own)."""

    name: str
    path: str
    most: float = ANY_PAGE
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What an adviser opens, and the cookies that say who it is: to the product, and to the bare page."""

    cookie: str
    bare_cookie: str
    pages: tuple[Page, ...]


def prepare_visit(home: Path) -> Visit:
    """Signs an adviser in, in the base of the home, and finds a company with a long history."""
    os.environ["BONRELAIS_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bonrelais.config.settings"
    # The settings read the home named just above.
    import django

    django.setup()
    from django.conf import settings
    from django.db.models import Count
    from django.test import Client
    from django.urls import reverse

    from bonrelais.directory.models import Establishment
    from bonrelais.programmes.choices import Role
    from bonrelais.programmes.models import Membership
    from bonrelais.visits.models import Visit as VisitRow

    adviser = Membership.objects.filter(role=Role.ADVISER, until_on__isnull=True).order_by("since_on", "pk")[0].user

    def signed_in_cookie(backend: str) -> str:
        client = Client()
        client.force_login(adviser, backend=backend)
        return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    met = VisitRow.objects.values("company").annotate(visits=Count("pk")).order_by("-visits", "company")
    place = Establishment.objects.filter(company=met[0]["company"], is_open=True).order_by("-is_head_office", "pk")[0]
    sheet = {"pk": place.pk}
    pages = (
        Page("company list", reverse("directory:list"), LISTING, 10),
        Page("list, last page", f"{reverse('directory:list')}?page=480", LISTING, 10),
        Page("search fragment", f"{reverse('directory:fragment')}?q=boul", LISTING, 8),
        Page("search, one typo", f"{reverse('directory:fragment')}?q=boulangrie", LISTING, 8),
        Page("company sheet", reverse("desk:sheet", kwargs=sheet), SHEET, 15),
        Page("sheet, tools", reverse("desk:sheet_tools", kwargs=sheet)),
        Page("sheet, history", reverse("desk:sheet_history", kwargs=sheet)),
        Page("home", reverse("desk:home")),
        Page("agenda", reverse("desk:agenda")),
        Page("palette", f"{reverse('desk:palette')}?q=mart"),
        Page("who does what", reverse("desk:who_does_what")),
        Page("referrals", reverse("referrals:inbox")),
        Page("projects", reverse("projects:list")),
    )
    return Visit(
        cookie=signed_in_cookie("allauth.account.auth_backends.AuthenticationBackend"),
        bare_cookie=signed_in_cookie("django.contrib.auth.backends.ModelBackend"),
        pages=pages,
    )

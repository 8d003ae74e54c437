"""What an adviser of the measured programme opens. Imported once Django has started."""

from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from bench.pages import LISTING, SHEET, Page
from bonrelais.directory.models import Establishment
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from bonrelais.visits.models import Visit


def measured_adviser() -> User:
    advisers = Membership.objects.filter(role=Role.ADVISER, until_on__isnull=True)
    return advisers.order_by("since_on", "pk")[0].user


def signed_in_cookie(backend: str) -> str:
    """The cookie of a new session of the adviser, as the sign-in of that backend would have made it."""
    client = Client()
    client.force_login(measured_adviser(), backend=backend)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def measured_pages() -> tuple[Page, ...]:
    """The pages, the sheet being that of the company most often met."""
    met = Visit.objects.values("company").annotate(visits=Count("pk")).order_by("-visits", "company")
    place = Establishment.objects.filter(company=met[0]["company"], is_open=True).order_by("-is_head_office", "pk")[0]
    sheet = {"pk": place.pk}
    return (
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

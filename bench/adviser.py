"""What an adviser of the measured programme opens. Imported once Django has started."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.pages import LISTING, SHEET, Page
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from bonrelais.projects.models import ActionProject
from bonrelais.referrals.models import Referral
from bonrelais.toolbox.models import Tool
from bonrelais.visits.models import Appointment, Visit


def measured_adviser() -> User:
    advisers = Membership.objects.filter(role=Role.ADVISER, until_on__isnull=True)
    return advisers.order_by("since_on", "pk")[0].user


def signed_in_cookie(backend: str) -> str:
    """The cookie of a new session of the adviser, as the sign-in of that backend would have made it."""
    client = Client()
    client.force_login(measured_adviser(), backend=backend)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def queries_of(pages: tuple[Page, ...]) -> dict[str, int]:
    """The SQL queries of each page, once the process has warmed up."""
    client = Client(headers={"host": "localhost"})
    client.force_login(measured_adviser(), backend="allauth.account.auth_backends.AuthenticationBackend")
    counts = {}
    for page in pages:
        client.get(page.path)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.path)
        counts[page.name] = len(captured)
    return counts


def met_place() -> UUID:
    """The place of the company most often met."""
    met = Visit.objects.values("company").annotate(visits=Count("pk")).order_by("-visits", "company")
    places = Establishment.objects.filter(company=met[0]["company"], is_open=True)
    return places.order_by("-is_head_office", "pk")[0].pk


def map_path() -> str:
    """The data of the map of every business: not a page, asked once by one."""
    return reverse("directory:map")


def record_visit_path() -> str:
    """The screen where a visit to the measured company is written."""
    return reverse("casework:record_visit", args=[met_place()])


def measured_pages() -> tuple[Page, ...]:
    """The required ones first; the sheet being that of the company most often met."""
    place = met_place()
    listing, fragment = reverse("directory:list"), reverse("directory:fragment")
    return (
        Page("company list", listing, LISTING, 10),
        Page("list, last page", f"{listing}?page=480", LISTING, 10),
        Page("list, filtered", f"{listing}?metiers=presume&taille=1-9&rencontre=non&age=10", LISTING, 10),
        Page("search fragment", f"{fragment}?q=boul", LISTING, 8),
        Page("search, two words", f"{fragment}?q=coiff+saint", LISTING, 8),
        Page("search, one typo", f"{fragment}?q=boulangrie", LISTING, 8),
        Page("company sheet", reverse("desk:sheet", args=[place]), SHEET, 15),
        Page("sheet, tools", reverse("desk:sheet_tools", args=[place])),
        Page("sheet, projects", reverse("desk:sheet_projects", args=[place])),
        Page("sheet, history", reverse("desk:sheet_history", args=[place])),
        *_pages_of_work(place),
        *_pages_of_figures(),
    )


def _pages_of_work(place: UUID) -> Iterator[Page]:
    week = _busiest_week()
    yield Page("home", reverse("desk:home"))
    yield Page("agenda, a full week", f"{reverse('desk:agenda')}?semaine={week}")
    yield Page("palette", f"{reverse('desk:palette')}?q=mart")
    yield Page("who does what", reverse("desk:who_does_what"))
    yield Page("record a visit", reverse("casework:record_visit", args=[place]))
    yield Page("plan a visit", reverse("visits:plan", args=[place]))
    yield Page("visit", reverse("casework:visit", args=[Visit.objects.order_by("-pk")[0].pk]))
    need = Need.objects.filter(ended_at__isnull=True, referrals__isnull=True).order_by("-pk")[0]
    yield Page("choose a relay", reverse("referrals:choose", args=[need.pk]))
    yield Page("tools for a need", reverse("toolbox:for_need", args=[need.pk]))
    yield Page("referrals", reverse("referrals:inbox"))
    yield Page("referral", reverse("referrals:sheet", args=[Referral.objects.order_by("-pk")[0].pk]))
    yield Page("projects", reverse("projects:list"))
    yield Page("project", reverse("projects:sheet", args=[ActionProject.objects.order_by("-pk")[0].pk]))
    yield Page("toolbox", reverse("toolbox:list"))
    yield Page("tool", reverse("toolbox:sheet", args=[Tool.objects.order_by("pk")[0].pk]))
    yield Page("messages", reverse("messages:list"))
    yield Page("account", reverse("network:account"))
    yield Page("themes", reverse("programmes:themes"))
    yield Page("priorities", reverse("programmes:priorities"))
    yield Page("perimeters", reverse("perimeters:list"))
    yield Page("entered by hand", reverse("joining:list"))


def _pages_of_figures() -> Iterator[Page]:
    yield Page("results", reverse("impact:dashboard"))
    yield Page("results, rows", reverse("impact:rows", args=["businesses_met"]))
    yield Page("results, coverage", reverse("impact:coverage"))
    yield Page("results, report", reverse("impact:report"))
    yield Page("agreement", reverse("impact:agreement"))
    yield Page("progress (part)", reverse("impact:progress"))


def _busiest_week() -> int:
    """How many weeks away the last appointment is, a year at most."""
    last = Appointment.objects.order_by("-starts_at").values_list("starts_at", flat=True).first()
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    return 0 if last is None else max(-52, min(52, (clock.day_of(last) - monday).days // 7))

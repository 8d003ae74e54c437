from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bonrelais.core.french import count
from bonrelais.foundation import clock, pagination
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.territory.models import Activity


@roles(*MANAGERS)
@require_GET
def sectors(request: Request) -> HttpResponse:
    programme = request.seat.programme
    words = request.GET.get("q", "").strip()[:100]
    chosen = uuid_or_none(request.GET.get("secteur", ""))
    rows = queries.sector_table(programme, words=words, sector=chosen)
    context = {
        "page": pagination.page_of(rows, request.GET.get("page")),
        "sectors": list(queries.sectors(programme)),
        "words": words,
        "search": request.GET.urlencode(),
        "chosen": chosen,
        "can_edit": request.seat.has((Role.ADMINISTRATOR,)),
    }
    return render(request, "programmes/sectors.html", context)


@roles(Role.ADMINISTRATOR)
@require_POST
def assign_sector(request: Request) -> HttpResponse:
    """Moves the ticked activities; goes back to the list with its search, which the address holds."""
    search = request.GET.urlencode()
    to = reverse("programmes:sectors") + (f"?{search}" if search else "")
    keys = [key for text in request.POST.getlist("activity") if (key := uuid_or_none(text))]
    sector_key = uuid_or_none(request.POST.get("sector", ""))
    if not keys or sector_key is None:
        messages.error(request, "Cochez au moins une activité et choisissez son secteur.")
        return redirect(to)
    sector = access.sector(request.seat, sector_key)
    activities = list(Activity.objects.filter(pk__in=keys).order_by("code", "id"))
    moved = actions.assign_sector(sector, activities=activities, by=request.user, at=clock.now())
    verb = "sont rangées" if moved > 1 else "est rangée"
    messages.success(request, f"{count(moved, 'activité', 'activités')} {verb} dans « {sector.label} ».")
    return redirect(to)


def uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

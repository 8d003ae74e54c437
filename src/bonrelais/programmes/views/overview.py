from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bonrelais.foundation import clock
from bonrelais.programmes import queries
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request


@roles(*WORKERS)
@require_GET
def settings(request: Request) -> HttpResponse:
    """What the programme is: agreement in force, intercommunalities, structures."""
    programme, day = request.seat.programme, clock.today()
    context = {
        "programme": programme,
        "agreement": queries.agreement_in_force(programme, on=day),
        "epcis": queries.epcis(programme),
        "participations": queries.participations(programme),
        "sectors": queries.sectors(programme),
    }
    return render(request, "programmes/settings.html", context)

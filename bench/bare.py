"""The measure: a bare Django page of 25 rows of the same table, for a signed-in client, on the same server."""

import os
from typing import Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.bare_settings")

from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

application = get_wsgi_application()

from bonrelais.directory.models import Establishment  # noqa: E402  (models load once Django has started)

ROWS: Final = 25
PAGE: Final = Engine().from_string(
    "<!doctype html><html lang='fr'><head><title>Liste</title></head><body><h1>Liste</h1><table>"
    "{% for row in rows %}<tr><td>{{ row.siret }}</td><td>{{ row.address }}</td><td>{{ row.commune_id }}</td></tr>"
    "{% endfor %}</table></body></html>"
)


@login_required
def page(request: HttpRequest) -> HttpResponse:
    rows = Establishment.objects.order_by("pk")[:ROWS]
    return HttpResponse(PAGE.render(Context({"rows": rows, "user": request.user})))


urlpatterns = [path("", page)]

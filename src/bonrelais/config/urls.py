from django.urls import URLPattern, URLResolver, include, path

from bonrelais.foundation.views import health

handler400 = "bonrelais.foundation.middleware.unreadable"
urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("", include("bonrelais.network.urls")),
    path("compte/", include("bonrelais.network.sign_in")),
    path("", include("bonrelais.programmes.urls")),
    path("", include("bonrelais.programmes.letter_urls")),
    path("", include("bonrelais.ui.urls")),
    path("", include("bonrelais.desk.urls")),
    path("entreprises/", include("bonrelais.directory.urls")),
    path("entreprises/", include("bonrelais.casework.joining_urls")),
    path("dispositif/perimetres/", include("bonrelais.directory.perimeter_urls")),
    path("visites/", include("bonrelais.casework.urls")),
    path("visites/", include("bonrelais.visits.urls")),
    path("besoins/", include("bonrelais.needs.urls")),
    path("", include("bonrelais.referrals.urls")),
    path("projets/", include("bonrelais.projects.urls")),
    path("resultats/", include("bonrelais.impact.urls")),
    path("outils/", include("bonrelais.toolbox.urls")),
]

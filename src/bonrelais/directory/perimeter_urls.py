from django.urls import path

from bonrelais.directory.views import perimeters

app_name = "perimeters"

urlpatterns = [
    path("", perimeters.listing, name="list"),
    path("dessiner/", perimeters.draw, name="draw"),
    path("<uuid:pk>/retirer/", perimeters.retire, name="retire"),
]

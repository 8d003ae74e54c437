from django.urls import path

from bonrelais.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("agenda/", views.agenda, name="agenda"),
    path("recherche/", views.palette, name="palette"),
    path("qui-fait-quoi/", views.relays_by_theme, name="who_does_what"),
    path("entreprises/<uuid:pk>/", views.company_sheet, name="sheet"),
    path("entreprises/<uuid:pk>/outils/", views.sheet_tools, name="sheet_tools"),
    path("entreprises/<uuid:pk>/projets/", views.sheet_projects, name="sheet_projects"),
    path("entreprises/<uuid:pk>/historique/", views.sheet_history, name="sheet_history"),
]

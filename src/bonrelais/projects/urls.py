from django.urls import path

from bonrelais.projects import views

app_name = "projects"

urlpatterns = [
    path("", views.listing, name="list"),
    path("nouveau/<uuid:establishment>/", views.new, name="new"),
    path("<uuid:pk>/", views.sheet, name="sheet"),
    path("<uuid:pk>/etat/", views.stage, name="stage"),
    path("<uuid:pk>/etapes/", views.step_add, name="step_add"),
    path("etapes/<uuid:pk>/", views.step_tick, name="step_tick"),
    path("<uuid:pk>/resultats/", views.outcome_add, name="outcome_add"),
    path("resultats/<uuid:pk>/corriger/", views.outcome_correct, name="outcome_correct"),
    path("<uuid:pk>/retirer/", views.withdraw, name="withdraw"),
]

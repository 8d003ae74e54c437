from django.urls import path

from bonrelais.casework.views import visits as views

app_name = "casework"

urlpatterns = [
    path("noter/<uuid:establishment>/", views.record_visit, name="record_visit"),
    path("noter/<uuid:establishment>/brouillon/", views.draft, name="draft"),
    path("<uuid:pk>/", views.visit, name="visit"),
    path("<uuid:pk>/corriger/", views.correct_visit, name="correct_visit"),
    path("<uuid:pk>/annuler/", views.cancel_visit, name="cancel_visit"),
]

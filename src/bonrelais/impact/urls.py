from django.urls import path

from bonrelais.impact import views

app_name = "impact"

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("avancement/", views.progress, name="progress"),
    path("couverture/", views.coverage, name="coverage"),
    path("lignes/<slug:indicator>/", views.rows, name="rows"),
    path("bilan/", views.report, name="report"),
    path("bilan.xlsx", views.report_xlsx, name="report_xlsx"),
    path("convention/", views.agreement, name="agreement"),
]

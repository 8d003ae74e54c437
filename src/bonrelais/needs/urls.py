from django.urls import path

from bonrelais.needs import views

app_name = "needs"

urlpatterns = [
    path("nouveau/<uuid:establishment>/", views.add, name="add"),
    path("<uuid:pk>/clore/", views.end, name="end"),
    path("<uuid:pk>/rouvrir/", views.reopen, name="reopen"),
]

from django.urls import path

from bonrelais.visits import views

app_name = "visits"

urlpatterns = [
    path("planifier/<uuid:establishment>/", views.plan, name="plan"),
    path("rendez-vous/<uuid:pk>/annuler/", views.cancel, name="appointment_cancel"),
    path("rappels/<uuid:pk>/fait/", views.callback_done, name="callback_done"),
    path("rappels/<uuid:pk>/reporter/", views.callback_postpone, name="callback_postpone"),
    path("notes/<uuid:establishment>/", views.note_add, name="note_add"),
    path("notes/<uuid:pk>/retirer/", views.note_withdraw, name="note_withdraw"),
    path("<uuid:pk>/", views.visit, name="visit"),
]

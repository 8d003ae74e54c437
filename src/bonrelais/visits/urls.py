from django.urls import path

from bonrelais.visits import views

app_name = "visits"

urlpatterns = [
    path("planifier/<uuid:establishment>/", views.plan, name="plan"),
    path("rendez-vous/<uuid:pk>/annuler/", views.cancel, name="appointment_cancel"),
    path("rendez-vous/<uuid:pk>/deplacer/", views.move, name="appointment_move"),
    path("rappels/<uuid:pk>/", views.callback, name="callback"),
    path("rappels/<uuid:pk>/fait/", views.callback_done, name="callback_done"),
    path("rappels/<uuid:pk>/mot/", views.callback_word, name="callback_word"),
    path("rappels/<uuid:pk>/rouvrir/", views.callback_reopen, name="callback_reopen"),
    path("rappels/<uuid:pk>/reporter/", views.callback_postpone, name="callback_postpone"),
    path("notes/<uuid:establishment>/", views.note_add, name="note_add"),
    path("notes/<uuid:pk>/retirer/", views.note_withdraw, name="note_withdraw"),
]

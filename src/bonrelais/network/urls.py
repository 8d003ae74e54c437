from django.urls import path

from bonrelais.network import views

app_name = "network"

urlpatterns = [
    path("compte/", views.account, name="account"),
    path("compte/coordonnees/", views.change_identity, name="change_identity"),
    path("compte/absences/", views.announce_absence, name="announce_absence"),
    path("compte/absences/<uuid:pk>/retirer/", views.withdraw_absence, name="withdraw_absence"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
]

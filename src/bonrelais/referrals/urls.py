from django.urls import path

from bonrelais.referrals.views import choosing, referrals, relays, signed

app_name = "referrals"

urlpatterns = [
    path("relais/", referrals.inbox, name="inbox"),
    path("relais/repertoire/", relays.listing, name="relays"),
    path("relais/repertoire/nouveau/", relays.add, name="relay_add"),
    path("relais/repertoire/<uuid:pk>/", relays.edit, name="relay_edit"),
    path("relais/repertoire/<uuid:pk>/retirer/", relays.retire, name="relay_retire"),
    path("relais/besoin/<uuid:need>/", choosing.choose, name="choose"),
    path("relais/besoin/<uuid:need>/envoyer/", choosing.send, name="send"),
    path("relais/vu/", referrals.seen, name="seen"),
    path("relais/<uuid:pk>/", referrals.sheet, name="sheet"),
    path("relais/<uuid:pk>/repondre/", referrals.answer, name="answer"),
    path("relais/<uuid:pk>/retirer/", referrals.withdraw, name="withdraw"),
    path("r/<str:token>/", signed.page, name="signed"),
    path("r/<str:token>/nouveau-lien/", signed.renew, name="renew"),
]

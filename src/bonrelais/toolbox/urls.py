from django.urls import path

from bonrelais.toolbox.views import needs, tools, versions

app_name = "toolbox"

urlpatterns = [
    path("", tools.listing, name="list"),
    path("nouveau/", tools.add, name="add"),
    path("besoin/<uuid:need>/", needs.for_need, name="for_need"),
    path("besoin/<uuid:need>/proposer/", needs.propose, name="propose"),
    path("besoin/<uuid:need>/ecarter/", needs.set_aside, name="set_aside"),
    path("besoin/<uuid:need>/decider/", needs.decide, name="decide"),
    path("propositions/<uuid:pk>/etat/", needs.stage, name="stage"),
    path("versions/<uuid:pk>/verifier/", tools.check, name="check"),
    path("versions/<uuid:pk>/abandonner/", versions.drop, name="drop"),
    path("<uuid:pk>/", tools.sheet, name="sheet"),
    path("<uuid:pk>/modifier/", tools.edit, name="edit"),
    path("<uuid:pk>/retirer/", tools.withdraw, name="withdraw"),
    path("<uuid:pk>/version/", versions.draft, name="draft"),
    path("<uuid:pk>/version/relire/", versions.review, name="review"),
]

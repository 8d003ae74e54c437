from django.urls import path

from bonrelais.toolbox.views import interview, proposals, tools, versions

app_name = "toolbox"

urlpatterns = [
    path("", tools.listing, name="list"),
    path("nouveau/", tools.add, name="add"),
    path("besoin/<uuid:need>/", proposals.tools, name="for_need"),
    path("besoin/<uuid:need>/proposer/", proposals.propose, name="propose"),
    path("besoin/<uuid:need>/ecarter/", proposals.set_aside, name="set_aside"),
    path("besoin/<uuid:need>/deja-eu/", proposals.already_had, name="already_had"),
    path("besoin/<uuid:need>/decider/", proposals.decide, name="decide"),
    path("besoin/<uuid:need>/entretien/", interview.interview, name="interview"),
    path("entreprise/<uuid:establishment>/", proposals.tools, name="for_company"),
    path("entreprise/<uuid:establishment>/depuis/", interview.since_last_visit, name="since"),
    path("entreprise/<uuid:establishment>/deja-eu/", proposals.already_had, name="already_had_at_large"),
    path("entreprise/<uuid:establishment>/proposer/", proposals.propose, name="propose_at_large"),
    path("entreprise/<uuid:establishment>/ecarter/", proposals.set_aside, name="set_aside_at_large"),
    path("entreprise/<uuid:establishment>/decider/", proposals.decide, name="decide_at_large"),
    path("entreprise/<uuid:establishment>/entretien/", interview.interview, name="interview_at_large"),
    path("propositions/<uuid:pk>/etat/", proposals.stage, name="stage"),
    path("versions/<uuid:pk>/verifier/", tools.check, name="check"),
    path("versions/<uuid:pk>/abandonner/", versions.drop, name="drop"),
    path("<uuid:pk>/", tools.sheet, name="sheet"),
    path("<uuid:pk>/modifier/", tools.edit, name="edit"),
    path("<uuid:pk>/retirer/", tools.withdraw, name="withdraw"),
    path("<uuid:pk>/version/", versions.draft, name="draft"),
    path("<uuid:pk>/version/relire/", versions.review, name="review"),
]

from django.urls import path

from bonrelais.toolbox.views import effects, interview, proposals, reach, targets, tools, versions

app_name = "toolbox"

urlpatterns = [
    path("", tools.listing, name="list"),
    path("nouveau/", tools.add, name="add"),
    path("nouveautes/", effects.news, name="news"),
    path("listes/", targets.lists, name="target_lists"),
    path("listes/<uuid:pk>/", targets.target_list, name="target_list"),
    path("listes/<uuid:pk>/exporter/", targets.export, name="target_list_export"),
    path("listes/<uuid:pk>/terminer/", targets.close, name="target_list_close"),
    path("cibles/<uuid:pk>/retirer/", targets.remove, name="target_remove"),
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
    path("versions/<uuid:pk>/effets/", effects.effects, name="effects"),
    path("<uuid:pk>/", tools.sheet, name="sheet"),
    path("<uuid:pk>/entreprises/", reach.businesses, name="businesses"),
    path("<uuid:pk>/modifier/", tools.edit, name="edit"),
    path("<uuid:pk>/retirer/", tools.withdraw, name="withdraw"),
    path("<uuid:pk>/version/", versions.draft, name="draft"),
    path("<uuid:pk>/version/relire/", versions.review, name="review"),
]

from django.urls import path

from bonrelais.directory.actions.exports import ExportShape
from bonrelais.directory.views import entry, facts, lists, people

app_name = "directory"

urlpatterns = [
    path("", lists.listing, name="list"),
    path("fragment/", lists.fragment, name="fragment"),
    path("carte.json", lists.points, name="map"),
    path("export.xlsx", lists.export, name="export"),
    path("export.csv", lists.export, {"shape": ExportShape.CSV}, name="export_csv"),
    path("nouvelle/", entry.enter, name="enter"),
    path("<uuid:pk>/modifier/", entry.edit, name="edit"),
    path("<uuid:pk>/interlocuteurs/", people.contact_add, name="contact_add"),
    path("<uuid:pk>/interlocuteurs/<uuid:contact>/", people.contact_edit, name="contact_edit"),
    path("<uuid:pk>/interlocuteurs/<uuid:contact>/retirer/", people.contact_remove, name="contact_remove"),
    path("<uuid:pk>/accords/", people.consent_give, name="consent_give"),
    path("<uuid:pk>/accords/<uuid:consent>/retirer/", people.consent_withdraw, name="consent_withdraw"),
    path("<uuid:pk>/reponses/", facts.fact_learn, name="fact_learn"),
    path("<uuid:pk>/reponses/<uuid:fact>/retirer/", facts.fact_withdraw, name="fact_withdraw"),
]

"""Pages that hold every component once, served in tests only. Companies, people and figures are invented."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from bonrelais.foundation.pagination import Page
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Seat
from bonrelais.ui.charts import Bar, BarChart, LineChart, Progress
from bonrelais.ui.forms import DayInput, EurosField
from bonrelais.ui.maps import CommuneMap, Shape, Spot
from bonrelais.ui.navigation import Entry, Place
from bonrelais.ui.parts import Action, Fact, NextStep, Reason

MET_AT: Final = datetime(2024, 11, 18, 13, 10, tzinfo=UTC)
DAY: Final = date(2024, 10, 1)

ENTRIES: Final = (
    Entry("Accueil", "kit:page", "house-door", None, ("/kit",), is_tab=True),
    Entry("Entreprises", "kit:figures", "shop", None, ("/figures",), is_tab=True),
    Entry("Tournées", "kit:form", "map", None),
    Entry("Relais", "kit:partner", "signpost-split", None, is_tab=True),
    Entry("Boîte à outils", "kit:sheet", "tools", None),
    Entry("Projets", "kit:form", "kanban", None),
    Entry("Résultats", "kit:figures", "graph-up", None),
    Entry("Rechercher", "kit:found", "search", None, place=Place.SEARCH),
    Entry("Mon compte", "kit:form", "person-circle", None, place=Place.ACCOUNT),
    Entry("Se déconnecter", "kit:form", "box-arrow-right", None, place=Place.SIGN_OUT),
    Entry("Affichage", "ui:theme", "moon", None, place=Place.THEME),
    Entry("Confidentialité", "kit:partner", "shield-lock", None, place=Place.FOOT),
    Entry("Accessibilité", "kit:partner", "eye", None, place=Place.FOOT),
)

REASONS: Final = (
    Reason("yes", "Moins de 20 salariés : de 3 à 5", "SIRENE, année 2023"),
    Reason("unknown", "Chiffre d’affaires 2024 sous 1 M€", "jamais demandé, tranche 3 outils"),
    Reason("no", "L’entreprise n’est pas une reprise", ""),
)
KNOWN: Final = (
    Fact("Effectif", "3 à 5 salariés", "SIRENE, année 2023"),
    Fact("Chiffre d’affaires 2024", "", "tranche 3 outils, à demander aujourd’hui"),
    Fact("SIRET", "903 417 265 00018", "SIRENE, établissement siège"),
)
STEP: Final = NextStep(
    title="Envoyer le modèle de plan de financement",
    eyebrow="Promis le 12 septembre, pour vendredi 3 octobre",
    text="Deuxième rencontre. À demander : le chiffre d’affaires 2024, qui tranche 3 outils.",
    actions=(Action("Reporter", "/reporter"), Action("C’est fait", "/fait", "check-lg")),
)
BY_EPCI: Final = BarChart(
    title="Par intercommunalité",
    bars=(
        Bar("Pays de Saint-Omer", 81, "/lignes", target=140),
        Bar("Pays de Lumbres", 31, "/lignes", target=50),
    ),
    row_heading="Intercommunalité",
    value_heading="Rencontrées",
    legend=("rencontrées", "objectif annuel"),
)
BY_SECTOR: Final = BarChart(
    title="Secteurs",
    subtitle="869 entreprises depuis 2021",
    bars=(
        Bar("Commerce", 348, "/lignes", share=348 / 869),
        Bar("Services aux particuliers", 156, "/lignes", share=156 / 869),
        Bar("Autres", 365, "/lignes", share=365 / 869, is_rest=True),
    ),
    row_heading="Secteur",
    value_heading="Entreprises",
    note="Les parts s’ajoutent à 100 %.",
)
PLANNED_AND_MADE: Final = BarChart(
    title="Investissements",
    bars=(Bar("Réalisé", 790, "/lignes", planned=1000, text="7,9 M€"),),
    row_heading="Montants",
    value_heading="Réalisé",
)
TO_ASK: Final = BarChart(
    title="À demander",
    bars=(Bar("Chiffre d’affaires", 912, "/lignes"), Bar("Coût du projet", 318, "/lignes", is_rest=True)),
    row_heading="Question",
    value_heading="Entreprises",
)
CURVE: Final = LineChart(
    label="Entreprises rencontrées, cumul 2025 : 112 au 1er octobre, objectif 150",
    start=date(2025, 1, 1),
    end=date(2025, 12, 31),
    points=tuple((date(2025, 1, 1) + timedelta(days=7 * week), round(2.87 * week)) for week in range(40)),
    target=150,
    forecast=(136, 149),
)
COVERAGE: Final = CommuneMap(
    label="Carte de la couverture par commune, le tableau donne les mêmes valeurs",
    view_box="0 0 200 100",
    shapes=tuple(Shape(f"Commune {rank}", f"M{40 * rank} 5h38v90h-38z", rank, "12 %") for rank in range(5)),
    outlines=("M0 5h118v90H0z", "M120 5h78v90h-78z"),
    names=(Spot(60, 50, "Lumbres"),),
    points=(Spot(20, 20), Spot(30, 30, is_met=True), Spot(50, 70, is_chosen=True)),
    scale=((4, "12 % ou plus"), (3, "8 à 12 %"), (2, "4 à 8 %"), (1, "moins de 4 %"), (0, "aucune rencontre")),
)
MAP: Final = {
    "contours": [
        {"name": "Lumbres", "kind": "commune", "rings": [[[2.0, 50.6], [2.2, 50.6], [2.2, 50.8], [2.0, 50.8]]]},
        {"name": "Arques", "kind": "commune", "rings": [[[2.2, 50.6], [2.4, 50.6], [2.4, 50.8], [2.2, 50.8]]]},
        {"name": "Pays", "kind": "epci", "rings": [[[2.0, 50.6], [2.4, 50.6], [2.4, 50.8], [2.0, 50.8]]]},
    ],
    "points": [
        [2.1, 50.7, "met", "exact", "Menuiserie Terninck", "/e"],
        [2.15, 50.72, "never", "exact", "Salon Mèche & Lin", "/e"],
        [2.3, 50.7, "never", "rough", "Serrurerie Wallart", "/e"],
        [2.3, 50.7, "met", "rough", "Garage Delattre", "/e"],
        [2.12, 50.7, "never", "street", "Boulangerie Caron", "/e"],
    ],
    "found": 1_005,
}
THEMES: Final = [
    ("Développement", [("sales", "Développement commercial"), ("digital", "Numérique"), ("export", "Export")]),
    ("Moyens", [("invest", "Investissement"), ("hire", "Recrutement"), ("energy", "Énergie"), ("train", "Formation")]),
]


class VisitForm(forms.Form):
    mode = forms.ChoiceField(
        label="Où",
        choices=[("on_site", "Sur place"), ("office", "Au bureau"), ("video", "En visio")],
        widget=forms.RadioSelect,
    )
    minutes = forms.ChoiceField(
        label="Durée", choices=[("30", "30 min"), ("45", "45 min"), ("60", "1 h")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="Besoins entendus", choices=THEMES, widget=forms.CheckboxSelectMultiple, required=False
    )
    minutes_text = forms.CharField(
        label="Compte rendu partagé",
        help_text="Lu par les deux chambres et les intercommunalités.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    private_note = forms.CharField(label="Votre note", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    turnover = EurosField(label="Chiffre d’affaires 2024", help_text="Tranche 3 outils.", required=False)
    is_up_to_date = forms.ChoiceField(
        label="À jour de ses cotisations ?",
        choices=[("yes", "Oui"), ("no", "Non"), ("unknown", "Ne sait pas")],
        widget=forms.RadioSelect,
    )
    done_on = forms.DateField(label="Le", widget=DayInput())
    organisation = forms.ChoiceField(label="Structure", choices=[("", "Choisir"), ("cma", "CMA"), ("cci", "CCI")])
    consents = forms.MultipleChoiceField(
        label="Accord pour transmettre ses coordonnées",
        help_text="Demandez, puis cochez ce qu’il accepte.",
        choices=[("initiative", "Initiative"), ("region", "Région, service TPE")],
        widget=forms.CheckboxSelectMultiple,
    )
    is_shared = forms.BooleanField(label="Envoyer la fiche d’une page", required=False)


def parts() -> dict[str, object]:
    return {
        "day": DAY,
        "met_at": MET_AT,
        "step": STEP,
        "reasons": REASONS,
        "known": KNOWN,
        "page": Page(rows=[], number=2, total=3902),
        "done_of_target": Progress(112, 150, (136, 149)),
        "curve": CURVE,
        "by_epci": BY_EPCI,
        "by_sector": BY_SECTOR,
        "planned_and_made": PLANNED_AND_MADE,
        "to_ask": TO_ASK,
        "coverage": COVERAGE,
    }


CLAIRE: Final = UUID("0190b7c0-0000-7000-8000-00000000c1a1")  # the same person from one page to the next


def seat_claire(request: HttpRequest) -> None:
    """An adviser, signed in without any database."""
    claire = User(pk=CLAIRE, first_name="Claire", last_name="Delmotte", email="claire@exemple.fr")
    programme = Programme(name="Cap Développement")
    request.user = claire
    seat = Seat(user=claire, programme=programme, organisation=Organisation(name="CMA"), role=Role.ADVISER)
    setattr(request, "seat", seat)  # noqa: B010  (HttpRequest has no such attribute for the type checker)


@login_not_required
def show(request: HttpRequest, name: str) -> HttpResponse:
    seat_claire(request)
    form = (
        VisitForm(request.POST)
        if request.method == "POST"
        else VisitForm(initial={"mode": "on_site", "needs": ["hire"]})
    )
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, f"ui/kit/{name}.html", {**parts(), "form": form}, status=status)


@login_not_required
def found(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "")
    if text == "rien":
        return HttpResponse('<p class="br-2" data-status="Aucun résultat">Aucune entreprise ne correspond.</p>')
    first = '<a href="/figures">Menuiserie Terninck <small>Lumbres</small></a>'
    return HttpResponse(f'<h2 data-status="2 résultats">Entreprises</h2>{first}<a href="/form">Cycles Audomar</a>')


@login_not_required
def drawn_map(request: HttpRequest) -> JsonResponse:
    return JsonResponse(MAP)


kit_urls = (
    [
        path("kit", show, {"name": "page"}, name="page"),
        path("figures", show, {"name": "figures"}, name="figures"),
        path("form", show, {"name": "form"}, name="form"),
        path("partner", show, {"name": "partner"}, name="partner"),
        path("sheet", show, {"name": "sheet"}, name="sheet"),
        path("found", found, name="found"),
        path("carte.json", drawn_map, name="map"),
    ],
    "kit",
)
urlpatterns = [path("", include(kit_urls)), path("", include("bonrelais.ui.urls"))]

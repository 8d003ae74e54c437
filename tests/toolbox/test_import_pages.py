"""The pages of import and export, as a browser meets them."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.forms.imports import LARGEST
from bonrelais.toolbox.models import Tool, ToolUpload, ToolVersion
from tests import make
from tests.make import Offer
from tests.toolbox.exchange.books import sheet
from tests.toolbox.exchange.rows import content, row

pytestmark = pytest.mark.django_db
SEND = reverse("toolbox:import")


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def form(data: bytes, file_format: str = "schema", source: str = "") -> dict[str, object]:
    return {"file": SimpleUploadedFile("aides.csv", data), "format": file_format, "source": source}


def uploaded(browser: Client, *rows: dict[str, str]) -> str:
    """The address of the page that reads the file."""
    answer = browser.post(SEND, form(content(*rows)))
    upload = ToolUpload.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("toolbox:import_read", args=[upload.pk]))
    return str(answer.headers["Location"])


def test_file_is_sent_read_and_taken_as_drafts(browser: Client) -> None:
    address = uploaded(browser, row(), row(id="b", titre="B"), row(id="c", titre="C", date_ouverture="demain"))
    page = browser.get(address)
    assert [line.key for line in page.context["found"].new] == ["aide-1", "b"]
    assert page.context["choice"].keys == {"aide-1", "b"}
    shown = page.content.decode()
    assert ("Sans thème : choisissez-en un avant de publier." in shown, "« demain » n’est pas une date" in shown) == (
        True,
        True,
    )
    answer = browser.post(address, {"take": ["b"]}, follow=True)
    assert [str(one) for one in answer.context["messages"]] == [
        "En brouillon : 1\u00a0outil nouveau. Relisez chacun, puis publiez-le."
    ]
    assert [tool.title for tool in Tool.objects.all()] == ["B"]
    assert ToolVersion.objects.get().published_at is None
    assert browser.get(address).status_code == 404


def test_draft_begun_after_the_page_was_read_is_kept_until_its_replacement_is_asked(
    browser: Client, seat: Seat
) -> None:
    tool = make.tool(seat, Offer("Aide"))
    address = uploaded(browser, row())
    assert browser.get(address).context["choice"].keys == {"aide-1"}
    make.draft(seat, tool, Offer(summary="Écrit par une personne."))
    answer = browser.post(address, {"take": ["aide-1"]})
    (told,) = answer.context["messages"]
    assert str(told).startswith("Un brouillon a été commencé depuis que vous avez lu ce fichier : « Aide ».")
    draft = ToolVersion.objects.get(published_at__isnull=True)
    assert (answer.status_code, draft.summary) == (422, "Écrit par une personne.")
    assert '<input type="hidden" name="replacing" value="aide-1">' in answer.content.decode()
    assert browser.post(address, {"take": ["aide-1"], "replacing": ["aide-1"]}).status_code == 302
    assert ToolVersion.objects.get(published_at__isnull=True).summary == "Une aide."


def test_refusal_keeps_the_file_and_what_was_ticked(browser: Client) -> None:
    address = uploaded(browser, row(), row(id="b", titre="B"))
    answer = browser.post(address, {"take": ["b", "perdue"]})
    assert (answer.status_code, answer.context["choice"].keys) == (422, {"b", "perdue"})
    assert [str(one) for one in answer.context["messages"]] == [
        "La boîte à outils a changé depuis que vous avez lu ce fichier (perdue). Relisez, puis recommencez."
    ]
    assert (ToolUpload.objects.count(), Tool.objects.count()) == (1, 0)
    empty = browser.post(address, {})
    assert [str(one) for one in empty.context["messages"]] == ["Cochez au moins un outil à prendre."]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Ce fichier est vide. Choisissez celui qui contient les outils."),
        (b"%PDF-1.7", "Ce fichier n’est pas un texte. Vérifiez le format choisi, ou enregistrez-le en CSV."),
        (
            b"a" * (LARGEST + 1),
            "Ce fichier pèse 5,0\u00a0Mo ; 5,0\u00a0Mo au plus sur cette page. Coupez-le en plusieurs.",
        ),
    ],
)
def test_file_that_cannot_be_read_is_refused_beside_its_field(browser: Client, data: bytes, told: str) -> None:
    answer = browser.post(SEND, form(data, source="ADEME"))
    assert (answer.status_code, answer.context["form"].errors["file"]) == (422, [told])
    assert (answer.context["form"]["format"].value(), answer.context["form"]["source"].value()) == ("schema", "ADEME")
    assert ToolUpload.objects.count() == 0


def test_page_says_what_a_file_may_weigh(browser: Client) -> None:
    assert browser.get(SEND).context["form"]["file"].help_text == (
        "XLSX, ODS, CSV ou JSON, 5,0\u00a0Mo au plus ; YAML, 2,0\u00a0Mo au plus."
    )
    heavy = browser.post(SEND, form(b"format: bonrelais-outils\nnote: " + b"a" * 2_000_000, "native"))
    assert heavy.context["form"].errors["file"][0].startswith("Ce YAML pèse plus de 2,0\u00a0Mo.")


def test_file_missing_or_format_missing_is_asked_for(browser: Client) -> None:
    answer = browser.post(SEND, {})
    assert dict(answer.context["form"].errors) == {
        "file": ["Choisissez un fichier sur votre ordinateur."],
        "format": ["Choisissez comment le fichier est écrit."],
    }


def test_upload_is_read_by_its_person_alone(seat: Seat, browser: Client) -> None:
    address = uploaded(browser, row())
    beside = make.client_of(make.seat(Role.COORDINATOR, programme=seat.programme))
    assert (beside.get(address).status_code, make.client_of(make.seat(Role.COORDINATOR)).get(address).status_code) == (
        404,
        404,
    )


def test_file_abandoned_leaves_nothing(browser: Client) -> None:
    address = uploaded(browser, row())
    browser.post(f"{address}abandonner/")
    assert (ToolUpload.objects.count(), Tool.objects.count()) == (0, 0)


FULL = {
    "eligibilite_geographique": "COM-83141|EPCI-200069037|DEP-62",
    "ciblage_naf": "47",
    "eligibilite_effectif_maximal": "9",
}


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_asks_the_base_few_times(browser: Client, seat: Seat, rows: int) -> None:
    make.tool(seat, Offer("Prêt"))
    address = uploaded(browser, *[row(id=str(rank), titre=f"Aide {rank}", **FULL) for rank in range(rows)])
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    assert len(asked) == 12


@pytest.mark.parametrize("tools", [1, 3])
def test_export_page_asks_the_base_few_times_and_tells_what_is_words_alone(
    browser: Client, seat: Seat, tools: int
) -> None:
    crafts = make.criteria(
        {"key": "a", "kind": "registration", "params": {"registers": ["crafts"]}},
        {"key": "b", "kind": "size_category", "params": {"categories": ["MIC"]}},
    )
    for rank in range(tools):
        make.tool(seat, Offer(f"Outil {rank}", criteria=crafts))
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(reverse("toolbox:export"))
    assert len(asked) == 7
    told = page.context["untold"]
    assert [(one.title, one.told) for one in told.schema] == [
        (f"Outil {rank}", ["Immatriculée artisanat"]) for rank in range(tools)
    ]
    assert [(one.title, one.told) for one in told.table] == [
        (f"Outil {rank}", ["Immatriculée artisanat", "Catégorie microentreprise"]) for rank in range(tools)
    ]
    shown = page.content.decode()
    assert [words in shown for words in ("le schéma national tient en mots", "le tableau tient en mots")] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("file_format", "name", "start"),
    [
        ("schema-csv", "schema.csv", b"id,titre,promesse"),
        ("schema-json", "schema.json", b"[\n  {"),
        ("native-json", "native.json", b'{\n  "format": "bonrelais-outils"'),
        ("native-yaml", "native.yaml", b"format: bonrelais-outils\nversion: 1\n"),
        ("xlsx", "xlsx.xlsx", b"PK\x03\x04"),
    ],
)
def test_published_toolbox_is_given_in_each_format(
    browser: Client, seat: Seat, file_format: str, name: str, start: bytes
) -> None:
    make.tool(seat, Offer("Prêt d’honneur"))
    make.draft_tool(seat, Offer("Brouillon"))
    answer = browser.get(reverse("toolbox:export_file", args=[file_format]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="outils-{seat.programme.code}-{name}"'
    assert (answer.content.startswith(start), b"Brouillon" in answer.content) == (True, False)


def test_format_that_does_not_exist_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("toolbox:export_file", args=["pdf"])).status_code == 404


def test_toolbox_exported_and_imported_elsewhere_is_the_same(browser: Client, seat: Seat) -> None:
    theme = make.leaf_theme(seat)
    offer = Offer("Prêt", criteria=make.criteria({"kind": "workforce", "params": {"max": 9}}), themes=[theme])
    make.tool(seat, offer)
    given = browser.get(reverse("toolbox:export_file", args=["native-yaml"])).content
    other = make.seat(Role.COORDINATOR)
    elsewhere = make.client_of(other)
    elsewhere.post(SEND, form(given, "native"))
    elsewhere.post(reverse("toolbox:import_read", args=[ToolUpload.objects.get().pk]), {"take": ["pret"]})
    drafted = ToolVersion.objects.get(tool__programme=other.programme)
    original = ToolVersion.objects.get(tool__programme=seat.programme)
    assert (drafted.criteria, drafted.amount_words, drafted.effective_from_on) == (
        original.criteria,
        original.amount_words,
        original.effective_from_on,
    )
    assert (drafted.tool.code, list(drafted.tool.themes.values_list("label"))) == ("pret", [(theme.label,)])
    again = make.client_of(seat)
    again.post(SEND, form(given, "native"))
    found = again.get(reverse("toolbox:import_read", args=[ToolUpload.objects.get().pk])).context["found"]
    assert (found.new, found.changed, [line.key for line in found.unchanged]) == ([], [], ["pret"])


def test_template_of_the_table_is_downloaded(browser: Client) -> None:
    answer = browser.get(reverse("toolbox:import_template"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="modele-outils.xlsx"'
    assert CalamineWorkbook.from_filelike(BytesIO(answer.content)).sheet_names == ["Outils", "Mode d’emploi"]


def test_list_offers_import_to_who_edits_and_export_to_all(browser: Client, seat: Seat) -> None:
    reader = make.client_of(make.seat(Role.ADVISER, programme=seat.programme))
    shown = [one.get(reverse("toolbox:list")).content.decode() for one in (browser, reader)]
    assert [(">Importer<" in one, ">Exporter<" in one) for one in shown] == [(True, True), (False, True)]


def test_refused_line_names_its_column_and_says_why_from_a_capital(browser: Client) -> None:
    rows = ({"Identifiant": "a", "Titre": "Une aide"}, {"Identifiant": "a", "Titre": "Une autre"})
    page = browser.post(SEND, form(sheet(*rows), "table"), follow=True).content.decode()
    cells = re.findall(r"<td>([^<]*)</td>", page)
    assert cells == ["3", "Identifiant", "« a » est déjà à la ligne 2. Gardez l’une, ou changez l’identifiant."]

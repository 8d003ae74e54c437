"""`bonrelais tools import` and `bonrelais tools export`."""

import json
from pathlib import Path

import pytest

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool, ToolOrigin, ToolVersion
from tests import make
from tests.cli.run import run
from tests.make import Offer
from tests.toolbox.exchange.rows import content, row

pytestmark = pytest.mark.django_db

PROGRAMME = {
    "id": "diag-flash",
    "titre": "Diag Flash",
    "nature": "étude",
    "operateur": "ADEME",
    "eligibilityData": {"company": {}, "validity": {}, "priorityObjectives": []},
    "conditions_texte": {"autres critères d'éligibilité": ["Une phrase que personne ne lit jamais ailleurs"]},
}


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def written(folder: Path, data: bytes, name: str = "aides.csv") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_programmes_are_told_on_one_line_of_json_and_nothing_is_kept(seat: Seat, tmp_path: Path) -> None:
    lines = f'{json.dumps(PROGRAMME)}\n\n{{"id": \n'
    file = written(tmp_path, lines.encode(), "programmes.jsonl")
    done = run("tools", "import", file, "--format", "programmes", "--dry-run", "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    told = json.loads(done.stdout)
    assert {name: told[name] for name in ("programmes", "fully_typed", "with_manual", "refused")} == {
        "programmes": 1,
        "fully_typed": 0,
        "with_manual": 1,
        "refused": 1,
    }
    (detail,) = told["details"]
    words = "Une phrase que personne ne lit jamais ailleurs"
    assert (detail["id"], detail["kinds"], detail["unread"]) == ("diag-flash", ["manual"], [words])
    assert detail["criteria"] == [
        {"kind": "manual", "strength": "eligibility", "params": {"text": words}, "source_text": words}
    ]
    assert [(one["row"], one["reason"]) for one in told["refusals"]] == [(3, "La ligne n’est pas du JSON lisible.")]
    assert (told["compared"]["new"], told["drafts"], Tool.objects.count()) == (1, None, 0)


def test_import_makes_drafts_in_the_name_of_who_runs_the_programme(seat: Seat, tmp_path: Path) -> None:
    done = run("tools", "import", written(tmp_path, content(row(), row(id="b", titre="B"))), "--format", "schema")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "Brouillons faits : 2. Relisez-les et publiez-les dans la boîte."
    assert f"Les brouillons sont faits au nom de {seat.user.name}." in done.stderr
    assert [one.published_at for one in ToolVersion.objects.all()] == [None, None]


def test_file_with_a_refused_line_is_not_imported_unless_told(seat: Seat, tmp_path: Path) -> None:
    file = written(tmp_path, content(row(), row(id="b", titre="B", date_ouverture="demain")))
    refused = run("tools", "import", file, "--format", "schema")
    assert (refused.exit_code, Tool.objects.count()) == (1, 0)
    assert "Ligne 3, B, date_ouverture : « demain » n’est pas une date." in refused.stderr
    assert "rien n’est importé, car des lignes sont refusées." in refused.stderr
    taken = run("tools", "import", file, "--format", "schema", "--skip-refused", "--source", "ADEME")
    assert (taken.exit_code, ToolOrigin.objects.get().source) == (0, "ADEME")


def test_tool_that_the_toolbox_refuses_is_counted_with_those_of_the_file(seat: Seat, tmp_path: Path) -> None:
    far = make.criteria({"kind": "territory", "params": {"include": ["epci:999999999"]}})
    tools = [{"code": code, "title": code, "kind": "loan"} for code in ("a", "b", "")]
    document = {"format": "bonrelais-outils", "version": 1, "tools": [{**tools[0], "criteria": far}, *tools[1:]]}
    file = written(tmp_path, json.dumps(document).encode(), "outils.json")
    told = json.loads(run("tools", "import", file, "--format", "native", "--dry-run", "--json").stdout)
    assert (told["programmes"], told["fully_typed"], told["refused"], told["compared"]["refused"]) == (1, 1, 2, 2)
    assert [one["id"] for one in told["details"]] == ["b"]
    assert [(one["row"], one["id"], one["reason"]) for one in told["refusals"]] == [
        (1, "a", "L’intercommunalité 999999999 n’existe pas, ou plus. Donnez le SIREN de celle d’aujourd’hui."),
        (3, "", "il manque. Remplissez-le."),
    ]


def test_draft_that_a_person_began_is_kept_by_the_command_and_told(seat: Seat, tmp_path: Path) -> None:
    make.draft(seat, make.tool(seat, Offer("Aide")), Offer(summary="Écrit par une personne."))
    file = written(tmp_path, content(row(), row(id="b", titre="B")))
    done = run("tools", "import", file, "--format", "schema", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["compared"]["kept_drafts"], told["drafts"]) == (0, ["aide"], {"new": 1, "changed": 0})
    assert "Aide : un brouillon est en cours, il est gardé. La page d’import peut le remplacer." in done.stderr
    kept = ToolVersion.objects.get(tool__title="Aide", published_at__isnull=True)
    assert kept.summary == "Écrit par une personne."


def test_file_is_read_where_there_is_no_toolbox_yet(tmp_path: Path) -> None:
    done = run("tools", "import", written(tmp_path, content(row())), "--format", "schema", "--dry-run", "--json")
    assert (done.exit_code, json.loads(done.stdout)["programmes"], json.loads(done.stdout)["compared"]) == (0, 1, None)
    assert "Cette base n’a pas de dispositif." in done.stderr
    refused = run("tools", "import", written(tmp_path, content(row())), "--format", "schema")
    assert refused.exit_code == 1


def test_person_named_may_edit_the_toolbox(seat: Seat, tmp_path: Path) -> None:
    adviser = make.seat(Role.ADVISER, programme=seat.programme)
    file = written(tmp_path, content(row()))
    refused = run("tools", "import", file, "--format", "schema", "--by", adviser.user.email)
    assert (refused.exit_code, "n’a de rôle de coordination" in refused.stderr) == (1, True)
    assert run("tools", "import", file, "--format", "schema", "--by", seat.user.email.upper()).exit_code == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Ce fichier est vide. Choisissez celui qui contient les outils."),
        (b"%PDF", "Ce fichier n’est pas un texte."),
        (b" " * 20_000_001, "pèse 20,0\u00a0Mo ; 20,0\u00a0Mo au plus. Coupez-le en plusieurs."),
        (b"1;2\n3;4\n", "La première ligne ne porte pas le nom des colonnes."),
        (b'[{"id": "a"', "Ce JSON s’arrête avant sa fin"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(seat: Seat, tmp_path: Path, data: bytes, told: str) -> None:
    done = run("tools", "import", written(tmp_path, data), "--format", "schema", "--dry-run", "--json")
    assert (done.exit_code, done.stdout, told in done.stderr) == (1, "", True)


def test_published_toolbox_is_written_in_each_format_and_read_back(seat: Seat, tmp_path: Path) -> None:
    make.tool(seat, Offer("Prêt", criteria=make.criteria({"kind": "workforce", "params": {"max": 9}})))
    make.draft_tool(seat, Offer("Brouillon"))
    for shape, back in (
        ("schema-csv", "schema"),
        ("schema-json", "schema"),
        ("native-json", "native"),
        ("native-yaml", "native"),
        ("xlsx", "table"),
    ):
        file = str(tmp_path / shape)
        done = run("tools", "export", file, "--format", shape, "--programme", seat.programme.code)
        assert (done.exit_code, done.stdout) == (0, f"1\u00a0outil écrit dans {file}.\n")
        again = run("tools", "import", file, "--format", back, "--dry-run", "--json")
        assert json.loads(again.stdout)["compared"] == {
            "new": 0,
            "changed": 0,
            "unchanged": 1,
            "refused": 0,
            "gone": [],
            "kept_drafts": [],
        }


@pytest.mark.parametrize("shape", ["schema-csv", "xlsx"])
def test_export_tells_what_the_format_holds_in_words_alone(seat: Seat, tmp_path: Path, shape: str) -> None:
    crafts = make.criteria(
        {"key": "a", "kind": "registration", "params": {"registers": ["crafts"]}},
        {"key": "b", "kind": "manual", "params": {"text": "Être à jour"}},
        {"key": "c", "kind": "workforce", "params": {"max": 9}},
    )
    make.tool(seat, Offer("Prêt", criteria=crafts))
    done = run("tools", "export", str(tmp_path / "a"), "--format", shape, "--json")
    (untold,) = json.loads(done.stdout)["untold"]
    assert (untold["code"], untold["told"]) == ("pret", ["Immatriculée artisanat"])
    assert f"Prêt, écrit en mots seulement : {untold['told'][0]}" in done.stderr

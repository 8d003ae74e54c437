"""Local rules in a table: CSV of French offices, XLSX with what people put in it."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import CalamineWorkbook

from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.shapes import FileError, Operator
from bonrelais.toolbox.exchange.table import TableTool, read_table, table_template, table_workbook
from bonrelais.toolbox.exchange.table.headings import HEADINGS
from tests.toolbox.exchange.books import Cell, book, number_cell, open_document, sheet, text_cell
from tests.toolbox.exchange.rows import plain

HERE = "establishment"


WHOLE = {
    "Titre": "Aide à la vitrine",
    "Organisme": "CMA",
    "Type": "Subvention",
    "Thèmes": "Commerce ; numerique",
    "Présentation": "Pour refaire sa vitrine.",
    "Montant": "30 %, 5 000 € au plus",
    "Montant maximal (€)": "5 000,50",
    "Communes": "Trans-en-Provence, 2A004",
    "EPCI": "200069037",
    "Départements": "1",
    "NAF": "47 ; 56.1",
    "NAF exclus": "47.3",
    "Effectif min": "1",
    "Effectif max": "9",
    "Surface de vente max (m²)": "400",
    "Ancienneté min (mois)": "12",
    "Date début": "01/01/2026",
    "Date fin": "31/12/2027",
    "Projet non commencé": "oui",
    "Autres conditions": "Être à jour\nAvoir une enseigne",
    "Source": "https://exemple.fr/vitrine",
}


def test_each_column_says_its_part_of_a_tool() -> None:
    reading = read_table(sheet(WHOLE))
    (tool,) = reading.tools
    assert (tool.row, tool.source_id, tool.kind) == (2, "aide-a-la-vitrine", ToolKind.GRANT)
    assert (tool.operators, tool.themes) == ((Operator("CMA"),), ("Commerce", "numerique"))
    assert (tool.amount_words, tool.amount_max_cents) == ("30 %, 5 000 € au plus", 500050)
    assert (tool.summary, tool.source_url) == ("Pour refaire sa vitrine.", "https://exemple.fr/vitrine")
    assert plain(tool.requirements) == [
        ("period", {"from": "2026-01-01", "to": "2027-12-31"}),
        (
            "territory",
            {"include": ["commune:83141", "commune:2A004", "epci:200069037", "department:01"], "basis": HERE},
        ),
        ("workforce", {"min": 1, "max": 9, "unit": "employees", "scope": "company"}),
        ("naf", {"include": ["47", "56.1"], "exclude": ["47.3"], "nomenclature": "rev2"}),
        ("premises", {"sales_area_max": 400}),
        ("age", {"min_months": 12, "basis": "creation"}),
        ("not_started", {}),
        ("manual", {"text": "Être à jour"}),
        ("manual", {"text": "Avoir une enseigne"}),
    ]


def test_organisation_may_be_told_by_its_siren() -> None:
    (tool,) = read_table(sheet({"Titre": "A", "Organisme": "200 069 037"})).tools
    assert tool.operators == (Operator("", "200069037"),)


def test_name_of_several_communes_means_that_of_the_programme() -> None:
    asked = sheet({"Titre": "A", "Communes": "Ste Marie"})
    (refusal,) = read_table(asked).refusals
    assert (refusal.field, refusal.reason.partition(" : ")[0]) == (
        "Communes",
        "Plusieurs communes s’appellent « Ste Marie »",
    )
    (tool,) = read_table(asked, near={"25523"}).tools
    assert plain(tool.requirements) == [("territory", {"include": ["commune:25523"], "basis": HERE})]


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        ({"Titre": "", "Organisme": "CMA"}, "Titre", "il manque. Remplissez-le."),
        (
            {"Effectif min": "20", "Effectif max": "9"},
            "Effectif min",
            "Effectif, maximum : ne peut pas être sous le minimum.",
        ),
        ({"Effectif max": "9,5"}, "Effectif max", "« 9,5 » n’est pas un nombre entier. Écrivez-le sans virgule."),
        (
            {"Date début": "31/12/2026", "Date fin": "01/01/2026"},
            "Date début",
            "Période d’ouverture, fin : ne peut pas précéder le début.",
        ),
        ({"Date fin": "bientôt"}, "Date fin", "« bientôt » n’est pas une date. Écrivez 2026-12-31 ou 31/12/2026."),
        ({"Projet non commencé": "peut-être"}, "Projet non commencé", "« peut-être » : répondez par oui ou par non."),
        (
            {"Communes": "Atlantis"},
            "Communes",
            "« Atlantis » n’est pas une commune. Vérifiez son nom, ou donnez son code INSEE.",
        ),
        (
            {"EPCI": "CC de Nulle Part"},
            "EPCI",
            "« CC de Nulle Part » n’est pas une intercommunalité. Vérifiez son nom, ou donnez son SIREN.",
        ),
        ({"Départements": "Nord"}, "Départements", "« Nord » : donnez le numéro du département, par exemple 62 ou 2A."),
        ({"NAF": "47", "NAF exclus": "47"}, "NAF", "tous les codes acceptés sont aussi exclus. Retirez-en d’un côté."),
        ({"Montant": "x" * 161}, "Montant", "160 caractères au plus ; il y en a 161."),
    ],
)
def test_wrong_cell_refuses_its_line_alone(cells: dict[str, str], field: str, reason: str) -> None:
    reading = read_table(sheet({"Titre": "A", **cells}, {"Titre": "B"}))
    assert [tool.title for tool in reading.tools] == ["B"]
    assert [(one.row, one.field, one.reason) for one in reading.refusals] == [(2, field, reason)]


def test_columns_not_known_are_told_and_left() -> None:
    reading = read_table(sheet({"Titre": "A", "Couleur": "bleu"}))
    assert reading.notes == ("Colonnes laissées de côté : « Couleur ».",)


def test_line_wider_than_its_header_is_refused_alone() -> None:
    reading = read_table(b"Titre;NAF\nA;47;56\nB;47;\n")
    assert [tool.title for tool in reading.tools] == ["B"]
    assert [(one.row, one.name, one.reason) for one in reading.refusals] == [
        (2, "A", "la ligne a 3 cases et l’en-tête 2. Vérifiez les guillemets et le séparateur.")
    ]


def test_same_line_twice_is_taken_once() -> None:
    reading = read_table(sheet({"Titre": "A"}, {"Titre": "A"}))
    assert [(one.row, one.reason) for one in reading.refusals] == [
        (3, "« a » est déjà à la ligne 2. Gardez l’une, ou changez l’identifiant.")
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a;b\n1;2\n", "La première ligne ne porte pas les titres des colonnes : « Titre » n’y est pas."),
        (b"Titre;Titre\na;b\n", "La colonne « Titre » est là deux fois. Gardez-en une."),
        (b"Titre\n", "Ce fichier ne contient aucun outil."),
        (b"PK\x03\x04cut", "Ce classeur ne s’ouvre pas."),
        (b"\xd0\xcf\x11\xe0old", "Ce classeur a un mot de passe, ou est dans l’ancien format XLS."),
        (table_template(), "Ce fichier ne contient aucun outil."),
        (book([]), "Ce classeur est vide."),
    ],
)
def test_file_without_a_table_is_refused_whole(content: bytes, told: str) -> None:
    with pytest.raises(FileError) as refused:
        read_table(content)
    assert str(refused.value).startswith(told)


def test_spreadsheet_is_read_with_its_days_and_numbers() -> None:
    rows: list[list[Cell]] = [
        ["Titre", "Effectif max", "Communes", "Date fin", "NAF", "Projet non commencé"],
        ["A", 9.0, 1004, date(2026, 12, 31), 47, True],
        [],
        ["B", None, None, None, 56.1, None],
    ]
    reading = read_table(book(rows))
    first, second = reading.tools
    assert plain(first.requirements)[:3] == [
        ("period", {"to": "2026-12-31"}),
        ("territory", {"include": ["commune:01004"], "basis": HERE}),
        ("workforce", {"max": 9, "unit": "employees", "scope": "company"}),
    ]
    assert (second.row, second.notes[-1]) == (4, "Code NAF lu dans un nombre (56.1) : un zéro final a pu s’y perdre.")


def test_formula_is_read_by_its_value_and_told() -> None:
    reading = read_table(
        book([["Titre", "Effectif max"], ["A"]], lambda sheet: sheet.write_formula(1, 1, "=4+5", None, 9))
    )
    assert plain(reading.tools[0].requirements) == [("workforce", {"max": 9, "unit": "employees", "scope": "company"})]
    assert reading.notes == ("1\u00a0formule (B2) : leur dernière valeur calculée est lue.",)


def test_formula_without_its_value_refuses_its_line() -> None:
    reading = read_table(
        book([["Titre", "Effectif max"], ["A"], ["B"]], lambda sheet: sheet.write_formula(1, 1, "=4+5", None, ""))
    )
    assert [tool.title for tool in reading.tools] == ["B"]
    assert [(one.row, one.field) for one in reading.refusals] == [(2, "Effectif max")]
    assert reading.refusals[0].reason.startswith("la formule est en erreur, ou sans valeur.")


def test_cell_in_error_refuses_its_line() -> None:
    reading = read_table(
        book([["Titre", "Effectif max"], ["A"]], lambda sheet: sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!"))
    )
    assert [(one.row, one.field) for one in reading.refusals] == [(2, "Effectif max")]


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 0), (0, 16_383)])
def test_cell_at_the_far_corner_of_a_sheet_is_refused_before_it_is_laid_out(row: int, column: int) -> None:
    far = book([["Titre"], ["A"]], lambda sheet: sheet.write(row, column, "loin"))
    with pytest.raises(FileError, match="Cette feuille s’étend trop loin"):
        read_table(far)


def test_archive_that_unfolds_without_end_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 61_000_000)
    with pytest.raises(FileError, match="trop gros une fois ouvert"):
        read_table(packed.getvalue())


def test_open_document_is_read_with_its_repeated_rows_and_its_formulas() -> None:
    """As LibreOffice writes it, with a million blank rows at its end."""
    rows = [[text_cell("Titre"), text_cell("Effectif max")], [text_cell("A"), number_cell(9, formula="of:=4+5")]]
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    reading = read_table(open_document([*rows, [blank]], last_repeated=1_048_573))
    assert plain(reading.tools[0].requirements) == [("workforce", {"max": 9, "unit": "employees", "scope": "company"})]
    assert reading.notes == ("1\u00a0formule (B2) : leur dernière valeur calculée est lue.",)
    with pytest.raises(FileError, match="Cette feuille s’étend trop loin"):
        read_table(open_document([*rows, [number_cell(1)]], last_repeated=1_048_573))


def test_merged_cells_and_other_sheets_are_told() -> None:
    merged = book(
        [["Titre", "Organisme"], ["A"], ["B"]], lambda sheet: sheet.merge_range(1, 1, 2, 1, "CMA"), others=["Suite"]
    )
    reading = read_table(merged)
    assert [tool.operators for tool in reading.tools] == [(Operator("CMA"),), ()]
    told = "Cellules fusionnées (B2:B3) : la valeur n’est lue que dans la première case."
    assert reading.notes == (
        "Seule la feuille « Règles » est lue ; ce classeur en a d’autres.",
        f"{told} Défusionnez-les si elle vaut pour toutes.",
    )


def test_tools_written_in_a_table_are_read_back() -> None:
    (tool,) = read_table(sheet(WHOLE)).tools
    sentences = [f"Phrase {rank}" for rank, _ in enumerate(tool.requirements)]
    labels = {"commune:83141": "Trans-en-Provence", "epci:200069037": "CA du Pays de Saint-Omer"}
    (back,) = read_table(table_workbook([TableTool(tool, sentences, labels)])).tools
    assert plain(back.requirements)[:7] == plain(tool.requirements)[:7]
    assert [params for _, params in plain(back.requirements)[7:]] == [{"text": "Phrase 7"}, {"text": "Phrase 8"}]
    assert (back.title, back.amount_words, back.themes) == (tool.title, tool.amount_words, tool.themes)


def test_template_tells_each_column() -> None:
    made = CalamineWorkbook.from_filelike(BytesIO(table_template()))
    assert made.get_sheet_by_name("Outils").to_python() == [[heading.label for heading in HEADINGS]]
    guide = made.get_sheet_by_name("Mode d’emploi").to_python()
    assert [row[0] for row in guide[1:]] == [heading.label for heading in HEADINGS]

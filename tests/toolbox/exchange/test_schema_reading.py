"""The national schema read: each field as criteria, each wrong cell as a refusal."""

import json

import pytest

from bonrelais.core.rules.requirements import Strength
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.schema import read_schema
from bonrelais.toolbox.exchange.shapes import FileError, Operator
from tests.toolbox.exchange.rows import content, plain, row, tool

HERE = "establishment"
CRITERIA = [
    ({"eligibilite_geographique": "PAYS-99100"}, []),
    (
        {"eligibilite_geographique": "DEP-2A|COM-2A004|REG-32|EPCI-200069037"},
        [("territory", {"include": ["department:2A", "commune:2A004", "region:32", "epci:200069037"], "basis": HERE})],
    ),
    (
        {"eligibilite_geographique": "PAYS-99100", "eligibilite_geographique_exclusions": "DEP-1|COM-83141"},
        [("territory", {"exclude": ["department:01", "commune:83141"], "basis": HERE})],
    ),
    (
        {"eligibilite_effectif_minimal": "10", "eligibilite_effectif_maximal": "249"},
        [("workforce", {"min": 10, "max": 249, "unit": "employees", "scope": "company"})],
    ),
    (
        {"eligibilite_effectif_minimal": "0", "eligibilite_effectif_maximal": "9.0"},
        [("workforce", {"max": 9, "unit": "employees", "scope": "company"})],
    ),
    ({"eligibilite_annees_existence_minimal": "2"}, [("age", {"min_months": 24, "basis": "creation"})]),
    ({"eligibilite_annees_existence_minimal": "0"}, []),
    ({"eligibilite_categorie_taille_entreprise": "MIC|PME|ETI|GE"}, []),
    ({"eligibilite_categorie_taille_entreprise": "pme|ETI"}, [("size_category", {"categories": ["PME", "ETI"]})]),
    (
        {"date_ouverture": "2025-10-15T15:00:00Z", "date_cloture": "31/12/2026"},
        [("period", {"from": "2025-10-15", "to": "2026-12-31"})],
    ),
    ({"date_ouverture": "2025-12-31T23:30:00Z"}, [("period", {"from": "2026-01-01"})]),
    (
        {"ciblage_naf": "A|56.1|10.11Z", "ciblage_naf_exclusions": "56.10C"},
        [
            ("naf", {"include": ["A", "56.1", "10.11Z"], "nomenclature": "rev2"}),
            ("naf", {"exclude": ["56.10C"], "nomenclature": "rev2"}),
        ],
    ),
    ({"ciblage_secteur_activite": "Tous secteurs d’activité"}, []),
    (
        {"ciblage_secteur_activite": "agriculture|IAA"},
        [("manual", {"text": "Secteurs principalement concernés : agriculture, IAA"})],
    ),
    (
        {"eligibilite": "• Être à jour ; \n • Avoir un site\n   internet"},
        [("manual", {"text": "Être à jour"}), ("manual", {"text": "Avoir un site internet"})],
    ),
    (
        {"eligibilite": "Être à jour\n\nPorter un projet"},
        [("manual", {"text": "Être à jour"}), ("manual", {"text": "Porter un projet"})],
    ),
    ({"eligibilite": "<ul><li>Un</li><li>Deux</li></ul>"}, [("manual", {"text": "Un"}), ("manual", {"text": "Deux"})]),
    ({"eligibilite": "Sans condition particulière"}, []),
    ({"eligibilite_forme_juridique": "EI|SARL|EURL"}, [("legal_form", {"include": ["1", "54"]})]),
    ({"eligibilite_forme_juridique": "Micro-entrepreneur"}, [("legal_form", {"micro_regime": "required"})]),
    (
        {"eligibilite_forme_juridique": "SAS|auto-entrepreneur"},
        [("any_of", [("legal_form", {"include": ["57"]}), ("legal_form", {"micro_regime": "required"})])],
    ),
    (
        {"eligibilite_forme_juridique": "SAS|EURL"},
        [("any_of", [("legal_form", {"include": ["57"]}), ("manual", {"text": "Forme juridique : EURL"})])],
    ),
    (
        {"eligibilite_forme_juridique_exclusions": "Microentrepreneur|SCI"},
        [("legal_form", {"exclude": ["6540"], "micro_regime": "excluded"})],
    ),
    (
        {"eligibilite_forme_juridique": "Société civile|SA", "eligibilite_forme_juridique_exclusions": "SCI|EI"},
        [("legal_form", {"include": ["55", "56", "65"], "exclude": ["6540"]})],
    ),
    (
        {"eligibilite_forme_juridique_exclusions": "Régie"},
        [("manual", {"text": "Forme juridique autre que Régie"})],
    ),
]


@pytest.mark.parametrize(("cells", "expected"), CRITERIA)
def test_fields_become_typed_criteria(cells: dict[str, str], expected: list[tuple[str, object]]) -> None:
    assert plain(tool(**cells).requirements) == expected


def test_what_is_aimed_at_ranks_and_what_is_excluded_closes() -> None:
    found = tool(ciblage_naf="56", ciblage_naf_exclusions="56.3", ciblage_secteur_activite="services").requirements
    assert [one.strength for one in found] == [Strength.TARGETING, Strength.TARGETING, Strength.ELIGIBILITY]


def test_codes_aimed_at_and_excluded_at_once_are_told_and_exclusion_wins() -> None:
    found = tool(ciblage_naf="A|B", ciblage_naf_exclusions="A|B")
    assert plain(found.requirements) == [("naf", {"exclude": ["A", "B"], "nomenclature": "rev2"})]
    assert found.notes == ("Tous les codes NAF visés sont aussi exclus. L’exclusion l’emporte, le ciblage est laissé.",)


def test_condition_too_long_for_a_person_is_cut_at_its_sentences() -> None:
    long = "Le projet est décrit. " * 40
    found = tool(eligibilite=f"• {long}\n• Court").requirements
    texts = [one.any_of[0].criterion.statement({}) for one in found]
    assert (len(texts), max(map(len, texts)) <= 600, texts[-1]) == (3, True, "Court")
    assert " ".join(texts[:2]) == long.strip()


def test_card_is_read_with_its_operators_its_amount_and_its_words() -> None:
    found = tool(
        promesse="Développez-vous",
        description="Longue description.\n\nMontant : 30 %, 12 000 € au plus",
        types_aides="information|prêt",
        porteurs="[{ nom: 'ADEME', siren: '385290309', roles: [ 'instructeur' ]}]",
        url_source="https://exemple.fr/aide",
    )
    assert (found.summary, found.source_quote) == ("Développez-vous", "Longue description.")
    assert (found.amount_words, found.kind) == ("30 %, 12 000 € au plus", ToolKind.LOAN)
    assert found.operators == (Operator("ADEME", "385290309", ("instructeur",)),)
    assert found.source_url == "https://exemple.fr/aide"


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        ({"titre": ""}, "titre", "il manque. Remplissez-le."),
        (
            {"date_ouverture": "demain"},
            "date_ouverture",
            "« demain » n’est pas une date. Écrivez 2026-12-31 ou 31/12/2026.",
        ),
        (
            {"date_ouverture": "2026-02-01", "date_cloture": "2026-01-01"},
            "date_cloture",
            "Période d’ouverture, fin : ne peut pas précéder le début.",
        ),
        (
            {"eligibilite_effectif_minimal": "50", "eligibilite_effectif_maximal": "9"},
            "eligibilite_effectif_maximal",
            "Effectif, maximum : ne peut pas être sous le minimum.",
        ),
        (
            {"eligibilite_effectif_minimal": "dix"},
            "eligibilite_effectif_minimal",
            "« dix » n’est pas un nombre entier. Écrivez-le en chiffres, sans unité.",
        ),
        (
            {"eligibilite_geographique": "DEP-62", "eligibilite_geographique_exclusions": "DEP-62"},
            "eligibilite_geographique",
            "tous les territoires acceptés sont aussi exclus. Retirez-en d’un côté.",
        ),
        (
            {"eligibilite_geographique_exclusions": "COM-123"},
            "eligibilite_geographique_exclusions",
            "« COM-123 » est mal écrit : cinq signes, par exemple COM-83141 ou COM-2A004.",
        ),
        (
            {"eligibilite_geographique": "PAYS-99109"},
            "eligibilite_geographique",
            "« PAYS-99109 » n’est pas la France (PAYS-99100). Retirez ce pays.",
        ),
        (
            {"ciblage_naf": "00.1"},
            "ciblage_naf",
            "Activité, activités acceptées : « 00.1 » n’est pas un code d’activité de la NAF rév. 2.",
        ),
        (
            {"eligibilite_forme_juridique": "EI|Microentrepreneur", "eligibilite_forme_juridique_exclusions": "EI"},
            "eligibilite_forme_juridique",
            "toutes les formes acceptées sont aussi exclues. Retirez-en d’un côté.",
        ),
        (
            {"eligibilite_categorie_taille_entreprise": "TPE"},
            "eligibilite_categorie_taille_entreprise",
            "« TPE » n’est pas une catégorie d’entreprise : MIC, PME, ETI ou GE.",
        ),
        ({"porteurs": "[{ siren: '1' }]"}, "porteurs", "un porteur n’a pas de nom. Ajoutez « nom »."),
    ],
)
def test_wrong_cell_refuses_its_row_with_its_field(cells: dict[str, str], field: str, reason: str) -> None:
    reading = read_schema(content(row(**cells), row(id="aide-2", titre="Autre")))
    assert [(one.row, one.field, one.reason) for one in reading.refusals] == [(2, field, reason)]
    assert [one.source_id for one in reading.tools] == ["aide-2"]


def test_row_with_several_wrong_cells_tells_them_all() -> None:
    reading = read_schema(content(row(date_ouverture="x", eligibilite_effectif_maximal="y")))
    assert [one.field for one in reading.refusals] == ["date_ouverture", "eligibilite_effectif_maximal"]


def test_same_identity_twice_is_taken_once() -> None:
    reading = read_schema(content(row(), row(titre="Autre")))
    assert [one.title for one in reading.tools] == ["Aide"]
    assert [one.reason for one in reading.refusals] == [
        "« aide-1 » est déjà à la ligne 2. Gardez l’une, ou changez l’identifiant."
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1;2;3\n4;5;6\n", "La première ligne ne porte pas le nom des colonnes."),
        ("id;description\n1;a\n", "Il manque « titre »."),
        ("id;titre;id\n1;a;b\n", "La colonne « id » est là deux fois."),
        ("id;titre\n", "Ce fichier ne contient aucun outil."),
    ],
)
def test_csv_without_its_columns_is_refused_whole(text: str, told: str) -> None:
    with pytest.raises(FileError) as refused:
        read_schema(text.encode())
    assert str(refused.value).startswith(told)


def test_row_wider_than_its_header_is_refused_alone() -> None:
    reading = read_schema(b"id;titre\n1;a;b;c\n2;d\n")
    assert [one.title for one in reading.tools] == ["d"]
    assert [(one.row, one.reason) for one in reading.refusals] == [
        (2, "la ligne a 4 cases et l’en-tête 2. Vérifiez les guillemets et le séparateur.")
    ]


def test_json_says_the_same_with_lists_and_numbers() -> None:
    told = {
        "id": "aide-1",
        "titre": "Aide",
        "types_aides": ["subvention"],
        "porteurs": [{"nom": "ADEME", "siren": "385290309", "roles": ["financeur"]}],
        "eligibilite_effectif_maximal": 9,
        "eligibilite_geographique": ["DEP-62"],
        "date_cloture": None,
        "couleur": "bleu",
    }
    reading = read_schema(json.dumps({"dispositifs": [told]}).encode())
    (found,) = reading.tools
    assert [kind for kind, _ in plain(found.requirements)] == ["territory", "workforce"]
    assert found.operators == (Operator("ADEME", "385290309", ("financeur",)),)
    assert reading.notes == ("Laissé de côté, car hors du schéma : « couleur ».",)

import json
from collections.abc import Mapping

import pytest

from bonrelais.core.conditions import RefusedLine, TypedProgramme, read_programmes
from bonrelais.core.conditions.source import AGE_HEADING, OTHER_HEADING, SECTOR_HEADING, SIZE_HEADING, TERRITORY_HEADING
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import Json, Params
from tests.core.conditions.told import told

_PROGRAMME: Mapping[str, Json] = {
    "id": "aide-au-froid",
    "titre": "Aide au froid",
    "nature": "financement",
    "operateur": "Région",
    "eligibilityData": {
        "company": {
            "allowedNafSections": ["C", "G", "I"],
            "allowedRegion": ["Hauts-de-France"],
            "maxEmployees": "49",
            "excludeMicroentrepreneur": True,
            "openToPublicAdministration": True,
        },
        "validity": {"start": "01/02/2026", "end": "31/12/2027"},
        "priorityObjectives": ["energy", "waste"],
    },
    "conditions_texte": {
        SIZE_HEADING: ["Moins de 50 salariés", "Non éligible aux micro-entreprises"],
        TERRITORY_HEADING: ["Hauts-de-France"],
        SECTOR_HEADING: ["Tous secteurs d’activité"],
        AGE_HEADING: ["Éligible à toutes les entreprises"],
        OTHER_HEADING: ["Ne pas avoir commencé les travaux.", "Avoir une vision."],
    },
    "champs_conditionnels": [
        {"toutes ces conditions": ["effectif >= 0", "effectif <= 9"], OTHER_HEADING: ["CA inférieur à 1 M€"]},
        {"une de ces conditions": ["région = Bretagne"], "Montant du dispositif": "1 000 €"},
    ],
}


def typed(line: str) -> TypedProgramme:
    [read] = read_programmes([line])
    assert isinstance(read, TypedProgramme)
    return read


def refused(line: str) -> RefusedLine:
    [read] = read_programmes([line])
    assert isinstance(read, RefusedLine)
    return read


def test_fields_and_texts_give_one_criterion_each_thing() -> None:
    programme = typed(json.dumps(_PROGRAMME))
    assert [told(criterion) for criterion in programme.criteria] == [
        "period from=2026-02-01 to=2027-12-31",
        "territory include=region:32",
        "legal_form micro_regime=excluded",
        "~legal_form include=1,2,3,4,5,6,7,8,9",
        "~theme themes=energie,dechets-et-reemploi",
        "workforce max=49",
        "~naf include=C,G,I",
        "not_started",
        "turnover max=999999 measure=turnover WHEN workforce max=9",
        "manual text=Avoir une vision.",
    ]


def test_every_text_is_accounted_for() -> None:
    programme = typed(json.dumps(_PROGRAMME))
    accounts = [(read.text, read.keys, [one.reason for one in read.no_condition]) for read in programme.texts]
    assert accounts == [
        ("Moins de 50 salariés", ("c6",), []),
        ("Non éligible aux micro-entreprises", ("c3",), []),
        ("Hauts-de-France", ("c2",), []),
        ("Tous secteurs d’activité", (), ["Ouvert à tous les secteurs."]),
        ("Éligible à toutes les entreprises", (), ["Ouvert à toutes les entreprises."]),
        ("Ne pas avoir commencé les travaux.", ("c8",), []),
        ("Avoir une vision.", ("c10",), []),
        ("CA inférieur à 1 M€", ("c9",), []),
    ]
    assert programme.unread == ("Avoir une vision.",)
    assert not programme.is_fully_typed


def test_document_is_one_the_codec_reads() -> None:
    programme = typed(json.dumps(_PROGRAMME))
    assert [one.key for one in read_document(programme.document)] == [one.key for one in programme.criteria]


def test_programme_open_to_all_asks_nothing() -> None:
    company = {"allowedNafSections": list("ABCDEFGHIJKLMNOPQRSTU")}
    texts = {SIZE_HEADING: ["Toutes tailles"], TERRITORY_HEADING: ["France et territoires d'outre-mer"]}
    row = {"id": "a", "titre": "A", "eligibilityData": {"company": company}, "conditions_texte": texts}
    programme = typed(json.dumps(row))
    assert programme.criteria == ()
    assert programme.is_fully_typed


def test_offer_of_an_opco_is_for_its_branches() -> None:
    company = {"allowedNafSections": ["F"]}
    texts = {SECTOR_HEADING: ["Entreprises du bâtiment et artisans"]}
    row = {"id": "a", "titre": "A", "operateur": "Constructys", "eligibilityData": {"company": company}}
    programme = typed(json.dumps({**row, "conditions_texte": texts}))
    assert [told(criterion) for criterion in programme.criteria] == ["branch opcos=constructys", "naf include=F"]
    assert programme.texts[0].keys == ("c2",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a"', "La ligne n’est pas du JSON lisible."),
        ("[" * 100_000, "La ligne n’est pas du JSON lisible."),
        ("[]", "La ligne doit être un objet JSON, entre accolades."),
        ('{"titre": "A"}', "Il manque « id »."),
        ('{"id": "a", "titre": " "}', "Il manque « titre »."),
        ('{"id": 7, "titre": "A"}', "« id » doit être un texte."),
        ('{"id": "a", "titre": "A\\u0000"}', "Un texte de « titre » contient des signes illisibles."),
        (
            '{"id": "a", "titre": "A", "conditions_texte": []}',
            "« conditions_texte » doit être un objet, entre accolades.",
        ),
    ],
)
def test_line_that_is_no_programme_is_refused_in_words(line: str, reason: str) -> None:
    assert refused(line).reason == reason


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"company": {"minEmployees": "-3"}}, "« minEmployees » doit être un nombre entier."),
        ({"company": {"minEmployees": "9", "maxEmployees": 3}}, "L’effectif minimum (9) dépasse le maximum (3)."),
        (
            {"company": {"excludeMicroentrepreneur": "oui"}},
            "« excludeMicroentrepreneur » doit être oui ou non (true ou false).",
        ),
        ({"company": {"allowedNafSections": ["Z"]}}, "« Z » n’est pas une section de la NAF."),
        ({"company": {"allowedNafSections": []}}, "« allowedNafSections » ne nomme aucune section."),
        ({"company": {"allowedRegion": [1]}}, "« allowedRegion » doit être une liste de textes."),
        ({"validity": {"start": "31/02/2026"}}, "« 31/02/2026 » n’est pas une date (JJ/MM/AAAA)."),
        (
            {"validity": {"start": "01/03/2026", "end": "01/02/2026"}},
            "La période finit le 01/02/2026, avant de commencer le 01/03/2026.",
        ),
    ],
)  # fmt: skip
def test_field_that_means_nothing_is_refused_in_words(fields: Mapping[str, Json], reason: str) -> None:
    line = json.dumps({"id": "a", "titre": "A", "eligibilityData": fields})
    assert refused(line) == RefusedLine(1, reason, "a")


def test_wrong_line_never_stops_the_others() -> None:
    first, second = '{"id": "a", "titre": "A"}\n', '{"id": "b", "titre": "B"}'
    lines = ["\ufeff" + first, "\n", "oups\n", first, second]
    told_lines = [(one.line, one.id, getattr(one, "reason", "")) for one in read_programmes(lines)]
    assert told_lines == [
        (1, "a", ""),
        (3, "", "La ligne n’est pas du JSON lisible."),
        (4, "a", "« a » figure déjà à la ligne 1."),
        (5, "b", ""),
    ]


def test_area_that_nobody_knows_is_left_to_a_person() -> None:
    row = {"id": "a", "titre": "A", "eligibilityData": {"company": {"allowedRegion": ["Bretagne", "Lune"]}}}
    programme = typed(json.dumps(row))
    assert [told(one) for one in programme.criteria] == ["territory include=region:53 | manual text=Territoire : Lune"]
    assert programme.unread == ("Territoire : Lune",)


def test_field_that_nobody_reads_is_left_to_a_person() -> None:
    fields = {"company": {"allowedMood": ["gai"], "allowedRegion": None}, "budget": {}}
    programme = typed(json.dumps({"id": "a", "titre": "A", "eligibilityData": fields}))
    assert [told(one) for one in programme.criteria] == ['manual text=allowedMood : ["gai"]']


def test_text_under_a_guard_that_nobody_understands_is_left_to_a_person() -> None:
    guarded = [{"toutes ces conditions": ["humeur = gaie"], OTHER_HEADING: ["CA inférieur à 1 M€"]}]
    programme = typed(json.dumps({"id": "a", "titre": "A", "champs_conditionnels": guarded}))
    assert [told(one) for one in programme.criteria] == ["manual text=CA inférieur à 1 M€"]


@pytest.mark.parametrize("text", ["( " * 1000, "sauf " * 700, "et ne pas " * 300, "entre 1 et " * 300, "1 " * 1900])
def test_text_without_sense_ends(text: str) -> None:
    programme = typed(json.dumps({"id": "a", "titre": "A", "conditions_texte": {OTHER_HEADING: [text]}}))
    assert len(programme.texts) == 1


def test_text_too_long_for_a_condition_is_refused() -> None:
    line = json.dumps({"id": "a", "titre": "A", "conditions_texte": {OTHER_HEADING: ["a" * 4001]}})
    assert refused(line).reason == f"Un texte de « {OTHER_HEADING} » dépasse 4000 signes."


@pytest.mark.parametrize(
    "fields",
    [
        {"conditions_texte": {OTHER_HEADING: ["Plus de 50 salariés"] * 501}},
        {"champs_conditionnels": [{"toutes ces conditions": ["humeur = gaie"]}] * 251},
        {"eligibilityData": {"company": {"allowedRegion": [f"Lune {rank}" for rank in range(501)]}}},
    ],
)
def test_programme_of_too_many_texts_is_refused(fields: Params) -> None:
    line = json.dumps({"id": "a", "titre": "A", **fields})
    told = "Ce programme a plus de 500 textes. Coupez-le en plusieurs lignes."
    assert refused(line) == RefusedLine(1, told, "a")


def test_programme_of_as_many_texts_as_may_be_is_read() -> None:
    texts = [f"Condition {rank} à voir" for rank in range(500)]
    programme = typed(json.dumps({"id": "a", "titre": "A", "conditions_texte": {OTHER_HEADING: texts}}))
    assert len(programme.texts) == 500

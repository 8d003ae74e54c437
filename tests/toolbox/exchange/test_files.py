"""A file of any origin, before anything of it is read: size, encoding, shape."""

import pytest

from bonrelais.core.rules.params import Json
from bonrelais.toolbox.exchange.files import LARGEST, read_json, rows_of_json, separated_rows, text_of
from bonrelais.toolbox.exchange.loose import read_loose
from bonrelais.toolbox.exchange.shapes import FileError, RowError

ACCENTS = "Aide à l’été ; 10 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_as_offices_save_it(encoding: str) -> None:
    assert text_of(ACCENTS.encode(encoding)).removeprefix("\ufeff") == ACCENTS


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Ce fichier est vide. Choisissez celui qui contient les outils."),
        (b" \r\n\t ", "Ce fichier est vide. Choisissez celui qui contient les outils."),
        (b"%PDF-1.7", "Ce fichier n’est pas un texte. Vérifiez le format choisi, ou enregistrez-le en CSV."),
        (b"a\x00b", "Ce fichier n’est pas un texte : il contient des octets nuls. Enregistrez-le en UTF-8."),
        (
            b"id;\x81\x8d",
            "L’encodage de ce fichier n’est ni UTF-8 ni Windows-1252. Enregistrez-le en UTF-8 et recommencez.",
        ),
        (b"a" * (LARGEST + 200_000), "Ce fichier pèse 20,2\u00a0Mo ; 20,0\u00a0Mo au plus. Coupez-le en plusieurs."),
    ],
)
def test_file_that_is_no_text_is_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(FileError) as refused:
        text_of(content)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"id": "a"', "Ce JSON s’arrête avant sa fin (ligne 1, colonne 12)"),
        ('[{"id": "a', "Ce JSON s’arrête avant sa fin (ligne 1, colonne 9)"),
        ('[{"id" "a"}]', "Ce JSON n’est pas lisible (ligne 1, colonne 8)"),
        ("[" * 100_000, "Ce JSON n’est pas lisible."),
        ('{"a": NaN}', "Ce JSON n’est pas lisible."),
    ],
)
def test_json_that_cannot_be_read_says_where(text: str, told: str) -> None:
    with pytest.raises(FileError) as refused:
        read_json(text)
    assert str(refused.value).startswith(told)


@pytest.mark.parametrize(
    "document",
    [
        [{"id": "a"}],
        {"aides": [{"id": "a"}]},
        {"version": 1, "results": [{"id": "a"}], "errors": []},
    ],
)
def test_tools_stand_in_a_list_or_in_an_object_around_it(document: Json) -> None:
    assert rows_of_json(document) == [{"id": "a"}]


@pytest.mark.parametrize("document", [1, "a", None, {}, {"a": 1}, [], [1], [{"id": "a"}, 2]])
def test_json_without_a_list_of_tools_is_refused(document: Json) -> None:
    with pytest.raises(FileError):
        rows_of_json(document)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_rows_are_cut_at_the_separator_of_their_header(separator: str) -> None:
    quoted = f'"un{separator} deux\nlignes"'
    text = f"id{separator}titre\r\n1{separator}{quoted}\r\n\r\n{separator}\r\n2{separator}b\r\n"
    assert separated_rows(text) == [(1, ["id", "titre"]), (2, ["1", f"un{separator} deux\nlignes"]), (6, ["2", "b"])]


def test_quote_never_closed_is_told_with_its_line() -> None:
    with pytest.raises(FileError, match="à partir de la ligne 2"):
        separated_rows('id,titre\n1,"abc\n2,d\n')


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[{ nom: 'ADEME', roles: [ 'instructeur' ]}]", [{"nom": "ADEME", "roles": ["instructeur"]}]),
        ('[{"nom": "ADEME", "siren": null}]', [{"nom": "ADEME", "siren": None}]),
        ("[{nom: 'Région d'Île-de-France',}]", [{"nom": "Région d'Île-de-France"}]),
        ("[{lien: 'https://a.fr/b,c'}, ]", [{"lien": "https://a.fr/b,c"}]),
        ('{nom: "dit \\"Bob\\""}', {"nom": 'dit "Bob"'}),
        ("[]", []),
    ],
)
def test_lists_nearly_in_json_are_read(text: str, value: Json) -> None:
    assert read_loose(text) == value


@pytest.mark.parametrize("text", ["[", "[{nom: }]", "{nom 'a'}", "[1] 2", "{'a': 'b", "[[[[[[[[]]]]]]]]", ""])
def test_list_that_is_not_one_is_refused_at_its_sign(text: str) -> None:
    with pytest.raises(RowError, match="au signe"):
        read_loose(text)

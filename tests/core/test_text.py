import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonrelais.core.text import fold, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Épicerie", "epicerie"),
        ("BOUCHERIE VANDAËLE", "boucherie vandaele"),
        ("L’Œuf d'Or", "l oeuf d or"),
        ("Saint-Omer", "saint omer"),
        ("  Aire-sur-la-Lys  ", "aire sur la lys"),
        ("Mèche & Lin", "meche lin"),
        ("S.A.R.L. Dupont", "sarl dupont"),
        ("J.M. Coiffure", "jm coiffure"),
        ("43.32A", "43 32a"),
        ("Ǽther", "aether"),
        ("ﬁnance", "finance"),
        ("", ""),
        ("...", ""),
    ],
)
def test_fold_gives_the_searched_form(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_words_are_folded_and_in_order() -> None:
    assert words("Salon Mèche & Lin") == ("salon", "meche", "lin")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeéèêœæ-'’ ZÀÇ."))
def test_fold_of_french_letters_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()

"""The layout of a template is for whoever reads it: the page is the same, without the indentation."""

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from bonrelais.ui.loading import with_whole_paragraphs, without_indentation


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("<ul>\n    <li>Un</li>\n\n    <li>Deux</li>\n</ul>\n", "<ul>\n<li>Un</li>\n<li>Deux</li></ul>"),
        ("Une phrase  \n  sur deux lignes", "Une phrase\nsur deux lignes"),
        ("un  mot", "un  mot"),
        ('<a class="t"\n   href="/">Ici</a>', '<a class="t"\nhref="/">Ici</a>'),
        ("<b>\n  gras\n</b> ou non", "<b>\ngras</b> ou non"),
        ("{% if late %}\n  , en retard\n{% endif %}", "{% if late %}\n, en retard\n{% endif %}"),
        ("fin\u00a0\n  : suite", "fin\u00a0\n: suite"),
    ],
)
def test_line_break_stays_without_its_spaces_unless_before_a_closing_tag(source: str, sent: str) -> None:
    assert without_indentation(source) == sent


@pytest.mark.parametrize("element", ["pre", "textarea"])
def test_text_shown_as_it_is_written_keeps_its_spaces(element: str) -> None:
    kept = f'<{element} rows="3">\n  deux espaces\n\n</{element}>'
    assert without_indentation(f"<p>\n  {kept}\n  </p>\n") == f"<p>\n{kept}</p>"


def test_paragraph_of_a_letter_is_one_line() -> None:
    assert with_whole_paragraphs("Bonjour,\n\nUne phrase\n  et sa suite.\nLe lien\n") == (
        "Bonjour,\n\nUne phrase et sa suite.\nLe lien\n"
    )


def test_page_and_letter_are_each_sent_in_their_way() -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    page, letter = (engine.engine.get_template(name) for name in ("ui/field_help.html", "referrals/mail/ask.txt"))
    assert ["\n " in page.source, "\n " in letter.source, "\n\n" in letter.source] == [False, False, True]

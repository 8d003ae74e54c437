from datetime import UTC, datetime

import pytest

from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.programmes import actions, queries
from bonrelais.programmes.actions import ThemeFacts
from bonrelais.programmes.models import Programme, Theme
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2024, 6, 3, 8, 0, tzinfo=UTC)


@pytest.fixture
def programme() -> Programme:
    return make.programme()


def labels(programme: Programme) -> list[str]:
    return [branch.theme.label for branch in queries.theme_tree(programme)]


def test_theme_is_added_last_with_a_code_of_its_own(programme: Programme) -> None:
    for label in ("Économie sociale", "Économie  sociale !"):
        actions.add_theme(programme, facts=ThemeFacts(label=label), by=SYSTEM, at=AT)
    assert labels(programme)[-2:] == ["Économie sociale", "Économie sociale !"]
    assert list(Theme.objects.filter(code__startswith="economie").order_by("code").values_list("code", flat=True)) == [
        "economie-sociale",
        "economie-sociale-2",
    ]


@pytest.mark.parametrize("label", ["", "   ", "Numérique", "numérique"])
def test_theme_without_a_name_of_its_own_is_refused(programme: Programme, label: str) -> None:
    with pytest.raises(actions.ThemeError):
        actions.add_theme(programme, facts=ThemeFacts(label=label), by=SYSTEM, at=AT)


def test_theme_has_two_levels_only(programme: Programme) -> None:
    child = Theme.objects.get(programme=programme, code="vente-en-ligne")
    with pytest.raises(actions.ThemeError):
        actions.add_theme(programme, facts=ThemeFacts(label="Trop bas", parent=child), by=SYSTEM, at=AT)


def test_theme_stands_under_a_theme_of_its_programme(programme: Programme) -> None:
    foreign = Theme.objects.get(programme=make.programme(), code="numerique")
    with pytest.raises(actions.ThemeError):
        actions.add_theme(programme, facts=ThemeFacts(label="Ailleurs", parent=foreign), by=SYSTEM, at=AT)


def test_retired_theme_takes_its_children_and_keeps_its_rows(programme: Programme) -> None:
    theme = Theme.objects.get(programme=programme, code="numerique")
    before = Theme.objects.filter(programme=programme).count()
    actions.retire_theme(theme, by=SYSTEM, at=AT)
    assert "Numérique" not in labels(programme)
    assert not Theme.objects.filter(parent=theme, retired_at__isnull=True).exists()
    assert Theme.objects.filter(programme=programme).count() == before
    child = theme.children.order_by("position", "id")[0]
    with pytest.raises(actions.ThemeError):
        actions.restore_theme(child, by=SYSTEM, at=AT)
    actions.restore_theme(theme, by=SYSTEM, at=AT)
    child.refresh_from_db()
    actions.restore_theme(child, by=SYSTEM, at=AT)
    assert [one.theme.code for one in queries.theme_tree(programme) if one.children == [child]] == ["numerique"]


def test_theme_does_not_come_back_beside_its_namesake(programme: Programme) -> None:
    theme = Theme.objects.get(programme=programme, code="export")
    actions.retire_theme(theme, by=SYSTEM, at=AT)
    facts = actions.ThemeFacts(label=theme.label.upper(), parent=theme.parent)
    actions.add_theme(programme, facts=facts, by=SYSTEM, at=AT)
    with pytest.raises(actions.ThemeError, match="existe déjà ici"):
        actions.restore_theme(theme, by=SYSTEM, at=AT)


def test_retiring_twice_writes_once(programme: Programme) -> None:
    theme = Theme.objects.get(programme=programme, code="export")
    for _ in range(2):
        actions.retire_theme(theme, by=SYSTEM, at=AT)
    assert Entry.objects.filter(verb="theme.retired").count() == 1


def test_renamed_theme_keeps_its_code(programme: Programme) -> None:
    theme = Theme.objects.get(programme=programme, code="numerique")
    actions.rename_theme(theme, label=" Outils   numériques ", by=SYSTEM, at=AT)
    theme.refresh_from_db()
    assert (theme.code, theme.label) == ("numerique", "Outils numériques")
    with pytest.raises(actions.ThemeError):
        actions.rename_theme(theme, label="Formation", by=SYSTEM, at=AT)


def test_themes_take_the_order_given(programme: Programme) -> None:
    order = [branch.theme for branch in queries.theme_tree(programme)][::-1]
    actions.order_themes(programme, themes=order, by=SYSTEM, at=AT)
    assert labels(programme) == [theme.label for theme in order]
    child = Theme.objects.get(programme=programme, code="vente-en-ligne")
    with pytest.raises(actions.ThemeError):
        actions.order_themes(programme, themes=[order[0], child], by=SYSTEM, at=AT)

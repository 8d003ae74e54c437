"""What the editor refuses, in words beside the field; what it offers instead; nothing typed is lost."""

from datetime import date

import pytest

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import EpciMember
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.toolbox.sending import Writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.draft_tool(seat)


@pytest.fixture
def writer(seat: Seat, tool: Tool) -> Writer:
    return Writer(seat, tool)


def refused(writer: Writer, **typed: str) -> list[dict[str, list[str]]]:
    """What is told of each condition, by its fields, once one wants to keep the draft."""
    assert writer.press("save", **typed) == 422
    forms = [form for line in writer.lines for form in (line.first.form, *(one.form for one in line.others))]
    return [{name: [str(told) for told in words] for name, words in form.errors.items()} for form in forms]


def repairs(writer: Writer) -> list[tuple[str, str]]:
    return [(one.label, one.do) for line in writer.lines for one in line.first.repairs]


def test_contradiction_is_told_at_the_later_criterion_and_nothing_is_kept(writer: Writer, tool: Tool) -> None:
    writer.press("add", add_kind="workforce")
    writer.press("add", add_kind="workforce", **{"c0-max": "9"})
    words = "Contredit un autre critère, « moins de 10 salariés » : aucun nombre ne convient aux deux."
    assert refused(writer, **{"c1-min": "50"}) == [{}, {"__all__": [words]}]
    assert [line.first.form["min"].value() for line in writer.lines] == [None, "50"]
    assert ToolVersion.objects.filter(tool=tool).exists() is False


def test_territory_accepted_and_left_out_is_refused(writer: Writer) -> None:
    writer.press("add", add_kind="territory")
    told = refused(writer, **{"c0-include": "region:32\nregion:11", "c0-exclude": "region:32"})
    words = "« Hauts-de-France » est à la fois accepté et exclu. Gardez l’un ou l’autre."
    assert told == [{"exclude": [words]}]


def test_period_upside_down_or_over_is_refused(writer: Writer) -> None:
    writer.press("add", add_kind="period")
    upside_down = {"c0-from": "2025-03-01", "c0-to": "2025-01-01"}
    assert refused(writer, **upside_down) == [{"to": ["Ne peut pas précéder le début."]}]
    words = "Cette période est finie depuis le 1er mars 2024 : personne n’y aurait droit. Changez la fin."
    assert refused(writer, **{"c0-from": "2024-01-01", "c0-to": "2024-03-01"}) == [{"to": [words]}]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_year_that_no_version_has_is_refused_at_its_field(writer: Writer, tool: Tool, day: str) -> None:
    assert writer.press("save", effective_from_on=day, effective_to_on="2100-12-31") == 422
    assert writer.told[0] == "Entre 1900 et 2100. Corrigez l’année."
    assert writer.press("save", effective_from_on="1900-01-01", effective_to_on=day) == 422
    assert "Entre 1900 et 2100. Corrigez l’année." in writer.told
    assert writer.press("save", effective_from_on="1900-01-01", effective_to_on="2100-12-31") == 302
    assert ToolVersion.objects.filter(tool=tool).count() == 1


@pytest.mark.parametrize(
    ("kind", "words"), [("territory", "Wizernes"), ("naf", "boulangerie"), ("legal_form", "SARL de famille")]
)
def test_words_searched_and_not_chosen_are_refused_in_words(writer: Writer, kind: str, words: str) -> None:
    """As a browser without scripts sends them."""
    writer.press("add", add_kind=kind)
    refusal = f"« {words} » n’est pas choisi. Cherchez-le, puis choisissez une réponse, ou tapez un code."
    assert refused(writer, **{"c0-exclude": words}) == [{"exclude": [refusal]}]
    assert writer.lines[0].first.form["exclude"].value() == words


def test_merged_commune_is_refused_and_the_present_one_put_by_a_button(seat: Seat, writer: Writer, tool: Tool) -> None:
    epci = seat.programme.epcis.get().epci
    present, former = make.commune_in(epci, "Bellinghem"), make.commune_in(epci, "Herbelles")
    EpciMember.objects.filter(commune=former).delete()
    former.merged_into, former.merged_on = present, date(2016, 1, 1)
    former.save()
    writer.press("add", add_kind="territory")
    told = refused(writer, **{"c0-include": f"{former.code}\nregion:32"})
    assert told == [{"include": [f"Herbelles ({former.code}) fait maintenant partie de Bellinghem."]}]
    ((label, do),) = repairs(writer)
    assert label == "Mettre Bellinghem à la place"
    writer.press(do)
    assert writer.lines[0].first.form["include"].value() == f"commune:{present.code}\nregion:32"
    assert writer.press("save") == 302
    assert ToolVersion.objects.get(tool=tool).labels[f"commune:{present.code}"] == "Bellinghem"


def test_commune_merged_elsewhere_in_france_is_known_too(writer: Writer) -> None:
    writer.press("add", add_kind="territory")
    told = refused(writer, **{"c0-include": "62431"})
    assert told == [{"include": ["Herbelles (62431) fait maintenant partie de Bellinghem."]}]
    assert repairs(writer) == [("Mettre Bellinghem à la place", "swap|c0|include|62431|commune:62471")]


def test_closed_intercommunality_is_refused_and_those_of_today_offered(seat: Seat, writer: Writer) -> None:
    closed, present = make.epci("CC du Pays d’Aire", communes=1), seat.programme.epcis.get().epci
    (member,) = EpciMember.objects.filter(epci=closed)
    member.until_on = date(2017, 1, 1)
    member.save()
    EpciMember.objects.create(
        epci=present, commune=member.commune, since_on=date(2017, 1, 1), recorded_at=member.recorded_at
    )
    writer.press("add", add_kind="territory")
    assert refused(writer, **{"c0-include": closed.siren}) == [{"include": ["CC du Pays d’Aire n’existe plus."]}]
    assert repairs(writer) == [
        (f"Mettre {present.name} à la place", f"swap|c0|include|{closed.siren}|epci:{present.siren}")
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("region:99", "« region:99 » n’est pas connu."),
        ("99", "« department:99 » n’est pas connu."),
        ("99999", "Aucune commune n’a le code 99999."),
        ("country:BE", "« country:BE » n’est pas un territoire (par exemple epci:246201016)."),
    ],
)
def test_code_of_no_territory_is_refused(writer: Writer, code: str, words: str) -> None:
    writer.press("add", add_kind="territory")
    assert refused(writer, **{"c0-include": code}) == [{"include": [words]}]


def test_activity_of_the_other_nomenclature_is_told_and_the_criterion_changed_by_a_button(
    writer: Writer, tool: Tool
) -> None:
    writer.press("add", add_kind="naf")
    told = refused(writer, **{"c0-include": "10.71C", "c0-nomenclature": "2025"})
    words = "« 10.71C » est un code de la NAF rév. 2, pas de la NAF 2025."
    assert told == [{"include": [f"{words} Changez de nomenclature, ou cherchez par un mot."]}]
    ((label, do),) = repairs(writer)
    assert (label, do) == ("Passer ce critère en NAF rév. 2", "put|c0|nomenclature|rev2")
    writer.press(do)
    assert writer.press("save") == 302
    assert ToolVersion.objects.get(tool=tool).labels == {"rev2:10.71C": "Boulangerie et boulangerie-pâtisserie"}


def test_division_of_the_other_nomenclature_alone_is_told(writer: Writer) -> None:
    """Division 45 stands in NAF rév. 2 and no more in NAF 2025."""
    writer.press("add", add_kind="naf")
    told = refused(writer, **{"c0-include": "45", "c0-nomenclature": "2025"})
    assert told == [
        {"include": ["« 45 » n’est pas un code d’activité de la NAF 2025.", "C’est un code de la NAF rév. 2."]}
    ]
    assert repairs(writer) == [("Passer ce critère en NAF rév. 2", "put|c0|nomenclature|rev2")]


def test_activity_of_no_nomenclature_is_refused(writer: Writer) -> None:
    writer.press("add", add_kind="naf")
    words = "« 43.32Z » n’existe pas dans la NAF rév. 2. Cherchez l’activité par un mot."
    assert refused(writer, **{"c0-include": "43.32Z"}) == [{"include": [words]}]


def test_question_of_no_catalogue_is_refused_by_its_code(writer: Writer) -> None:
    writer.press("add", add_kind="fact")
    words = "« lune.est_pleine » n’est pas une question du catalogue. Choisissez-en une de la liste."
    assert refused(writer, **{"c0-code": "lune.est_pleine"}) == [{"code": [words]}]


def test_text_too_long_is_refused_and_given_back_whole(writer: Writer) -> None:
    pasted = "mot " * 300_000
    writer.press("add", add_kind="manual")
    words = "4\u00a0000 signes au plus, et ce texte en a 1\u00a0199\u00a0999. Gardez-en l’essentiel."
    assert refused(writer, **{"c0-text": pasted}) == [{"text": [words]}]
    assert writer.lines[0].first.form["text"].value() == pasted


def test_sending_too_heavy_is_refused_in_words_that_say_where_the_text_is(writer: Writer) -> None:
    response = writer.client.post(writer.address, {"do": "save", "summary": "x" * 5_000_000})
    assert response.status_code == 413
    assert response.content.decode() == (
        "Cet envoi est trop gros. Revenez à la page précédente : votre saisie y est encore. "
        "Retirez du texte et recommencez."
    )

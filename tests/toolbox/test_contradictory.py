"""A version that nobody could have is not published, whoever wrote it: a form, a file or a script."""

from datetime import date

import pytest

from bonrelais.core.facts import Place
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import Params
from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import EpciMember
from bonrelais.toolbox import actions
from bonrelais.toolbox.actions import VersionError
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.places import places_of
from tests import make
from tests.make import Offer
from tests.toolbox.sending import Writer

pytestmark = pytest.mark.django_db

PAYS_DE_LUMBRES, LUMBRES = "epci:246201016", "commune:62534"


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def territory(include: list[str], exclude: list[str] | None = None) -> Params:
    return {"kind": "territory", "params": {"include": include, "exclude": exclude or []}}


def naf(include: list[str], exclude: list[str] | None = None) -> Params:
    return {"kind": "naf", "params": {"include": include, "exclude": exclude or []}}


def published(seat: Seat, *criteria: Params) -> str:
    """What is refused, blank once it is published."""
    tool = make.draft_tool(seat)
    version = make.draft(seat, tool, Offer(criteria=make.criteria(*criteria)))
    try:
        actions.publish_version(version, by=seat, at=clock.now())
    except VersionError as refusal:
        assert ToolVersion.objects.get(pk=version.pk).published_at is None
        return str(refusal)
    return ""


NOBODY = "Rien n’est publié."
APART: list[tuple[str, list[Params]]] = [
    ("a commune in its department left out", [territory([LUMBRES], ["department:62"])]),
    ("a commune in its region left out", [territory([LUMBRES]), territory([], ["region:32"])]),
    ("a commune and another department", [territory([LUMBRES]), territory(["department:59"])]),
    ("an intercommunality and another department", [territory([PAYS_DE_LUMBRES]), territory(["department:59"])]),
    ("an activity in its section left out", [naf(["47"]), naf([], ["G"])]),
]
MEETING: list[tuple[str, list[Params]]] = [
    ("a commune and its intercommunality", [territory([LUMBRES]), territory([PAYS_DE_LUMBRES])]),
    ("an intercommunality and a commune left out", [territory([PAYS_DE_LUMBRES], [LUMBRES])]),
    ("a department and all but a commune", [territory(["department:62"]), territory([], [LUMBRES])]),
    (
        "a department left out in one case",
        [territory([LUMBRES]), {**territory(["department:59"]), "when": naf(["47"])}],
    ),
    ("an activity in part left out", [naf(["47"]), naf([], ["47.11F"])]),
]


@pytest.mark.parametrize("criteria", [row[1] for row in APART], ids=[row[0] for row in APART])
def test_version_that_nobody_could_have_is_not_published(seat: Seat, criteria: list[Params]) -> None:
    assert published(seat, *criteria).startswith(NOBODY)


@pytest.mark.parametrize("criteria", [row[1] for row in MEETING], ids=[row[0] for row in MEETING])
def test_version_that_somebody_may_have_is_published(seat: Seat, criteria: list[Params]) -> None:
    assert published(seat, *criteria) == ""


def test_refusal_to_publish_quotes_both_criteria(seat: Seat) -> None:
    small: Params = {"kind": "workforce", "params": {"max": 9}}
    large: Params = {"kind": "workforce", "params": {"min": 50}}
    assert published(seat, small, large) == (
        f"{NOBODY} « 50 salariés ou plus » : contredit un autre critère, « moins de 10 salariés » : "
        "aucun nombre ne convient aux deux."
    )


def test_period_over_the_day_it_is_published_is_refused(seat: Seat) -> None:
    period: Params = {"kind": "period", "params": {"to": "2019-12-31"}}
    assert published(seat, period) == (
        f"{NOBODY} « Ouvert jusqu’au 31 décembre 2019 » : cette période est finie depuis le 31 décembre 2019 : "
        "personne n’y aurait droit. Changez la fin."
    )


def test_places_apart_are_told_at_the_later_criterion_of_the_form(seat: Seat) -> None:
    writer = Writer(seat, make.draft_tool(seat))
    writer.press("add", add_kind="territory")
    writer.press("add", add_kind="territory", **{"c0-include": LUMBRES})
    assert writer.press("save", **{"c1-include": "department:59"}) == 422
    words = (
        "Contredit un autre critère, « établissement dans le territoire Lumbres » : aucun lieu ne convient aux deux."
    )
    assert writer.told == [words]


def test_commune_in_its_department_left_out_is_told_at_the_field(seat: Seat) -> None:
    writer = Writer(seat, make.draft_tool(seat))
    writer.press("add", add_kind="territory")
    assert writer.press("save", **{"c0-include": LUMBRES, "c0-exclude": "department:62"}) == 422
    assert dict(writer.lines[0].first.form.errors) == {
        "exclude": ["« Lumbres » est à la fois accepté et exclu. Gardez l’un ou l’autre."]
    }


def test_places_of_an_area_of_the_base_alone_are_those_of_its_communes(seat: Seat) -> None:
    epci = seat.programme.epcis.get().epci
    asked = read_document(make.criteria(territory([f"epci:{epci.siren}"]), territory(["department:59"])))
    inside = {(one.department, one.region) for one in places_of(asked) if one.epci == epci.siren}
    members = EpciMember.objects.filter(epci=epci).values_list("commune__department_code", "commune__region_code")
    assert inside == set(members.order_by("id"))


def test_commune_that_changed_its_intercommunality_may_be_in_either(seat: Seat) -> None:
    """As the base keeps it, and as published: neither contradicts."""
    epci = seat.programme.epcis.get().epci
    commune = make.commune_in(epci, "Lumbres")
    commune.code = LUMBRES.removeprefix("commune:")
    commune.save()
    assert published(seat, territory([LUMBRES]), territory([PAYS_DE_LUMBRES])) == ""
    assert published(seat, territory([LUMBRES]), territory([f"epci:{epci.siren}"])) == ""


def test_territory_that_stands_alone_needs_no_places() -> None:
    assert places_of(read_document(make.criteria(territory([LUMBRES])))) == ()
    assert Place("", "", "62", "32") in places_of(read_document(make.criteria(territory([LUMBRES], ["region:11"]))))


def test_period_outside_the_days_of_the_version_is_refused_written_or_published(seat: Seat) -> None:
    later: Params = {"kind": "period", "params": {"from": "2025-03-01"}}
    writer = Writer(seat, make.draft_tool(seat))
    writer.press("add", add_kind="period")
    assert writer.press("save", **{"c0-from": "2025-03-01", "effective_to_on": "2025-02-28"}) == 422
    words = (
        "Cette période tombe hors de celle où la version est en vigueur, du 20 novembre 2024 au 28 février 2025. "
        "Changez l’une ou l’autre."
    )
    assert dict(writer.lines[0].first.form.errors) == {"from": [words]}
    assert writer.press("save", **{"c0-from": "2025-02-28", "effective_to_on": "2025-02-28"}) == 302
    offer = Offer(criteria=make.criteria(later), effective_to_on=date(2025, 2, 28))
    version = make.draft(seat, make.draft_tool(seat), offer)
    with pytest.raises(VersionError, match="cette période tombe hors de celle"):
        actions.publish_version(version, by=seat, at=clock.now())

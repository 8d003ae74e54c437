from datetime import date, timedelta

import pytest
from django.db.models import Sum

from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.territory import actions, queries
from bonrelais.territory.models import Commune, Contour, Epci, EpciMember
from tests.territory.places import AT, DAY, LUMBRES, MAUGES, NO_EPCI, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


def test_added_epci_brings_its_communes_and_contours() -> None:
    epci = actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    communes = queries.communes_of([epci], on=DAY)
    assert (epci.siren, epci.name, epci.kind) == (LUMBRES, "CC du Pays de Lumbres", "CC")
    assert communes.count() == 36
    assert Contour.objects.filter(commune__in=communes).count() == 36
    assert communes.aggregate(total=Sum("population")) == {"total": 24_581}
    assert verbs() == ["epci.added"]


def test_added_overseas_epci_stands_in_its_department() -> None:
    epci = actions.add_epci(NORTH_OF_REUNION, by=SYSTEM, at=AT)
    communes = queries.communes_of([epci], on=DAY).values_list("code", "name", "department_code", "region_code")
    assert list(communes) == [
        ("97411", "Saint-Denis", "974", "04"),
        ("97418", "Sainte-Marie", "974", "04"),
        ("97420", "Sainte-Suzanne", "974", "04"),
    ]


def test_added_epci_of_merged_communes_brings_the_former_codes() -> None:
    epci = actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    assert queries.communes_of([epci], on=DAY).count() == 6
    former = Commune.objects.filter(merged_into__code="49126").order_by("code").values_list("code", "name")
    assert list(former) == [
        ("49040", "Bouzillé"),
        ("49069", "Champtoceaux"),
        ("49172", "Landemont"),
        ("49177", "Liré"),
        ("49270", "Saint-Christophe-la-Couperie"),
        ("49296", "Saint-Laurent-des-Autels"),
        ("49320", "Saint-Sauveur-de-Landemont"),
        ("49360", "La Varenne"),
    ]


def test_epci_added_twice_changes_nothing() -> None:
    first = actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    members = set(EpciMember.objects.values_list("pk", "commune_id"))
    assert actions.add_epci(" 200 060 010 ", by=SYSTEM, at=AT + timedelta(days=400)) == first
    assert set(EpciMember.objects.values_list("pk", "commune_id")) == members
    assert verbs() == ["epci.added"]


def test_epci_added_again_takes_what_was_published_since() -> None:
    epci = actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    Epci.objects.update(name="Ancien nom")
    Commune.objects.filter(code="62534").update(name="Ancien nom", population=1)
    EpciMember.objects.filter(commune__code="62024").delete()
    actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    epci.refresh_from_db()
    again = EpciMember.objects.get(commune__code="62024")
    assert epci.name == "CC du Pays de Lumbres"
    assert Commune.objects.get(code="62534").name == "Lumbres"
    assert (again.since_on, again.until_on, again.recorded_at) == (DAY, None, AT)
    assert verbs() == ["epci.added", "epci.updated"]


def test_commune_that_left_keeps_its_past_membership() -> None:
    other = Epci.objects.create(siren="200000000", name="Ancienne communauté", kind="CC")
    commune = Commune.objects.create(
        code="62534", name="Lumbres", folded_name="lumbres", department_code="62", region_code="32"
    )
    EpciMember.objects.create(epci=other, commune=commune, since_on=date(2014, 1, 1), recorded_at=AT)
    epci = actions.add_epci(LUMBRES, by=SYSTEM, at=AT)
    assert queries.epci_of(commune, on=DAY - timedelta(days=1)) == other
    assert EpciMember.objects.get(epci=other).until_on == DAY
    assert queries.epci_of(commune, on=DAY) == epci


def test_commune_merged_since_points_to_the_new_one() -> None:
    epci = actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    former = Commune.objects.get(code="49069")
    Commune.objects.filter(pk=former.pk).update(merged_into=None)
    EpciMember.objects.create(epci=epci, commune=former, recorded_at=AT)
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    assert queries.communes_by_code(["49069"]) == {"49069": Commune.objects.get(code="49126")}
    assert EpciMember.objects.get(commune=former).until_on == DAY
    assert queries.communes_of([epci], on=DAY).count() == 6


@pytest.mark.parametrize("siren", [NO_EPCI, "", "216205344"])
def test_unknown_siren_is_refused(siren: str) -> None:
    with pytest.raises(actions.UnknownEpciError, match="Aucune intercommunalité n’a le numéro SIREN"):
        actions.add_epci(siren, by=SYSTEM, at=AT)
    assert (Epci.objects.count(), verbs()) == (0, [])

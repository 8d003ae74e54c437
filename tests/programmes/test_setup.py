from datetime import UTC, date, datetime

import pytest

from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.programmes import actions
from bonrelais.programmes.actions import SetUp
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import ActivitySector, Membership, Priority, Programme, Sector, Theme
from bonrelais.territory.models import Activity
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2020, 1, 6, 8, 0, tzinfo=UTC)


def plan() -> SetUp:
    return SetUp(
        facts=actions.ProgrammeFacts(code="essai", name="Essai", started_on=date(2020, 1, 6)),
        epcis=[actions.JoiningEpci(epci=make.epci(), joined_on=date(2020, 1, 6))],
        administrator=actions.FirstAdministrator(user=make.user(), organisation=make.organisation()),
        organisations=[make.organisation()],
        agreements=[
            actions.AgreementFacts(
                code="phase-1",
                name="Phase 1",
                starts_on=date(2020, 1, 6),
                ends_on=date(2021, 12, 31),
                amount_cents_per_year=5_000_000,
            )
        ],
    )


def test_programme_is_set_up_in_one_go() -> None:
    Activity.objects.create(nomenclature="NAFRev2", code="96.02A", label="Coiffure", section="S")
    Activity.objects.create(nomenclature="NAFRev2", code="96.02", label="Coiffure et soins de beauté", section="S")
    programme = actions.set_up_programme(plan(), by=SYSTEM, at=AT)
    assert [(one.role, one.since_on) for one in Membership.objects.filter(programme=programme)] == [
        (Role.ADMINISTRATOR, date(2020, 1, 6))
    ]
    assert programme.organisations.count() == 2
    assert [one.code for one in programme.agreements.all()] == ["phase-1"]
    assert [(one.activity.code, one.sector.code) for one in ActivitySector.objects.all()] == [
        ("96.02A", "services-aux-particuliers")
    ]


def test_default_sectors_are_those_of_the_reports() -> None:
    programme = actions.set_up_programme(plan(), by=SYSTEM, at=AT)
    assert list(Sector.objects.filter(programme=programme).order_by("position").values_list("label", flat=True)) == [
        "Commerce",
        "Services aux particuliers",
        "Industrie",
        "Hôtellerie-restauration",
        "Construction",
        "Services aux entreprises",
        "Autres",
    ]


def test_default_themes_have_two_levels() -> None:
    programme = actions.set_up_programme(plan(), by=SYSTEM, at=AT)
    parents = list(Theme.objects.filter(programme=programme, parent=None).order_by("position"))
    assert [parent.label for parent in parents[:3]] == ["Développement commercial", "Numérique", "Formation"]
    assert all(2 <= parent.children.count() <= 5 for parent in parents)
    assert not Theme.objects.filter(programme=programme, parent__parent__isnull=False).exists()


def test_default_priorities_name_their_rule() -> None:
    programme = actions.set_up_programme(plan(), by=SYSTEM, at=AT)
    assert [
        (one.code, one.rule, one.theme.code if one.theme else None)
        for one in Priority.objects.filter(programme=programme).order_by("position")
    ] == [
        ("centre-ville", "perimeter", None),
        ("transition-ecologique", "subject_or_theme", "transition-ecologique"),
        ("artisanat", "crafts", None),
    ]


def test_set_up_leaves_nothing_when_refused() -> None:
    make.programme("essai")
    with pytest.raises(actions.CodeTakenError):
        actions.set_up_programme(refused := plan(), by=SYSTEM, at=AT)
    assert refused.facts.code == "essai"
    assert Programme.objects.count() == 1
    assert Entry.objects.filter(verb="programme.created").count() == 1

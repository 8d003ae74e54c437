from datetime import date

from bonrelais.programmes import actions
from bonrelais.programmes.choices import Role, TargetIndicator
from bonrelais.programmes.models import Membership, Priority, ProgrammeEpci, ProgrammeOrganisation, Theme
from tests import make
from tests.access.matrix import Case, Row, Visitor, World

MANAGED_GET = (302, 403, 200, 403, 403, 200, 403, 403)
MANAGED_POST = (302, 403, 302, 403, 403, 302, 403, 403)
ADMINISTERED = (302, 403, 403, 403, 403, 302, 403, 403)
WORKED = (302, 200, 200, 403, 403, 200, 403, 200)

AGREEMENT: dict[str, str | list[str]] = {
    "name": "Suite",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
    "amount": "165 000",
    "modes": ["on_site"],
    "unit": "company",
}


def theme(world: World) -> Case:
    return Case({"pk": Theme.objects.get(programme=world.programme, code="formation").pk}, form={"label": "Formations"})


def new_theme(world: World) -> Case:
    del world
    return Case(form={"label": "Économie sociale"})


def new_priority(world: World) -> Case:
    del world
    return Case(form={"label": "Égalité", "rule": "crafts"})


def priority(world: World) -> Case:
    return Case({"pk": Priority.objects.get(programme=world.programme, code="artisanat").pk}, form={"label": "Métiers"})


def sector_move(world: World) -> Case:
    del world
    return Case(form={})


def new_agreement(world: World) -> Case:
    del world
    return Case(form=AGREEMENT)


def agreement(world: World) -> Case:
    return Case({"pk": make.agreement(world.programme).pk}, form=AGREEMENT)


def agreement_target(world: World) -> Case:
    form = {"indicator": "businesses_met", "value": "190", "starts_on": "2025-01-01", "ends_on": "2025-12-31"}
    return Case({"pk": make.agreement(world.programme).pk}, form=form)


def target(world: World) -> Case:
    facts = actions.TargetFacts(TargetIndicator.JOBS_MADE, date(2024, 1, 1), date(2024, 12, 31), 5)
    held = make.agreement(world.programme)
    return Case({"pk": actions.set_target(held, facts=facts, by=world.adviser, at=make.OPENED_AT).pk})


def invitation_form(world: World) -> Case:
    form = {
        "email": "nouvelle@exemple.fr",
        "first_name": "Claire",
        "last_name": "Delmotte",
        "organisation": str(world.seats[Visitor.COORDINATOR].organisation_id),
        "role": Role.ADVISER.value,
    }
    return Case(form=form)


def member(world: World) -> Case:
    return Case({"pk": Membership.objects.get(user=world.adviser.user).pk})


def sent_invitation(world: World) -> Case:
    return Case({"pk": make.invitation(world.adviser).pk})


def invitation_link(world: World) -> Case:
    return Case({"token": make.invitation_token(make.invitation(world.adviser))})


def known_organisation(world: World) -> Case:
    del world
    return Case(form={"organisation": str(make.organisation().pk)})


def new_organisation(world: World) -> Case:
    del world
    return Case(form={"name": "Club des artisans", "short_name": "Club", "kind": "network"})


def organisation(world: World) -> Case:
    present = ProgrammeOrganisation.objects.get(programme=world.programme, organisation=world.adviser.organisation)
    return Case({"pk": present.pk})


def joining(world: World) -> Case:
    del world
    return Case(form={"siren": make.epci().siren, "joined_on": "2025-01-01"})


def epci(world: World) -> Case:
    return Case({"pk": ProgrammeEpci.objects.get(programme=world.programme).pk}, form={"day": "2025-01-01"})


def orphan_programme(world: World) -> Case:
    del world
    programme, organisation = make.programme(), make.organisation()
    actions.add_organisation(programme, organisation=organisation, by=make.user(), at=make.OPENED_AT)
    form = {
        "email": "premiere@exemple.fr",
        "first_name": "Anne",
        "last_name": "Exemple",
        "organisation": str(organisation.pk),
    }
    return Case({"pk": programme.pk}, form=form)


ROWS = (
    #  anonymous, adviser, coordinator, partner, official, administrator, operator, elsewhere
    Row("programmes:settings", "GET", WORKED),
    Row("programmes:themes", "GET", WORKED),
    Row("programmes:theme_add", "POST", MANAGED_POST, new_theme),
    Row("programmes:theme_rename", "GET", (302, 403, 200, 403, 403, 200, 403, 403), theme),
    Row("programmes:theme_rename", "POST", MANAGED_POST, theme),
    Row("programmes:theme_retire", "POST", MANAGED_POST, theme),
    Row("programmes:theme_restore", "POST", MANAGED_POST, theme),
    Row("programmes:theme_raise", "POST", MANAGED_POST, theme),
    Row("programmes:priorities", "GET", WORKED),
    Row("programmes:priority_add", "POST", MANAGED_POST, new_priority),
    Row("programmes:priority_rename", "POST", MANAGED_POST, priority),
    Row("programmes:sectors", "GET", MANAGED_GET),
    Row("programmes:sector_assign", "POST", ADMINISTERED, sector_move),
    Row("programmes:agreements", "GET", WORKED),
    Row("programmes:agreement_new", "GET", MANAGED_GET),
    Row("programmes:agreement_add", "POST", MANAGED_POST, new_agreement),
    Row("programmes:agreement", "GET", MANAGED_GET, agreement),
    Row("programmes:agreement_change", "POST", MANAGED_POST, agreement),
    Row("programmes:target_set", "POST", MANAGED_POST, agreement_target),
    Row("programmes:target_remove", "POST", MANAGED_POST, target),
    Row("programmes:members", "GET", MANAGED_GET),
    Row("programmes:invite", "POST", MANAGED_POST, invitation_form),
    Row("programmes:role_end", "POST", MANAGED_POST, member),
    Row("programmes:invitation_withdraw", "POST", MANAGED_POST, sent_invitation),
    Row("programmes:organisations", "GET", MANAGED_GET),
    Row("programmes:organisation_add_known", "POST", ADMINISTERED, known_organisation),
    Row("programmes:organisation_add_new", "POST", ADMINISTERED, new_organisation),
    Row("programmes:organisation_edit", "GET", (302, 403, 403, 403, 403, 200, 403, 403), organisation),
    Row("programmes:organisation_edit", "POST", (302, 403, 403, 403, 403, 422, 403, 403), organisation),
    Row("programmes:organisation_remove", "POST", ADMINISTERED, organisation),
    Row("programmes:epcis", "GET", MANAGED_GET),
    Row("programmes:epci_join", "POST", ADMINISTERED, joining),
    Row("programmes:epci_leave", "POST", ADMINISTERED, epci),
    Row("programmes:invitation", "GET", (200, 200, 200, 200, 200, 200, 200, 200), invitation_link),
    Row("programmes:invitation_accept", "POST", (422, 422, 422, 422, 422, 422, 422, 422), invitation_link),
    Row("programmes:my_roles", "GET", (302, 200, 200, 200, 200, 200, 200, 200)),
    Row("programmes:role_choose", "POST", (302, 302, 404, 404, 404, 404, 404, 404), member),
    Row("programmes:installation", "GET", (302, 403, 403, 403, 403, 403, 200, 403)),
    Row("programmes:first_administrator_invite", "POST", (302, 403, 403, 403, 403, 403, 302, 403), orphan_programme),
)

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.models import Message
from bonrelais.network.actions import close_account, join_organisation
from bonrelais.network.models import Affiliation, User
from bonrelais.programmes import actions, queries
from bonrelais.programmes.access import organisations_to_join
from bonrelais.programmes.actions import Grant, Invitee
from bonrelais.programmes.choices import Role
from bonrelais.programmes.mail import invitation_link
from bonrelais.programmes.models import Invitation, Membership
from bonrelais.programmes.queries import programmes_without_administrator
from bonrelais.programmes.seat import Seat
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)
PASSWORD = "un-mot-de-passe-bien-long"


@pytest.fixture
def administrator() -> Seat:
    return make.seat(Role.ADMINISTRATOR)


def invitee(seat: Seat, email: str = "nouvelle@exemple.fr", role: Role = Role.ADVISER) -> Invitee:
    return Invitee(email=email, first_name="Claire", last_name="Delmotte", organisation=seat.organisation, role=role)


def invite(seat: Seat, email: str = "nouvelle@exemple.fr") -> Invitation:
    return actions.invite(seat.programme, invitee=invitee(seat, email), by=seat.user, at=AT)


def path_of(invitation: Invitation) -> str:
    return "/" + invitation_link(invitation).split("/", 3)[3]


def accept(client: Client, invitation: Invitation, password: str = PASSWORD) -> int:
    form = {"first_name": "Claire", "last_name": "Delmotte", "password": password}
    return client.post(f"{path_of(invitation)}accepter/", form).status_code


def test_role_makes_its_person_and_organisation_take_part() -> None:
    seat = make.seat()
    assert Affiliation.objects.get(user=seat.user).organisation == seat.organisation
    assert list(queries.organisations_in(seat.programme)) == [seat.organisation]


def test_organisation_that_comes_back_keeps_the_days_it_was_away() -> None:
    programme, partner = make.programme(), make.organisation()
    first = actions.add_organisation(programme, organisation=partner, since_on=date(2024, 1, 1), by=SYSTEM, at=AT)
    actions.remove_organisation(first, on=date(2024, 3, 1), by=SYSTEM, at=AT)
    actions.add_organisation(programme, organisation=partner, since_on=date(2024, 6, 1), by=SYSTEM, at=AT)
    again = actions.add_organisation(programme, organisation=partner, by=SYSTEM, at=AT)
    stays = programme.organisations.filter(organisation=partner).order_by("since_on")
    assert [(one.since_on, one.until_on) for one in stays] == [
        (date(2024, 1, 1), date(2024, 3, 1)),
        (date(2024, 6, 1), None),
    ]
    assert again == stays.last()


def test_person_holds_one_role_in_a_programme() -> None:
    seat = make.seat()
    grant = Grant(user=seat.user, organisation=seat.organisation, role=Role.COORDINATOR, since_on=date(2024, 1, 1))
    with pytest.raises(actions.AlreadyMemberError):
        actions.grant_role(seat.programme, grant=grant, by=SYSTEM, at=AT)


def test_ended_role_gives_no_access_that_very_day(administrator: Seat) -> None:
    adviser = make.seat(programme=administrator.programme)
    client = make.client_of(adviser)
    assert client.get("/dispositif/").status_code == 200
    held = Membership.objects.get(user=adviser.user)
    ending = f"/dispositif/membres/{held.pk}/terminer/"
    before = make.client_of(administrator).get("/dispositif/membres/").content.decode().partition(ending)[0]
    assert before.rfind("<details") > before.rfind("</details>"), "one click must not be enough"
    assert make.client_of(administrator).post(ending).status_code == 302
    assert client.get("/dispositif/").status_code == 403


def test_last_administrator_stays(administrator: Seat) -> None:
    held = Membership.objects.get(user=administrator.user)
    with pytest.raises(actions.LastAdministratorError):
        actions.end_role(held, on=date(2024, 11, 20), by=administrator, at=AT)


def test_closed_account_administers_nothing(administrator: Seat) -> None:
    other = make.seat(Role.ADMINISTRATOR, programme=administrator.programme)
    close_account(other.user, by=SYSTEM, at=AT)
    with pytest.raises(actions.LastAdministratorError):
        actions.end_role(Membership.objects.get(user=administrator.user), on=date(2024, 11, 20), by=SYSTEM, at=AT)
    close_account(administrator.user, by=SYSTEM, at=AT)
    assert list(programmes_without_administrator()) == [administrator.programme]


def test_coordinator_neither_ends_nor_gives_administration(administrator: Seat) -> None:
    coordinator = make.seat(Role.COORDINATOR, programme=administrator.programme)
    client = make.client_of(coordinator)
    held = Membership.objects.get(user=administrator.user)
    assert client.post(f"/dispositif/membres/{held.pk}/terminer/").status_code == 403
    form = {
        "email": "nouvelle@exemple.fr",
        "first_name": "Claire",
        "last_name": "Delmotte",
        "organisation": coordinator.organisation_id,
        "role": Role.ADMINISTRATOR,
    }
    assert client.post("/dispositif/membres/inviter/", form).status_code == 422
    assert client.post("/dispositif/membres/inviter/", {**form, "role": Role.ADVISER}).status_code == 302
    assert Invitation.objects.get().role == Role.ADVISER


def test_coordinator_places_nobody_in_a_structure_that_is_not_theirs(administrator: Seat) -> None:
    """Who joins a structure reads its private notes."""
    coordinator = make.seat(Role.COORDINATOR, programme=administrator.programme)
    chamber = make.seat(programme=administrator.programme).organisation
    form = {
        "email": "autre.adresse@exemple.fr",
        "first_name": "Claire",
        "last_name": "Delmotte",
        "organisation": chamber.pk,
        "role": Role.ADVISER,
    }
    refused = make.client_of(coordinator).post("/dispositif/membres/inviter/", form)
    assert (refused.status_code, Invitation.objects.count()) == (422, 0)
    assert "c’est l’administration qui invite" in refused.content.decode()
    join_organisation(coordinator.user, organisation=chamber, on=make.STARTED_ON, by=SYSTEM, at=AT)
    assert make.client_of(coordinator).post("/dispositif/membres/inviter/", form).status_code == 302


def test_administration_invites_to_every_structure_of_the_programme(administrator: Seat) -> None:
    chamber = make.seat(programme=administrator.programme).organisation
    offered = [chamber.name, administrator.organisation.name]
    assert [one.name for one in organisations_to_join(administrator)] == sorted(offered)


def test_coordinator_does_not_withdraw_an_invitation_to_the_administration(administrator: Seat) -> None:
    given = invitee(administrator, role=Role.ADMINISTRATOR)
    invitation = actions.invite(administrator.programme, invitee=given, by=administrator.user, at=AT)
    coordinator = make.client_as(Role.COORDINATOR, programme=administrator.programme)
    address = f"/dispositif/invitations/{invitation.pk}/retirer/"
    assert address not in coordinator.get("/dispositif/membres/").content.decode()
    assert coordinator.post(address).status_code == 403
    assert address in make.client_of(administrator).get("/dispositif/membres/").content.decode()
    assert make.client_of(administrator).post(address).status_code == 302


def test_invitation_sends_its_link_to_the_address_alone(administrator: Seat) -> None:
    invitation = invite(administrator)
    letter = Message.objects.get()
    assert (letter.to_email, letter.personal_link) == ("nouvelle@exemple.fr", invitation_link(invitation))
    assert letter.personal_link in letter.body


def test_invitation_twice_says_when_the_first_left(administrator: Seat) -> None:
    invite(administrator)
    with pytest.raises(actions.AlreadyInvitedError) as refusal:
        invite(administrator, "NOUVELLE@exemple.fr ")
    assert str(refusal.value) == (
        "Une invitation est déjà partie à cette adresse le 20 novembre 2024. Retirez-la pour en envoyer une autre."
    )
    actions.withdraw_invitation(Invitation.objects.get(), by=administrator.user, at=AT)
    invite(administrator)
    assert Invitation.objects.count() == 2


def test_member_is_not_invited_again(administrator: Seat) -> None:
    with pytest.raises(actions.AlreadyMemberError):
        invite(administrator, administrator.user.email)


def test_invitation_opens_an_account_and_signs_in(administrator: Seat, client: Client) -> None:
    invitation = invite(administrator)
    assert client.get(path_of(invitation)).status_code == 200
    assert accept(client, invitation) == 302
    user = User.objects.get(email="nouvelle@exemple.fr")
    assert user.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/dispositif/").status_code == 200


def test_invitation_serves_once(administrator: Seat, client: Client) -> None:
    invitation = invite(administrator)
    accept(client, invitation)
    assert "a déjà servi" in Client().get(path_of(invitation)).content.decode()
    assert accept(Client(), invitation) == 302
    assert Membership.objects.filter(user__email="nouvelle@exemple.fr").count() == 1


def test_invitation_expires_after_eight_days(administrator: Seat, client: Client, clock: Clock) -> None:
    invitation = invite(administrator)
    clock.move_to(AT + timedelta(days=8) - timedelta(seconds=1))
    assert "Ouvrir mon compte" in client.get(path_of(invitation)).content.decode()
    clock.move_to(AT + timedelta(days=8))
    assert "n’est plus valable" in client.get(path_of(invitation)).content.decode()
    assert accept(client, invitation) == 422
    assert not User.objects.filter(email="nouvelle@exemple.fr").exists()


def test_withdrawn_invitation_opens_nothing(administrator: Seat, client: Client) -> None:
    invitation = invite(administrator)
    response = make.client_of(administrator).post(f"/dispositif/invitations/{invitation.pk}/retirer/")
    assert response.status_code == 302
    assert accept(client, invitation) == 422


@pytest.mark.parametrize("token", ["x", "a:b:c", "InNvbWV0aGluZyI:1tCxxx:AAAA"])
def test_touched_link_is_not_found(client: Client, token: str) -> None:
    assert client.get(f"/invitation/{token}/").status_code == 404


@pytest.mark.parametrize("password", ["court", "nouvelle@exemple.fr", "123456789012", ""])
def test_weak_password_opens_nothing(administrator: Seat, client: Client, password: str) -> None:
    assert accept(client, invite(administrator), password) == 422
    assert not User.objects.filter(email="nouvelle@exemple.fr").exists()


def test_account_already_open_accepts_signed_in_only(administrator: Seat, client: Client) -> None:
    other = make.seat()
    invitation = invite(administrator, other.user.email)
    assert "Vous avez déjà un compte" in client.get(path_of(invitation)).content.decode()
    assert client.post(f"{path_of(invitation)}accepter/")["Location"].startswith("/compte/connexion/?next=/invitation/")
    stranger = make.client_of(make.seat())
    stranger.post(f"{path_of(invitation)}accepter/")
    assert not Membership.objects.filter(programme=administrator.programme, role=Role.ADVISER).exists()
    assert make.client_of(other).post(f"{path_of(invitation)}accepter/").status_code == 302
    assert Membership.objects.get(programme=administrator.programme, role=Role.ADVISER).user == other.user


def test_operator_invites_the_first_administrator_only() -> None:
    programme = make.programme()
    organisation = make.organisation()
    actions.add_organisation(programme, organisation=organisation, by=SYSTEM, at=AT)
    client = Client()
    client.force_login(make.user(is_operator=True), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/")["Location"] == "/compte/roles/"
    assert client.get("/dispositif/").status_code == 403
    page = client.get("/installation/")
    assert f"{programme.name} n’a personne à l’administration" in page.content.decode()
    form = {
        "email": "premiere@exemple.fr",
        "first_name": "Anne",
        "last_name": "Exemple",
        "organisation": organisation.pk,
    }
    address = f"/installation/{programme.pk}/inviter/"
    assert client.post(address, {**form, "email": "pas une adresse"}).status_code == 422
    assert client.post(address, form).status_code == 302
    assert Invitation.objects.get().role == Role.ADMINISTRATOR
    make.seat(Role.ADMINISTRATOR, programme=programme)
    assert client.post(address, form).status_code == 404


def test_installation_is_for_the_operator_alone(administrator: Seat) -> None:
    assert make.client_of(administrator).get("/installation/").status_code == 403


def test_person_of_two_programmes_chooses_where_to_work() -> None:
    first = make.seat()
    second = make.seat(Role.COORDINATOR, user=first.user)
    client = make.client_of(first)
    held = Membership.objects.get(programme=second.programme)
    assert client.get("/dispositif/membres/").status_code == 403
    assert client.post(f"/compte/roles/{held.pk}/").status_code == 302
    assert client.get("/dispositif/membres/").status_code == 200
    foreign = Membership.objects.get(user=make.seat().user)
    assert client.post(f"/compte/roles/{foreign.pk}/").status_code == 404

import json
from urllib.parse import urlsplit

import pytest
from axes.models import AccessAttempt
from django.test import Client

from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.network.models import User
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Membership
from tests import make
from tests.cli.run import PASSWORD, run

NAMED = ("user", "add", "--email", "claire@exemple.fr", "--first-name", "Claire", "--last-name", "Delmotte")


@pytest.mark.django_db
def test_user_add_opens_the_account_and_gives_the_role() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    asked = ("--organisation", seat.organisation.short_name.upper(), "--role", "adviser", "--json")
    done = run(*NAMED, *asked, variables={"BONRELAIS_PASSWORD": PASSWORD})
    assert json.loads(done.stdout) == {
        "email": "claire@exemple.fr",
        "name": "Claire Delmotte",
        "is_new": True,
        "membership": {"programme": seat.programme.code, "organisation": seat.organisation.name, "role": "adviser"},
        "link": None,
    }
    assert User.objects.get(email="claire@exemple.fr").check_password(PASSWORD)


@pytest.mark.django_db
def test_user_add_by_invitation_gives_a_link_to_choose_the_password() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    asked = ("--organisation", seat.organisation.name, "--role", "coordinator", "--invitation", "--json")
    link = json.loads(run(*NAMED, *asked).stdout)["link"]
    assert not User.objects.get(email="claire@exemple.fr").has_usable_password()
    client = Client()
    page = client.get(urlsplit(link).path, follow=True)
    assert page.status_code == 200
    done = client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    assert done.status_code == 302
    assert User.objects.get(email="claire@exemple.fr").check_password(PASSWORD)


@pytest.mark.django_db
def test_user_add_says_how_long_its_link_lasts() -> None:
    told = run(*NAMED, "--operator", "--invitation").stdout.splitlines()
    assert told[1].startswith("Lien personnel, valable 3\u00a0jours, à lui transmettre : http")


@pytest.mark.django_db
def test_user_add_gives_a_role_to_an_account_already_open() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    known = make.user(email="claire@exemple.fr")
    done = run(
        "user", "add", "--email", "Claire@exemple.fr", "--organisation", seat.organisation.name, "--role", "partner"
    )
    assert done.exit_code == 0
    assert Membership.objects.get(user=known).role == "partner"


@pytest.mark.django_db
def test_user_add_opens_an_operator_without_programme() -> None:
    done = run(*NAMED, "--operator", "--invitation")
    assert done.exit_code == 0
    assert User.objects.get().is_operator
    assert Membership.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ((*NAMED,), "il manque --organisation, --role."),
        ((*NAMED, "--organisation", "CMA", "--role", "adviser"), "il manque --password-file ou --invitation."),
        (("user", "add", "--first-name", "Claire"), "il manque --email."),
        (
            (*NAMED, "--role", "boss"),
            "--role : choisissez entre adviser, coordinator, partner, official, administrator.",
        ),
    ],
)
def test_user_add_names_what_is_missing(arguments: tuple[str, ...], refusal: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, f"Erreur : {refusal}")


@pytest.mark.django_db
def test_user_add_of_an_unknown_structure_opens_nothing() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    done = run(*NAMED, "--organisation", "Ailleurs", "--role", "adviser", "--invitation")
    assert done.stderr == (
        "Erreur : Aucune structure du dispositif ne s’appelle « Ailleurs ». "
        f"Celles du dispositif : {seat.organisation.name}.\n"
    )
    assert not User.objects.filter(email="claire@exemple.fr").exists()


@pytest.mark.django_db
def test_user_list_tells_roles_and_states() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    closed = make.user("Zoé", "Zimmer", email="zoe@exemple.fr", is_operator=True)
    run("user", "disable", "--email", closed.email)
    listed = json.loads(run("user", "list", "--json").stdout)["accounts"]
    assert listed == [
        {
            "email": seat.user.email,
            "name": seat.user.name,
            "is_active": True,
            "is_operator": False,
            "has_second_factor": False,
            "failed_attempts": 0,
            "memberships": [
                {
                    "programme": seat.programme.code,
                    "organisation": seat.organisation.name,
                    "role": "administrator",
                }
            ],
        },
        {
            "email": "zoe@exemple.fr",
            "name": "Zoé Zimmer",
            "is_active": False,
            "is_operator": True,
            "has_second_factor": False,
            "failed_attempts": 0,
            "memberships": [],
        },
    ]


@pytest.mark.django_db
def test_user_disable_warns_of_a_programme_without_administrator() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    done = run("user", "disable", "--email", seat.user.email)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"« {seat.programme.name} » n’a plus personne à l’administration")
    assert not User.objects.get(pk=seat.user.pk).is_active


@pytest.mark.django_db
def test_account_closed_by_mistake_is_reopened() -> None:
    seat = make.seat(Role.ADMINISTRATOR)
    run("user", "disable", "--email", seat.user.email)
    given = ("--email", seat.user.email, "--role", "adviser", "--organisation", seat.organisation.name)
    refused = run("user", "add", *given)
    assert (refused.exit_code, refused.stderr) == (
        1,
        f"Erreur : Le compte de {seat.user.name} est fermé. Rouvrez-le d’abord : bonrelais user enable.\n",
    )
    assert run("user", "enable", "--email", seat.user.email).stdout == f"Compte rouvert : {seat.user.name}.\n"
    assert User.objects.get(pk=seat.user.pk).check_password(make.PASSWORD)
    assert Entry.objects.filter(verb="user.reopened", subject_id=seat.user.pk).count() == 1


@pytest.mark.django_db
def test_account_already_open_keeps_its_password_and_it_is_said() -> None:
    user, seat = make.user(), make.seat(Role.ADMINISTRATOR)
    given = ("--email", user.email, "--role", "adviser", "--organisation", seat.organisation.name)
    done = run("user", "add", *given, variables={"BONRELAIS_PASSWORD": "une-autre-phrase-bien-longue"})
    assert (done.exit_code, done.stderr) == (
        0,
        f"Un compte existe déjà à l’adresse {user.email} : il garde son mot de passe.\n",
    )
    assert User.objects.get(pk=user.pk).check_password(make.PASSWORD)


@pytest.mark.django_db
def test_password_reset_link_is_noted_in_the_journal() -> None:
    user = make.user()
    link = run("user", "password-reset-link", "--email", user.email).stdout.strip()
    assert Client().get(urlsplit(link).path, follow=True).status_code == 200
    assert Entry.objects.filter(verb="user.password_link_made", subject_id=user.pk).count() == 1


@pytest.mark.django_db
def test_password_reset_link_of_an_unknown_account_is_refused() -> None:
    done = run("user", "password-reset-link", "--email", "x@exemple.fr")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Erreur : Aucun compte à l’adresse « x@exemple.fr ».")


@pytest.mark.django_db
def test_user_unlock_forgets_failed_attempts() -> None:
    user = make.user()
    AccessAttempt.objects.create(
        username=user.email, ip_address="192.0.2.1", failures_since_start=8, attempt_time=clock.now()
    )
    assert run("user", "unlock", "--email", user.email).stdout == f"{user.name} peut se reconnecter.\n"
    assert run("user", "unlock", "--email", user.email).stdout == f"{user.name} n’était pas bloqué.\n"

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import Result
from django.test import Client

from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.defaults.themes import THEMES
from bonrelais.programmes.models import (
    ActivitySector,
    Agreement,
    Invitation,
    Membership,
    Priority,
    Programme,
    Sector,
    Target,
    Theme,
)
from bonrelais.territory.models import Commune
from tests import make
from tests.cli.run import PASSWORD, run

ADMINISTRATOR = (
    "--administrator-email", "Lea.Quentin@exemple.fr",
    "--administrator-first-name", "Léa",
    "--administrator-last-name", "Quentin",
)  # fmt: skip
FLAGS = (
    "init",
    "--name", "Bon départ",
    "--epci", "246200844",
    "--cma", "CMA Hauts-de-France",
    "--cci", "CCI Littoral",
    "--agreement-from", "2025-01-01",
    "--agreement-to", "2026-12-31",
    "--amount-per-year", "165 000,50",
    "--target-per-year", "190",
    *ADMINISTRATOR,
)  # fmt: skip
AUDRUICQ = {"siren": "246200844", "name": "CC de la Région d'Audruicq"}


def init_with_password(*more: str) -> Result:
    return run(*FLAGS, *more, variables={"BONRELAIS_PASSWORD": PASSWORD})


@pytest.mark.django_db
def test_init_by_flags_makes_the_programme() -> None:
    done = init_with_password("--organisation", "network:BGE Littoral:BGE", "--json")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout) == {
        "programme": "bon-depart",
        "name": "Bon départ",
        "started_on": "2025-01-01",
        "epcis": [AUDRUICQ],
        "organisations": [AUDRUICQ["name"], "CMA Hauts-de-France", "CCI Littoral", "BGE Littoral"],
        "agreement": "convention-2025-2026",
        "administrator": "lea.quentin@exemple.fr",
        "invitation_link": None,
    }
    programme = Programme.objects.get()
    held = Membership.objects.get()
    assert (held.user.email, held.role, held.organisation.siren) == (
        "lea.quentin@exemple.fr",
        "administrator",
        AUDRUICQ["siren"],
    )
    assert held.user.check_password(PASSWORD)
    assert Agreement.objects.get().amount_cents_per_year == 16_500_050
    assert list(Target.objects.order_by("starts_on").values_list("starts_on", "ends_on", "value")) == [
        (date(2025, 1, 1), date(2025, 12, 31), 190),
        (date(2026, 1, 1), date(2026, 12, 31), 190),
    ]
    assert Theme.objects.filter(programme=programme, parent=None).count() == len(THEMES)
    assert (Sector.objects.count(), Priority.objects.count()) == (7, 3)


@pytest.mark.django_db
def test_init_takes_the_communes_of_the_epci_in() -> None:
    init_with_password()
    assert Commune.objects.filter(name="Audruicq", merged_into=None).count() == 1


@pytest.mark.django_db
def test_init_dates_the_entry_of_each_epci() -> None:
    done = init_with_password("--epci", "200069037:2026-01-01", "246201016:2027-01-01")
    assert done.exit_code == 0
    joined = Programme.objects.get().epcis.order_by("joined_on").values_list("epci__siren", "joined_on")
    assert list(joined) == [
        ("246200844", date(2025, 1, 1)),
        ("200069037", date(2026, 1, 1)),
        ("246201016", date(2027, 1, 1)),
    ]


@pytest.mark.django_db
def test_init_tells_what_to_do_next() -> None:
    said = init_with_password().stdout
    assert "bonrelais sirene import --establishments FICHIER --units FICHIER --epci 246200844\n" in said


@pytest.mark.django_db
def test_init_reads_the_password_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    assert run(*FLAGS, "--password-file", str(tmp_path / "password")).exit_code == 0
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_init_by_invitation_gives_a_link_that_opens() -> None:
    told = json.loads(run(*FLAGS, "--invitation", "--json").stdout)
    assert (User.objects.count(), Invitation.objects.get().invited_by) == (0, None)
    page = Client().get(urlsplit(told["invitation_link"]).path)
    assert page.status_code == 200


@pytest.mark.django_db
def test_init_without_agreement_starts_today() -> None:
    done = run(
        "init", "--name", "Essai", "--epci", "246200844", "--cma", "CMA", "--cci", "CCI",
        *ADMINISTRATOR, "--invitation", "--no-agreement",
    )  # fmt: skip
    assert done.exit_code == 0
    assert (Programme.objects.get().started_on, Agreement.objects.count()) == (date(2024, 11, 20), 0)


@pytest.mark.django_db
def test_init_names_every_missing_flag() -> None:
    done = run("init", "--name", "Essai", "--epci", "246200844", *ADMINISTRATOR)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "Erreur : il manque --cma, --cci, --password-file (ou --invitation), --agreement-from, --agreement-to, "
        "--amount-per-year. Sans convention : --no-agreement."
    )
    assert done.stdout == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "status", "refusal"),
    [
        (("--epci", "999999999"), 1, "Aucune intercommunalité n’a le numéro SIREN"),
        (("--epci", "246200844:demain"), 2, "--epci 246200844:demain : écrivez un SIREN"),
        (("--agreement-to", "2024-12-31"), 1, "La fin est avant le début"),
        (("--agreement-to", "bientôt"), 2, "--agreement-to : écrivez un jour, par exemple 2024-11-20."),
        (("--amount-per-year", "beaucoup"), 2, "--amount-per-year beaucoup : écrivez un montant en euros."),
        (("--target-per-year", "0"), 2, "--target-per-year : écrivez un nombre entier, au moins 1."),
        (("--administrator-email", "personne"), 1, "« personne » n’est pas une adresse e-mail."),
        (("--administrator-organisation", "Ailleurs"), 1, "Aucune structure du dispositif ne s’appelle"),
        (("--organisation", "club:Amis"), 2, "--organisation club:Amis : écrivez par exemple"),
        (("--code", "Bon Départ"), 2, "le code « Bon Départ » s’écrit en minuscules"),
        (("--wrong",), 2, "l’option --wrong n’existe pas."),
    ],
)
def test_init_refuses_in_words_and_writes_nothing(more: tuple[str, ...], status: int, refusal: str) -> None:
    done = init_with_password(*more)
    assert done.exit_code == status
    assert f"Erreur : {refusal}" in done.stderr
    assert (Programme.objects.count(), Organisation.objects.count(), User.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_init_refuses_a_weak_password() -> None:
    done = run(*FLAGS, variables={"BONRELAIS_PASSWORD": "court"})
    assert done.exit_code == 1
    assert "12 caractères" in done.stderr
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_init_refuses_a_code_already_there() -> None:
    make.programme("bon-depart")
    done = init_with_password()
    assert (done.exit_code, done.stderr) == (
        1,
        "Erreur : Un dispositif porte déjà le code « bon-depart ». Choisissez-en un autre avec --code.\n",
    )


@pytest.mark.django_db
def test_init_refuses_a_base_that_holds_the_demonstration() -> None:
    make.user(email=ACCOUNTS[0].email)
    done = init_with_password()
    assert done.exit_code == 1
    assert done.stderr.startswith("Erreur : Cette base contient la démonstration")


@pytest.mark.django_db
def test_init_of_a_second_programme_shares_the_structures() -> None:
    init_with_password()
    done = init_with_password("--code", "second")
    assert done.exit_code == 0
    assert (Programme.objects.count(), User.objects.count()) == (2, 1)
    assert Organisation.objects.count() == 3
    assert Membership.objects.count() == 2
    assert ActivitySector.objects.filter(programme__code="second").count() == ActivitySector.objects.count() / 2


@pytest.mark.django_db
def test_init_by_questions_finds_the_epci_by_its_name() -> None:
    answers = [
        "Bon départ", "", "nulle part", "Audruicq", "1", "", "CMA Hauts-de-France", "", "club:x", "network:BGE:BGE", "",
        "o", "01/01/2025", "", "", "165000", "deux", "190", "", "Léa", "Quentin", "lea", "lea@exemple.fr",
        "court", "court", PASSWORD, "autre", PASSWORD, PASSWORD,
    ]  # fmt: skip
    done = run("init", "--questions", "--json", typed="\n".join(["", *answers, ""]))
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout) == {
        "programme": "bon-depart",
        "name": "Bon départ",
        "started_on": "2025-01-01",
        "epcis": [AUDRUICQ],
        "organisations": [AUDRUICQ["name"], "CMA Hauts-de-France", "CCI", "BGE"],
        "agreement": "convention-2025-2026",
        "administrator": "lea@exemple.fr",
        "invitation_link": None,
    }
    assert Target.objects.count() == 2
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_init_by_questions_asks_again_what_could_not_be_written() -> None:
    make.programme("bon-depart")
    flags = ["--cma", "CMA", "--cci", "CCI", "--organisation", "network:BGE", "--epci", "246200844", *ADMINISTRATOR]
    answers = ["Bon départ " * 20, "Bon départ", "", "autre-code", "o", "1850-01-01", "2025-01-01", "2024-12-31"]
    answers += ["2026-12-31", "", "100000", "1000001", "", ""]
    variables = {"BONRELAIS_PASSWORD": PASSWORD}
    done = run("init", "--questions", *flags, typed="\n".join([*answers, ""]), variables=variables)
    assert done.exit_code == 0, done.stderr
    assert "Un dispositif porte déjà le code « bon-depart »." in done.stderr
    assert "La fin vient après le début, le 01/01/2025." in done.stderr
    assert "120 caractères au plus." in done.stderr
    assert "Choisissez un jour entre 1900 et 2100." in done.stderr
    assert "Écrivez un nombre entier, de 1 à 1\u00a0000\u00a0000." in done.stderr
    kept = Agreement.objects.get(programme__code="autre-code")
    assert (kept.starts_on, kept.ends_on) == (date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.django_db
def test_init_tells_a_wrong_siren_before_it_asks() -> None:
    done = run("init", "--questions", "--epci", "999", typed="")
    assert (done.exit_code, done.stderr.splitlines()[0][:63]) == (
        1,
        "Erreur : Aucune intercommunalité n’a le numéro SIREN « 999 ». Vérifiez"[:63],
    )


@pytest.mark.django_db
def test_init_stopped_in_the_middle_writes_nothing() -> None:
    done = run("init", "--questions", typed="Bon départ\n")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "Erreur : arrêté avant la fin.")
    assert Programme.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--amount-per-year", "Infinity"), "écrivez un montant en euros"),
        (("--amount-per-year", "1e30"), "écrivez un montant en euros"),
        (("--agreement-to", "9999-12-31"), "Une convention tient entre 1900 et 2100."),
        (("--target-per-year", "9999999999"), "Un objectif est de 1\u00a0000\u00a0000 au plus."),
        (("--name", "Bon départ " * 20, "--code", "bon-depart"), "120 caractères au plus"),
        (("--cma", "CMA " * 60), "caractères au plus"),
        (("--administrator-first-name", "Léa" * 40), "80 caractères au plus"),
    ],
)
def test_init_refuses_what_no_column_holds(flags: tuple[str, ...], words: str) -> None:
    done = init_with_password(*flags)
    assert (done.exit_code in {1, 2}, words in done.stderr, done.stdout) == (True, True, "")
    assert not Programme.objects.exists()


@pytest.mark.django_db
def test_init_refuses_a_password_file_that_is_not_text(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_bytes("mot-de-passe-très-long".encode("latin-1"))
    done = run(*FLAGS, "--password-file", str(file))
    assert (done.exit_code, done.stderr) == (1, "Erreur : Le fichier du mot de passe n’est pas du texte en UTF-8.\n")


@pytest.mark.django_db
def test_administrator_prepares_a_programme_still_to_start() -> None:
    done = init_with_password("--started-on", "2027-01-01")
    assert done.exit_code == 0
    held = Membership.objects.get()
    assert (held.programme.started_on, held.since_on) == (date(2027, 1, 1), date(2024, 11, 20))

from datetime import UTC, datetime

from bonrelais.foundation.actor import SYSTEM
from bonrelais.network import actions
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Organisation, User
from tests.make.counter import next_number

PASSWORD = "une-phrase-de-passe-longue"
OPENED_AT = datetime(2020, 1, 6, 8, 0, tzinfo=UTC)


def user(first_name: str = "Inès", last_name: str = "Vanhoutte", *, email: str = "", is_operator: bool = False) -> User:
    """An account that signs in with PASSWORD."""
    person = actions.Person(
        email=email or f"personne{next_number()}@exemple.fr",
        first_name=first_name,
        last_name=last_name,
        is_operator=is_operator,
    )
    return actions.create_user(person, password=PASSWORD, by=SYSTEM, at=OPENED_AT)


def organisation(short_name: str = "", *, kind: OrganisationKind = OrganisationKind.OTHER) -> Organisation:
    name = short_name or f"Structure {next_number()}"
    facts = actions.OrganisationFacts(name=name, short_name=name, kind=kind)
    return actions.create_organisation(facts, by=SYSTEM, at=OPENED_AT)

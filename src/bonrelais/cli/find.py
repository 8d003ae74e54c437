"""What a command line names by its code, its name or its address."""

from typing import TYPE_CHECKING

from bonrelais.cli.french import FrenchError
from bonrelais.cli.telling import tell

if TYPE_CHECKING:
    from bonrelais.network.models import Organisation, User
    from bonrelais.programmes.models import Programme
    from bonrelais.programmes.seat import Seat


def programme_of(code: str | None) -> "Programme":
    """The programme of that code, or the only one."""
    # Models can be imported only once Django has started.
    from bonrelais.programmes.models import Programme

    programmes = list(Programme.objects.order_by("code"))
    found = [one for one in programmes if code in {None, one.code}]
    if len(found) == 1:
        return found[0]
    if not programmes:
        raise FrenchError("Cette base n’a pas de dispositif. Créez-en un avec « bonrelais init ».")
    asked = f"Aucun dispositif ne porte le code « {code} »." if code else "Dites lequel avec --programme."
    codes = ", ".join(one.code for one in programmes)
    raise FrenchError(f"{asked} Dispositifs de cette base : {codes}.")


def organisation_of(programme: "Programme", name: str) -> "Organisation":
    """The structure that takes part in the programme under that name, short name or SIREN."""
    # Queries can be imported only once Django has started.
    from bonrelais.core.text import fold
    from bonrelais.programmes.queries import organisations_in

    present = list(organisations_in(programme))
    asked = fold(name)
    found = [one for one in present if asked in {fold(one.name), fold(one.short_name), one.siren}]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.name for one in present) or "aucune"
    raise FrenchError(f"Aucune structure du dispositif ne s’appelle « {name} ». Celles du dispositif : {names}.")


def seat_of(programme: "Programme", email: str | None) -> "Seat":
    """The seat of that person, who may edit the toolbox; without an address, of the programme's first manager."""
    # Queries can be imported only once Django has started.
    from bonrelais.foundation import clock
    from bonrelais.programmes.access import MANAGERS
    from bonrelais.programmes.choices import Role
    from bonrelais.programmes.queries import memberships_in_force
    from bonrelais.programmes.seat import Seat

    rows = [one for one in memberships_in_force(programme, on=clock.today()) if Role(one.role) in MANAGERS]
    found = [one for one in rows if email is None or one.user.email.lower() == email.strip().lower()]
    if not found:
        asked = f"Le compte « {email} » n’a" if email else "Personne n’a"
        raise FrenchError(
            f"{asked} de rôle de coordination ou d’administration dans « {programme.name} ». "
            "Donnez-le avec « bonrelais user add »."
        )
    first = min(found, key=lambda one: (one.since_on, one.pk))
    return Seat(first.user, programme, first.organisation, Role(first.role))


def account_at(email: str, *, has_password: bool) -> "User | None":
    """The open account already at that address, which keeps its password; None without any."""
    # Models can be imported only once Django has started.
    from bonrelais.network.models import User

    found = User.objects.filter(email__iexact=email.strip()).first()
    if found is not None and not found.is_active:
        raise FrenchError(f"Le compte de {found.name} est fermé. Rouvrez-le d’abord : bonrelais user enable.")
    if found is not None and has_password:
        tell(f"Un compte existe déjà à l’adresse {found.email} : il garde son mot de passe.")
    return found


def user_of(email: str) -> "User":
    # Models can be imported only once Django has started.
    from bonrelais.network.models import User

    found = User.objects.filter(email__iexact=email.strip()).first()
    if found is None:
        raise FrenchError(f"Aucun compte à l’adresse « {email} ». « bonrelais user list » les donne tous.")
    return found

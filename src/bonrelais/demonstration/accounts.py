"""The accounts of the demonstration. Everyone here is invented; the addresses lead nowhere."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "cap-developpement-demo"  # noqa: S105 - shown to whoever starts the demonstration


@dataclass(frozen=True, slots=True)
class DemoAccount:
    email: str
    password: str
    role_label: str
    name: str


def _account(email: str, role_label: str, name: str) -> DemoAccount:
    return DemoAccount(email, PASSWORD, role_label, name)


CMA_ADVISER: Final = _account("claire.delmotte@cma.exemple.fr", "Conseillère CMA", "Claire Delmotte")
CCI_ADVISER: Final = _account("ines.vanhoutte@cci.exemple.fr", "Conseillère CCI", "Inès Vanhoutte")
COORDINATOR: Final = _account("helene.castelain@capso.exemple.fr", "Coordination, CAPSO", "Hélène Castelain")
ADMINISTRATOR: Final = _account("bastien.morel@capso.exemple.fr", "Administration, CAPSO", "Bastien Morel")
OFFICIAL: Final = _account("marc.fournel@ccpl.exemple.fr", "Élu, CCPL", "Marc Fournel")
BGE_PARTNER: Final = _account("sonia.merchier@bge.exemple.fr", "Partenaire, BGE", "Sonia Merchier")
LOAN_PARTNER: Final = _account("thomas.cadet@initiative.exemple.fr", "Partenaire, Initiative", "Thomas Cadet")
JOBS_PARTNER: Final = _account(
    "nadege.pruvost@france-travail.exemple.fr", "Partenaire, France Travail", "Nadège Pruvost"
)
ACCOUNTS: Final = (
    CMA_ADVISER,
    CCI_ADVISER,
    COORDINATOR,
    ADMINISTRATOR,
    OFFICIAL,
    BGE_PARTNER,
    LOAN_PARTNER,
    JOBS_PARTNER,
)

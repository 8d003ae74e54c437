"""The organisations around the businesses, and the people who answer for them. All people are invented."""

from dataclasses import dataclass
from typing import Final

from bonrelais.demonstration.accounts import BGE_PARTNER, JOBS_PARTNER, LOAN_PARTNER
from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.network.choices import OrganisationKind

CMA: Final = "CMA"
CCI: Final = "CCI"
CAPSO: Final = "CAPSO"
CCPL: Final = "CCPL"


@dataclass(frozen=True, slots=True)
class Partner:
    """`short_name` is the key by which relays and tools name it."""

    short_name: str
    name: str
    kind: OrganisationKind
    siren: str | None = None


PARTNERS: Final = (
    Partner(CMA, "Chambre de métiers et de l’artisanat", OrganisationKind.CMA),
    Partner(CCI, "Chambre de commerce et d’industrie", OrganisationKind.CCI),
    Partner(CAPSO, "Communauté d’agglomération du pays de Saint-Omer", OrganisationKind.EPCI, PAYS_DE_SAINT_OMER),
    Partner(CCPL, "Communauté de communes du pays de Lumbres", OrganisationKind.EPCI, PAYS_DE_LUMBRES),
    Partner("Région", "Conseil régional, direction de l’économie", OrganisationKind.REGION),
    Partner("France Travail", "France Travail, agence locale", OrganisationKind.EMPLOYMENT),
    Partner("Mission locale", "Mission locale du territoire", OrganisationKind.EMPLOYMENT),
    Partner("OPCO", "Opérateurs de compétences, guichet commun", OrganisationKind.EMPLOYMENT),
    Partner("Initiative", "Plateforme Initiative, prêts d’honneur", OrganisationKind.FINANCE),
    Partner("Banque des Trois Rivières", "Banque des Trois Rivières", OrganisationKind.FINANCE),
    Partner("BGE", "BGE, antenne locale", OrganisationKind.NETWORK),
    Partner("Espace Énergie Pro", "Espace Énergie Pro de l’Audomarois", OrganisationKind.NETWORK),
    Partner("Chambre d’agriculture", "Chambre d’agriculture, antenne locale", OrganisationKind.OTHER),
    Partner("Cédants et repreneurs", "Association Cédants et repreneurs", OrganisationKind.NETWORK),
    Partner("Vitrines des Deux Vallées", "Union commerciale Les Vitrines des Deux Vallées", OrganisationKind.OTHER),
    Partner("Club Entreprendre", "Club Entreprendre entre Aa et Lys", OrganisationKind.NETWORK),
)


@dataclass(frozen=True, slots=True)
class RelayPlan:
    """`epcis` empty: the whole programme. `account` is the e-mail of an account, when the person has one."""

    organisation: str
    name: str
    title: str
    email: str
    themes: tuple[str, ...]
    epcis: tuple[str, ...] = ()
    account: str = ""


RELAYS: Final = (
    RelayPlan(CMA, "Laurence Thiriez", "Conseillère numérique", "laurence.thiriez@cma.exemple.fr",
              ("numerique", "developpement-commercial")),
    RelayPlan(CMA, "Guillaume Haudiquet", "Conseiller formation et apprentissage", "guillaume.haudiquet@cma.exemple.fr",
              ("formation",)),
    RelayPlan(CMA, "Pascale Monteuuis", "Conseillère transmission", "pascale.monteuuis@cma.exemple.fr",
              ("transmission-reprise", "reglementation")),
    RelayPlan(CCI, "Antoine Wimille", "Conseiller commerce", "antoine.wimille@cci.exemple.fr",
              ("developpement-commercial", "local-et-centre-ville")),
    RelayPlan(CCI, "Mélanie Duquesnoy", "Conseillère numérique", "melanie.duquesnoy@cci.exemple.fr", ("numerique",)),
    RelayPlan(CCI, "Karim Belhadri", "Conseiller industrie et export", "karim.belhadri@cci.exemple.fr",
              ("export", "innovation", "investissement")),
    RelayPlan(CAPSO, "Élodie Fauquet", "Développeuse économique", "elodie.fauquet@capso.exemple.fr",
              ("investissement", "local-et-centre-ville"), (PAYS_DE_SAINT_OMER,)),
    RelayPlan(CCPL, "Vincent Lamiot", "Développeur économique", "vincent.lamiot@ccpl.exemple.fr",
              ("investissement", "local-et-centre-ville"), (PAYS_DE_LUMBRES,)),
    RelayPlan("Région", "Christelle Ovelacque", "Chargée d’aides aux entreprises",
              "christelle.ovelacque@region.exemple.fr", ("investissement", "innovation")),
    RelayPlan("France Travail", JOBS_PARTNER.name, "Conseillère entreprises", JOBS_PARTNER.email,
              ("ressources-humaines",), (), JOBS_PARTNER.email),
    RelayPlan("Mission locale", "Farid Mansouri", "Chargé des relations entreprises",
              "farid.mansouri@mission-locale.exemple.fr", ("ressources-humaines", "formation")),
    RelayPlan("OPCO", "Sabine Cocquerelle", "Conseillère formation", "sabine.cocquerelle@opco.exemple.fr",
              ("formation",)),
    RelayPlan("Initiative", LOAN_PARTNER.name, "Chargé d’instruction", LOAN_PARTNER.email,
              ("gestion-et-financement", "transmission-reprise"), (), LOAN_PARTNER.email),
    RelayPlan("Banque des Trois Rivières", "Delphine Roussel", "Conseillère professionnels",
              "delphine.roussel@banque.exemple.fr", ("gestion-et-financement", "investissement")),
    RelayPlan("BGE", BGE_PARTNER.name, "Conseillère", BGE_PARTNER.email,
              ("gestion-et-financement", "developpement-commercial"), (), BGE_PARTNER.email),
    RelayPlan("Espace Énergie Pro", "Julien Brasseur", "Conseiller énergie", "julien.brasseur@energie.exemple.fr",
              ("transition-ecologique",)),
    RelayPlan("Chambre d’agriculture", "Aline Verhaeghe", "Conseillère circuits courts",
              "aline.verhaeghe@agriculture.exemple.fr", ("mise-en-reseau",)),
    RelayPlan("Cédants et repreneurs", "Didier Quandalle", "Parrain bénévole", "didier.quandalle@reprise.exemple.fr",
              ("transmission-reprise",)),
    RelayPlan("Vitrines des Deux Vallées", "Nora Descamps", "Animatrice", "nora.descamps@vitrines.exemple.fr",
              ("local-et-centre-ville", "mise-en-reseau")),
    RelayPlan("Club Entreprendre", "Fabien Lecoustre", "Délégué", "fabien.lecoustre@club.exemple.fr",
              ("mise-en-reseau", "innovation")),
)  # fmt: skip

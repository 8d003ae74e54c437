"""The pages that each visitor may open, read in the access matrix: none is forgotten."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.urls import reverse

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.actions import TargetFacts, set_target
from bonrelais.programmes.choices import TargetIndicator
from bonrelais.programmes.models import Agreement
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from bonrelais.referrals.choices import ReferralState
from tests import make
from tests.access.gathering import gathered_rows
from tests.access.matrix import Row, Visitor, World, make_world
from tests.make import Business, Offer

# Answers that are not a whole page: data, files, and the parts that a page asks for.
PARTS: Final = frozenset(
    {
        "health",
        "directory:map",
        "directory:fragment",
        "impact:progress",
        "impact:report_xlsx",
        "toolbox:choices",
        "toolbox:try_search",
        "toolbox:import_template",
        "toolbox:export_file",
        "mfa_download_recovery_codes",
    }
)


VISITORS: Final[tuple[Visitor, ...]] = tuple(visitor for visitor in Visitor if visitor is not Visitor.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Lived:
    """A programme where something happened, so that pages have rows, figures and states to show."""

    origin: str
    world: World
    known: Establishment


def lived_world(origin: str) -> Lived:
    world = make_world()
    known = make.establishment_of(world.programme, Business(name="Brasserie Delobel", sign="Brasserie de l’Aa"))
    _furnish_work(world, known)
    for number in range(30):
        make.establishment_of(world.programme, Business(name=f"Atelier {number}"))
    return Lived(origin, world, known)


def _sign_agreement(world: World) -> None:
    """With a target; on the one of the matrix where a row of it has made one."""
    agreement = Agreement.objects.filter(programme=world.programme).first() or make.agreement(world.programme)
    facts = TargetFacts(TargetIndicator.BUSINESSES_MET, date(2024, 1, 1), date(2024, 12, 31), 190)
    set_target(agreement, facts=facts, by=world.adviser, at=clock.now())


def _furnish_work(world: World, known: Establishment) -> None:
    adviser, themes = world.adviser, (make.leaf_theme(world.adviser), make.leaf_theme(world.adviser, 1))
    contact = make.contact(adviser, known.company, phone="03 21 00 00 00", email="lou.delobel@exemple.fr")
    make.visit(adviser, known, held_on=date(2024, 10, 3), themes=(themes[1],))
    make.promised_visit(adviser, known, "Envoyer le modèle de bail", due_on=date(2024, 11, 18))
    make.callback(adviser, known)
    make.appointment(adviser, known)
    make.appointment(adviser, known, starts_at=clock.now() + timedelta(hours=3))
    make.private_note(adviser, known.company)
    make.fact(adviser, known.company, "digital.has_website", value=True)
    need = make.need(adviser, known, theme=themes[0], words="Changer la chambre froide")
    for title, size in (("Prêt d’honneur", {"max": 9}), ("Grands projets", {"min": 50})):
        make.tool(adviser, Offer(title, criteria=make.criteria({"kind": "workforce", "params": size})))
    relay = make.relay(adviser, of=world.seats[Visitor.PARTNER].organisation)
    make.consent(adviser, known.company, make.organisation("Initiative"), contact=contact)
    make.answer(make.referral(adviser, known, relay_to=relay, of_need=need), ReferralState.ACCEPTED)
    project = make.project(adviser, known, need=need, steps=("Comparer trois devis", "Signer"))
    make.outcome(adviser, project)
    make.outcome(adviser, project, make.outcome_entry(OutcomeKind.INVESTMENT, OutcomeNature.MADE, value=1_200_000))
    make.outcome(adviser, project, make.outcome_entry(OutcomeKind.JOBS_CREATED, OutcomeNature.PLANNED, value=2))


def pages(lived: Lived) -> dict[str, list[Visitor]]:
    """Addresses of whole pages, one for each row of the matrix, with the visitors whom they answer 200."""
    rows = [row for row in gathered_rows() if row.method == "GET" and row.url not in PARTS]
    found: dict[str, list[Visitor]] = {}
    for row in rows:
        found[address(row, lived.world)] = [one for one in VISITORS if row.expected[one] == 200]
    _sign_agreement(lived.world)
    found.update({path: [Visitor.ADVISER] for path in full_pages(lived.known)})
    return found


def address(row: Row, world: World) -> str:
    case = row.case(world)
    path = reverse(row.url, kwargs=dict(case.arguments))
    return f"{path}?{case.query}" if case.query else path


def full_pages(known: Establishment) -> tuple[str, ...]:
    """Pages with much to show, and states that an address alone reaches."""
    return (
        reverse("desk:sheet", args=[known.pk]),
        reverse("casework:record_visit", args=[known.pk]),
        reverse("desk:palette") + "?q=brasserie",
        reverse("directory:list") + "?vue=carte",
        reverse("directory:list") + "?q=atelier&page=2&rencontre=jamais",
        reverse("directory:list") + "?q=introuvable",
        reverse("impact:dashboard") + "?arret=2024-11-01",
    )

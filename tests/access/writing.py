"""Each kind of row on one business, once or more: what pages are full of."""

from datetime import date

from bonrelais.directory.actions.perimeters import draw_perimeter
from bonrelais.directory.choices import FactSource
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.actions import PerimeterFacts
from tests import make
from tests.access.matrix import Visitor, World
from tests.make import Business, Offer


def write_everything(world: World, place: Establishment, rank: int = 0) -> None:
    """`rank`, under three, tells one time from another: names and years differ."""
    write_of_business(world, place, rank)
    seat = world.adviser
    entered = make.company(Business(name=f"Brocante {rank}"), programme=world.programme)
    make.establishment(place.commune, Business(name=f"Brocante {rank}", register_on=None), of=entered)
    make.draft_tool(seat, Offer(f"Brouillon {make.next_number()}"))
    facts = PerimeterFacts(kind="centre-ville", name=f"Centre {rank}", commune=place.commune)
    draw_perimeter(world.programme, facts=facts, by=seat, at=clock.now())
    make.agreement(world.programme, starts_on=date(2021 + rank, 1, 1), ends_on=date(2021 + rank, 12, 31))
    make.message(programme=world.programme, by=seat)
    make.invitation(world.seats[Visitor.COORDINATOR])
    make.seat(programme=world.programme)


def write_of_business(world: World, place: Establishment, rank: int) -> None:
    seat, company = world.adviser, place.company
    make.establishment(place.commune, Business(is_head_office=False), of=company)
    make.visit(seat, place, themes=(make.leaf_theme(seat, rank),))
    make.promised_visit(seat, place, f"Rappeler {rank}", due_on=clock.today())
    make.appointment(seat, place)
    make.callback(seat, place)
    make.private_note(seat, company)
    contact = make.contact(seat, company, f"Personne {rank}", email=f"p{rank}@exemple.fr")
    make.consent(seat, company, make.organisation(), contact=contact)
    code = ("digital.has_website", "hiring.is_planned", "digital.sells_online")[rank]
    make.fact(seat, company, code, value=True, source=FactSource.DECLARED)
    _hand_over(world, place, rank)
    project = make.project(seat, place, steps=(f"Étape {rank}", "Étape suivante"))
    make.outcome(seat, project)


def _hand_over(world: World, place: Establishment, rank: int) -> None:
    """A need with a tool proposed, one handed over and answered, one handed over and waiting."""
    seat, partner = world.adviser, world.seats[Visitor.PARTNER].organisation
    need, waiting = (make.need(seat, place, words=f"{words} {rank}") for words in ("Un besoin", "Un autre"))
    make.answer(make.referral(seat, place, of_need=need, relay_to=make.relay(seat, of=partner)), comment="Un mot")
    make.referral(seat, place, of_need=waiting, relay_to=make.relay(seat, of=partner))
    tool = make.tool(seat, Offer(f"Outil {make.next_number()}"))
    make.proposal(seat, place, tool, need=need)
    make.target_list(seat, tool, [place])

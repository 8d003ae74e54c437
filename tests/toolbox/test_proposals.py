from datetime import date

import pytest

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.models import Entry
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import ManualAnswer, ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import ManualDecision, Proposal, ProposalStage, Tool, ToolVersion
from bonrelais.toolbox.states import MAY_BECOME
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

LARGE = make.criteria({"kind": "workforce", "params": {"min": 50}})
WORDS = "Le projet est jugé solide par la banque"
MANUAL = make.criteria({"kind": "manual", "params": {"text": WORDS}})


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business(size_band="02"))


@pytest.fixture
def need(seat: Seat, place: Establishment) -> Need:
    return make.need(seat, place)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.tool(seat)


def states(proposal: Proposal) -> list[tuple[str, bool]]:
    rows = ProposalStage.objects.filter(proposal=proposal).order_by("recorded_at", "id")
    return [(row.state, row.replaced_at is None) for row in rows]


def test_proposal_keeps_the_version_and_the_reading_it_rests_on(
    seat: Seat, place: Establishment, need: Need, tool: Tool
) -> None:
    made = make.proposal(seat, place, tool, need=need)
    assert (made.version.number, made.verdict, made.organisation, made.need) == (1, "yes", seat.organisation, need)
    assert states(made) == [("proposed", True)]
    assert Entry.objects.get(subject_id=made.pk).verb == "proposal.proposed"


def test_proposal_made_twice_is_one(seat: Seat, place: Establishment, need: Need, tool: Tool) -> None:
    first = make.proposal(seat, place, tool, need=need)
    assert make.proposal(seat, place, tool, need=need) == first
    assert states(first) == [("proposed", True)]


def test_proposal_without_need_is_its_own(seat: Seat, place: Establishment, need: Need, tool: Tool) -> None:
    first = make.proposal(seat, place, tool)
    assert (make.proposal(seat, place, tool), make.proposal(seat, place, tool, need=need) == first) == (first, False)


def test_proposal_of_an_excluded_tool_is_refused(seat: Seat, place: Establishment, need: Need) -> None:
    with pytest.raises(actions.ProposalError) as error:
        make.proposal(seat, place, make.tool(seat, Offer(criteria=LARGE)), need=need)
    assert str(error.value) == ("Un critère exclut cet outil. Si le fait est faux, corrigez-le, puis proposez l’outil.")
    assert Proposal.objects.exists() is False


def test_proposal_with_a_known_verdict_reads_nothing_again(
    seat: Seat, place: Establishment, need: Need, tool: Tool
) -> None:
    asked = ToolProposal(tool, need, verdict=Answer.UNKNOWN)
    assert actions.propose_tool(place, proposal=asked, by=seat, at=clock.now()).verdict == "unknown"


def test_proposal_across_companies_or_programmes_is_refused(seat: Seat, place: Establishment, tool: Tool) -> None:
    elsewhere = make.seat()
    other_need = make.need(seat, make.establishment_of(seat.programme))
    for asked in (ToolProposal(tool, other_need), ToolProposal(make.tool(elsewhere))):
        with pytest.raises(actions.ProposalError):
            actions.propose_tool(place, proposal=asked, by=seat, at=clock.now())


def test_proposal_of_a_tool_out_of_force_is_refused(seat: Seat, place: Establishment, need: Need) -> None:
    for tool in (make.draft_tool(seat), make.tool(seat, Offer(effective_to_on=date(2024, 11, 19)))):
        with pytest.raises(actions.ProposalError) as error:
            make.proposal(seat, place, tool, need=need)
        assert str(error.value) == "Cet outil n’est plus en vigueur. Rechargez la page pour voir ceux qui le sont."


def test_proposal_for_a_closed_need_is_refused_in_words(
    seat: Seat, place: Establishment, need: Need, tool: Tool
) -> None:
    going, refused = (make.proposal(seat, place, make.tool(seat), need=need) for _ in range(2))
    actions.refuse(refused, by=seat, at=clock.now())
    closed = end_need(need, end=NeedEnd.ANSWERED, by=seat, at=clock.now())
    for asked in (tool, refused.tool):
        with pytest.raises(actions.ProposalError, match="Ce besoin est clos"):
            make.proposal(seat, place, asked, need=closed)
    assert make.proposal(seat, place, going.tool, need=closed) == going
    assert states(going) == [("proposed", True)]


def test_amount_granted_is_corrected_down_to_its_day(seat: Seat, place: Establishment, tool: Tool) -> None:
    made = make.proposal(seat, place, tool)
    for day in (date(2024, 11, 4), date(2024, 11, 4), date(2024, 11, 5)):
        actions.grant(made, amount_cents=120_000, since_on=day, by=seat, at=clock.now())
    assert states(made) == [("proposed", False), ("granted", False), ("granted", True)]


def test_tool_set_aside_without_having_been_proposed(seat: Seat, place: Establishment, need: Need, tool: Tool) -> None:
    made = actions.set_aside(
        place, proposal=ToolProposal(tool, need), reason="Il a déjà un prêt.", by=seat, at=clock.now()
    )
    assert states(made) == [("set_aside", True)]


def test_tool_set_aside_without_reason_is_refused(seat: Seat, place: Establishment, need: Need, tool: Tool) -> None:
    with pytest.raises(actions.ProposalError):
        actions.set_aside(place, proposal=ToolProposal(tool, need), reason=" ", by=seat, at=clock.now())


def test_tool_set_aside_is_proposed_again_on_what_is_known_now(seat: Seat, place: Establishment, need: Need) -> None:
    tool = make.tool(seat, Offer(criteria=LARGE))
    made = actions.set_aside(place, proposal=ToolProposal(tool, need), reason="Trop petit.", by=seat, at=clock.now())
    assert made.verdict == "no"
    with pytest.raises(actions.ProposalError):
        make.proposal(seat, place, tool, need=need)
    make.fact(seat, place.company, "employees.company", value=60)
    again = make.proposal(seat, place, tool, need=need)
    assert (again.pk, again.verdict) == (made.pk, "yes")
    assert states(again) == [("set_aside", False), ("proposed", True)]


def test_proposal_goes_to_granted_with_its_amount(seat: Seat, place: Establishment, tool: Tool) -> None:
    made = make.proposal(seat, place, tool)
    actions.apply_for(made, since_on=date(2024, 11, 18), by=seat, at=clock.now())
    for _ in range(2):
        actions.grant(made, amount_cents=120_000, by=seat, at=clock.now())
    present = ProposalStage.objects.get(proposal=made, replaced_at__isnull=True)
    assert (present.state, present.amount_cents, present.since_on) == ("granted", 120_000, date(2024, 11, 20))
    assert states(made) == [("proposed", False), ("applied", False), ("granted", True)]


def test_amount_granted_is_corrected_by_another_row(seat: Seat, place: Establishment, tool: Tool) -> None:
    made = make.proposal(seat, place, tool)
    for amount in (120_000, 90_000):
        actions.grant(made, amount_cents=amount, by=seat, at=clock.now())
    assert [row.amount_cents for row in ProposalStage.objects.filter(proposal=made).order_by("id")] == [
        None,
        120_000,
        90_000,
    ]


def test_proposal_refused_keeps_the_reason(seat: Seat, place: Establishment, tool: Tool) -> None:
    made = make.proposal(seat, place, tool)
    stage = actions.refuse(made, reason="Budget épuisé.", by=seat, at=clock.now())
    assert (stage.state, stage.reason) == ("refused", "Budget épuisé.")


def test_proposal_refuses_a_wrong_next_state_a_day_to_come_and_a_negative_amount(
    seat: Seat, place: Establishment, tool: Tool
) -> None:
    made = actions.set_aside(place, proposal=ToolProposal(tool), reason="Non.", by=seat, at=clock.now())
    with pytest.raises(actions.ProposalStateError) as error:
        actions.grant(made, amount_cents=0, by=seat, at=clock.now())
    assert str(error.value) == "Cet outil est « Écarté » : il ne peut pas devenir « Obtenu ». Rechargez la page."
    for day in (date(2024, 11, 21), date(2020, 1, 5), date(1, 1, 1)):
        with pytest.raises(actions.ProposalDayError):
            actions.apply_for(made, since_on=day, by=seat, at=clock.now())
    with pytest.raises(DomainError):
        actions.grant(made, amount_cents=-1, by=seat, at=clock.now())


def test_states_have_all_their_place_in_the_table() -> None:
    assert set(MAY_BECOME) == set(ProposalState)


def test_manual_condition_is_decided_changed_and_taken_back(seat: Seat, place: Establishment) -> None:
    version = ToolVersion.objects.get(tool=make.tool(seat, Offer(criteria=MANUAL)))
    for is_met in (True, True, False, None):
        answer = ManualAnswer(place.company, WORDS, is_met)
        actions.decide_manually(version, answer=answer, by=seat, at=clock.now())
    rows = ManualDecision.objects.filter(version=version).order_by("recorded_at", "id")
    assert [(row.is_met, row.withdrawn_at is None) for row in rows] == [(True, False), (False, False)]


def test_manual_decision_on_other_words_is_refused(seat: Seat, place: Establishment) -> None:
    version = ToolVersion.objects.get(tool=make.tool(seat, Offer(criteria=MANUAL)))
    with pytest.raises(actions.DecisionError):
        actions.decide_manually(
            version, answer=ManualAnswer(place.company, "Autre chose", True), by=seat, at=clock.now()
        )


def test_decision_is_of_one_company_and_one_tool(seat: Seat, place: Establishment) -> None:
    tool, _ = (make.tool(seat, Offer(title=title, criteria=MANUAL)) for title in ("Décidé", "De mêmes mots"))
    version, other = ToolVersion.objects.get(tool=tool), make.establishment_of(seat.programme)
    actions.decide_manually(version, answer=ManualAnswer(place.company, WORDS, True), by=seat, at=clock.now())
    verdicts = {
        (one.pk, match.tool.title): match.verdict
        for one in (place, other)
        for match in queries.tools_for(seat, one, make.need(seat, one), on=clock.today())
    }
    assert len(verdicts) == 4
    assert [key for key, verdict in verdicts.items() if verdict is Answer.YES] == [(place.pk, "Décidé")]


def test_tool_of_another_programme_is_not_proposed(place: Establishment, need: Need, seat: Seat) -> None:
    asked = ToolProposal(make.tool(make.seat()), need)
    with pytest.raises(actions.ProposalError) as refused:
        actions.propose_tool(place, proposal=asked, by=seat, at=clock.now())
    assert str(refused.value) == "Cet outil n’est pas de ce dispositif. Choisissez-en un autre."

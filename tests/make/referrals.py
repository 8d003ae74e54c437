from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.actor import RelayActor
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.actions.referrals import answer_referral, send_referral
from bonrelais.referrals.actions.relays import add_relay
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer, Referral, Relay
from bonrelais.referrals.requests import ReferralRequest, RelayAnswer, RelayCard
from tests.make.counter import next_number
from tests.make.directory import consent
from tests.make.needs import leaf_theme, need
from tests.make.network import organisation


def relay(
    seat: Seat, *, of: Organisation | None = None, themes: tuple[Theme, ...] = (), name: str = "Marc Fouquart"
) -> Relay:
    """A contact point for all the programme's territory; for the first theme unless said otherwise."""
    card = RelayCard(
        organisation=of or organisation(),
        name=name,
        email=f"relais{next_number()}@exemple.fr",
        themes=themes or (leaf_theme(seat),),
        title="Chargé de mission",
    )
    return add_relay(card, by=seat, at=clock.now())


def referral(
    seat: Seat, establishment: Establishment, *, relay_to: Relay | None = None, of_need: Need | None = None
) -> Referral:
    """A need handed to a relay with the owner's consent, waiting for its answer."""
    handed = of_need or need(seat, establishment)
    to = relay_to or relay(seat, themes=(handed.theme,))
    asked = ReferralRequest(
        relay=to,
        consent=consent(seat, establishment.company, to.organisation),
        reason="Compétente sur le thème. Intervient dans tout le territoire.",
        device_key=new_id(),
    )
    return send_referral(handed, request=asked, by=seat, at=clock.now())


def answer(
    referral: Referral, state: ReferralState = ReferralState.ACCEPTED, *, reason: DeclineReason | None = None
) -> Answer:
    """What the relay says on its signed page."""
    attempts = 2 if state is ReferralState.UNREACHABLE else None
    said = RelayAnswer(state=state, reason=reason, attempts=attempts)
    return answer_referral(referral, answer=said, by=RelayActor(referral.relay_id), at=clock.now())

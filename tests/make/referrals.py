from bonrelais.directory.models import Consent, Contact, Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM, RelayActor
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation
from bonrelais.programmes.actions import add_organisation
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.actions.referrals import answer_referral, send_referral
from bonrelais.referrals.actions.relays import add_relay
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer, Referral, Relay
from bonrelais.referrals.requests import ReferralRequest, RelayAnswer, RelayCard
from tests.make.counter import next_number
from tests.make.directory import consent, contact
from tests.make.needs import leaf_theme, need
from tests.make.network import organisation


def relay(
    seat: Seat, *, of: Organisation | None = None, themes: tuple[Theme, ...] = (), name: str = "Marc Fouquart"
) -> Relay:
    """A contact point of an organisation of the programme, everywhere; for the first theme unless said otherwise."""
    held = of or organisation()
    add_organisation(seat.programme, organisation=held, since_on=seat.programme.started_on, by=SYSTEM, at=clock.now())
    card = RelayCard(
        organisation=held,
        name=name,
        email=f"relais{next_number()}@exemple.fr",
        themes=themes or (leaf_theme(seat),),
        title="Chargé de mission",
    )
    return add_relay(card, by=seat, at=clock.now())


def referral(
    seat: Seat,
    establishment: Establishment,
    *,
    relay_to: Relay | None = None,
    of_need: Need | None = None,
    owner: Contact | None = None,
) -> Referral:
    """A need handed to a relay with the owner's consent, waiting for its answer."""
    handed = of_need or need(seat, establishment)
    to = relay_to or relay(seat, themes=(handed.theme,))
    company = establishment.company
    held = Consent.objects.filter(programme=seat.programme, company=company, withdrawn_at__isnull=True)
    given = held.filter(organisation=to.organisation).first()
    asked = ReferralRequest(
        relay=to,
        consent=given or consent(seat, company, to.organisation, contact=owner or contact(seat, company)),
        reason="Compétente sur le thème. Intervient dans tout le territoire.",
        device_key=new_id(),
    )
    return send_referral(handed, request=asked, by=seat, at=clock.now())


def answer(
    referral: Referral,
    state: ReferralState = ReferralState.ACCEPTED,
    *,
    reason: DeclineReason | None = None,
    comment: str = "",
) -> Answer:
    """What the relay says on its signed page."""
    attempts = 2 if state is ReferralState.UNREACHABLE else None
    said = RelayAnswer(state=state, comment=comment, reason=reason, attempts=attempts)
    return answer_referral(referral, answer=said, by=RelayActor(referral.relay_id), at=clock.now())

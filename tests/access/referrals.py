from bonrelais.foundation import clock
from bonrelais.referrals import signing
from bonrelais.referrals.models import Referral
from tests import make
from tests.access.matrix import Case, Row, Visitor, World, all_visitors


def sent(world: World) -> Referral:
    """To a relay of the partner's own structure."""
    partner = world.seats[Visitor.PARTNER]
    relay = make.relay(world.adviser, of=partner.organisation)
    return make.referral(world.adviser, make.establishment_of(world.programme), relay_to=relay)


def referral(world: World) -> Case:
    return Case({"pk": sent(world).pk})


def taken(world: World) -> Case:
    return Case(referral(world).arguments, form={"state": "accepted"})


def taken_back(world: World) -> Case:
    return Case(referral(world).arguments, form={"reason": "L’entreprise a trouvé seule."})


def to_hand_over(world: World) -> Case:
    return Case({"need": make.need(world.adviser, make.establishment_of(world.programme)).pk})


def handed_over(world: World) -> Case:
    need = make.need(world.adviser, make.establishment_of(world.programme))
    form = {
        "relay": str(make.relay(world.adviser).pk),
        "has_consent": "on",
        "contact": str(make.contact(world.adviser, need.company).pk),
        "device_key": "0190b7c0-0000-7000-8000-000000000001",
    }
    return Case({"need": need.pk}, form=form)


def relay(world: World) -> Case:
    return Case({"pk": make.relay(world.adviser).pk})


def link(world: World) -> Case:
    referral = sent(world)
    return Case({"token": signing.sign(referral.pk, referral.relay.email, at=clock.now())})


def link_to_take(world: World) -> Case:
    return Case(link(world).arguments, form={"state": "accepted"})


#                                          anonymous adviser coordinator partner official administrator operator elsewhere
ROWS = (
    Row("referrals:inbox", "GET", (302, 200, 200, 200, 403, 200, 403, 200)),
    Row("referrals:relays", "GET", (302, 200, 200, 403, 403, 200, 403, 200)),
    Row("referrals:relay_add", "GET", (302, 403, 200, 403, 403, 200, 403, 403)),
    Row("referrals:relay_add", "POST", (302, 403, 422, 403, 403, 422, 403, 403)),
    Row("referrals:relay_edit", "GET", (302, 403, 200, 403, 403, 200, 403, 403), relay),
    Row("referrals:relay_edit", "POST", (302, 403, 422, 403, 403, 422, 403, 403), relay),
    Row("referrals:relay_retire", "POST", (302, 403, 302, 403, 403, 302, 403, 403), relay),
    Row("referrals:choose", "GET", (302, 200, 200, 403, 403, 200, 403, 404), to_hand_over),
    Row("referrals:send", "POST", (302, 302, 302, 403, 403, 403, 403, 404), handed_over),
    Row("referrals:seen", "POST", (302, 302, 302, 403, 403, 302, 403, 302)),
    Row("referrals:sheet", "GET", (302, 200, 200, 200, 403, 200, 403, 404), referral),
    Row("referrals:answer", "POST", (302, 302, 403, 302, 403, 403, 403, 404), taken),
    Row("referrals:withdraw", "GET", (302, 200, 200, 403, 403, 200, 403, 404), referral),
    Row("referrals:withdraw", "POST", (302, 302, 302, 403, 403, 302, 403, 404), taken_back),
    Row("referrals:signed", "GET", all_visitors(200), link),
    Row("referrals:signed", "POST", all_visitors(302), link_to_take),
    Row("referrals:renew", "POST", all_visitors(200), link),
)

"""Which relays can take a need, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from statistics import median
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.routing.chambers import Chamber, ChamberChoice, choose_chambers
from bonrelais.core.routing.relays import Competence, RelayProfile, RelayProposal, propose_relays
from bonrelais.core.rules import codec
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.territory import Area, AreaLevel
from bonrelais.core.rules.verdicts import Answer as CoreAnswer
from bonrelais.directory.models import Consent, Contact
from bonrelais.directory.queries import fact_sheet
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.needs.models import Need
from bonrelais.network.choices import OrganisationKind
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer, Relay, RelayTerritory
from bonrelais.referrals.queries.relays import competences_of, places_of, relays_in_use
from bonrelais.referrals.states import IN_HAND

CHAMBERS = {OrganisationKind.CMA.value: Chamber.CMA, OrganisationKind.CCI.value: Chamber.CCI}


@dataclass(frozen=True, slots=True)
class RelayChoice:
    """A relay proposed for a need: the core's proposal, the relay's row, and the owner's consent for it if given."""

    relay: Relay
    proposal: RelayProposal
    consent: Consent | None

    @property
    def called(self) -> Contact | None:
        """Who agreed to be called, when the consent says it."""
        return self.consent.contact if self.consent is not None else None


@dataclass(frozen=True, slots=True)
class Routing:
    """All the relays for a need, best first, and the chamber rule's reason; `sent`: those that have it in hand."""

    chambers: ChamberChoice
    choices: Sequence[RelayChoice]
    sent: frozenset[UUID]


def route(seat: Seat, need: Need, *, on: date) -> Routing:
    """Who can take this need, and why: competence × territory × the chamber rule."""
    relays = relays_in_use(seat)
    sheet: FactSheet = fact_sheet(seat, need.establishment, on=on)
    chambers = choose_chambers(sheet)
    past = [_Answered(*row) for row in _ANSWERS.read({"programme": seat.programme_id})]
    knowing = {row.relay_id for row in past if row.company_id == need.company_id and row.is_helpful}
    set_back = {row.relay_id: row for row in past if row.need_id == need.id and row.replaced_at is None}
    loads = Counter(row.relay_id for row in past if row.is_in_hand)
    days = _answer_days(past)
    profiles = [
        replace(
            _profile(relay),
            knows_company=relay.id in knowing,
            load=loads[relay.id],
            median_answer_days=days.get(relay.id),
            set_back=_set_back(set_back.get(relay.id)),
        )
        for relay in relays
    ]
    context = Context(day=on, themes=_themes(need), labels=_labels(relays))
    consents = {row.organisation_id: row for row in _consents(seat, need)}
    by_key = {str(relay.id): relay for relay in relays}
    choices = [
        RelayChoice(
            relay=by_key[proposal.relay.key],
            proposal=proposal,
            consent=consents.get(by_key[proposal.relay.key].organisation_id),
        )
        for proposal in propose_relays(profiles, sheet, context, chambers)
    ]
    sent = frozenset(row.relay_id for row in past if row.is_in_hand and row.need_id == need.id)
    return Routing(chambers=chambers, choices=choices, sent=sent)


class _Answered(NamedTuple):
    """An answer to a referral, the sending being the first."""

    relay_id: UUID
    referral_id: UUID
    company_id: UUID
    need_id: UUID
    sent_at: datetime
    state: str
    reason: str
    answered_at: datetime
    replaced_at: datetime | None

    @property
    def is_in_hand(self) -> bool:
        return self.replaced_at is None and self.state in IN_HAND

    @property
    def is_helpful(self) -> bool:
        """What makes a relay know a company: it takes care of it, or helped it."""
        return self.replaced_at is None and self.state in {ReferralState.ACCEPTED, ReferralState.HELPED}


_ANSWERS: Final = Prepared(
    lambda: (
        Answer.objects.filter(referral__programme_id=Given("programme"))
        .exclude(state=ReferralState.PENDING, replaced_at__isnull=False)  # the sending, once answered, says no more
        .order_by("answered_at", "id")
        .values_list(
            "referral__relay_id",
            "referral_id",
            "referral__company_id",
            "referral__need_id",
            "referral__sent_at",
            "state",
            "reason",
            "answered_at",
            "replaced_at",
        )
    )
)


def _themes(need: Need) -> frozenset[str]:
    parent = need.theme.parent
    return frozenset({need.theme.code, *([parent.code] if parent else [])})


_SET_BACKS: Final = {
    ReferralState.EXPIRED: "N’a pas répondu pour ce besoin",
    ReferralState.NO_HELP: "N’a pas trouvé d’aide pour ce besoin",
    ReferralState.UNREACHABLE: "N’a pas réussi à joindre l’entreprise",
}


def _set_back(last: _Answered | None) -> str:
    """How the relay's last referral of this need left it without help; nothing when it did not."""
    if last is None:
        return ""
    if last.state == ReferralState.DECLINED:
        return f"A refusé ce besoin : {inside(DeclineReason(last.reason).label)}"
    return _SET_BACKS.get(ReferralState(last.state), "")


def _profile(relay: Relay) -> RelayProfile:
    return RelayProfile(
        key=str(relay.id),
        name=f"{relay.organisation.short_name}, {relay.name}",
        competences=tuple(
            Competence(row.theme.code, codec.read_document(row.criteria, is_kept=True) if row.criteria else ())
            for row in competences_of(relay)
        ),
        areas=tuple(area for row in places_of(relay) if (area := _area(row)) is not None),
        chamber=CHAMBERS.get(relay.organisation.kind),
    )


def _area(place: RelayTerritory) -> Area | None:
    if place.epci is not None:
        return Area(AreaLevel.EPCI, place.epci.siren)
    return Area(AreaLevel.COMMUNE, place.commune.code) if place.commune is not None else None


def _labels(relays: Sequence[Relay]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for relay in relays:
        for competence in competences_of(relay):
            labels[f"theme:{competence.theme.code}"] = competence.theme.label
        for place in places_of(relay):
            if place.epci:
                labels[f"epci:{place.epci.siren}"] = place.epci.name
            if place.commune:
                labels[f"commune:{place.commune.code}"] = place.commune.name
    return labels


def _consents(seat: Seat, need: Need) -> QuerySet[Consent]:
    rows = Consent.objects.filter(programme_id=seat.programme_id, company_id=need.company_id, withdrawn_at__isnull=True)
    return rows.select_related("contact").order_by("given_on", "id")


def _answer_days(past: Sequence[_Answered]) -> dict[UUID, float]:
    """The median days each relay took to answer for the first time."""
    first: dict[UUID, _Answered] = {}
    for row in past:
        if row.state in {ReferralState.ACCEPTED, ReferralState.DECLINED}:
            first.setdefault(row.referral_id, row)
    days: dict[UUID, list[float]] = {}
    for row in first.values():
        days.setdefault(row.relay_id, []).append((row.answered_at - row.sent_at).total_seconds() / 86_400)
    return {relay_id: median(taken) for relay_id, taken in days.items()}


def choice_of(seat: Seat, need: Need, relay: Relay, *, on: date) -> RelayChoice | None:
    """What is said of one relay for this need, as the page shows it; None once it is a relay no more."""
    return next((choice for choice in route(seat, need, on=on).choices if choice.relay.id == relay.id), None)


def next_choice(seat: Seat, need: Need, *, on: date) -> RelayChoice | None:
    """The best relay that has not had this need yet; None when nobody else may take it."""
    routing = route(seat, need, on=on)
    fresh = (choice for choice in routing.choices if choice.relay.id not in routing.sent)
    return next(
        (one for one in fresh if one.proposal.answer is not CoreAnswer.NO and not one.proposal.relay.set_back), None
    )


def in_words(proposal: RelayProposal) -> str:
    """Why this relay, as the page showed it: kept with the referral."""
    lines = (line for reason in proposal.reasons for line in reason.lines)
    return ". ".join(line.text.rstrip(".") for line in lines) + "."

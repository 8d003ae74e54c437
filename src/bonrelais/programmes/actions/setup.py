"""A new programme in one go: for `bonrelais init` and the demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from bonrelais.foundation.actor import Actor
from bonrelais.journal.actions import entry_for, record_all
from bonrelais.network.models import Organisation, User
from bonrelais.programmes import queries
from bonrelais.programmes.actions.agreements import AgreementFacts, add_agreement
from bonrelais.programmes.actions.members import Grant, grant_role
from bonrelais.programmes.actions.priorities import PriorityFacts, add_priority
from bonrelais.programmes.actions.programme import ProgrammeFacts, add_organisation, create_programme, join_epci
from bonrelais.programmes.actions.sectors import add_default_sectors, assign_default_sectors
from bonrelais.programmes.choices import Role
from bonrelais.programmes.defaults.priorities import PRIORITIES
from bonrelais.programmes.defaults.themes import THEMES
from bonrelais.programmes.models import Programme, Theme
from bonrelais.territory.models import Epci


@dataclass(frozen=True, slots=True)
class JoiningEpci:
    epci: Epci
    joined_on: date


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    user: User
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class SetUp:
    """All a new programme needs; themes, sectors and priorities are the default ones."""

    facts: ProgrammeFacts
    epcis: Sequence[JoiningEpci]
    administrator: FirstAdministrator | None = None
    organisations: Sequence[Organisation] = ()
    agreements: Sequence[AgreementFacts] = ()


@transaction.atomic
def set_up_programme(plan: SetUp, *, by: Actor, at: datetime) -> Programme:
    programme = create_programme(plan.facts, by=by, at=at)
    for joining in plan.epcis:
        join_epci(programme, epci=joining.epci, joined_on=joining.joined_on, by=by, at=at)
    for organisation in plan.organisations:
        add_organisation(programme, organisation=organisation, since_on=plan.facts.started_on, by=by, at=at)
    if plan.administrator is not None:
        grant = Grant(
            user=plan.administrator.user,
            organisation=plan.administrator.organisation,
            role=Role.ADMINISTRATOR,
            since_on=plan.facts.started_on,
        )
        grant_role(programme, grant=grant, by=by, at=at)
    for facts in plan.agreements:
        add_agreement(programme, facts=facts, by=by, at=at)
    themes = add_default_themes(programme, by=by, at=at)
    _add_default_priorities(programme, themes, by=by, at=at)
    add_default_sectors(programme, by=by, at=at)
    assign_default_sectors(programme, activities=queries.activities_without_sector(programme), by=by, at=at)
    return programme


@transaction.atomic
def add_default_themes(programme: Programme, *, by: Actor, at: datetime) -> dict[str, Theme]:
    """The themes added, by code. The programme is new: written at once, without a check against what it holds."""
    parents = [
        Theme(programme=programme, code=tree.code, label=tree.label, position=position, recorded_at=at)
        for position, tree in enumerate(THEMES)
    ]
    children = [
        Theme(programme=programme, parent=parent, code=code, label=label, position=position, recorded_at=at)
        for parent, tree in zip(parents, THEMES, strict=True)
        for position, (code, label) in enumerate(tree.children)
    ]
    themes = Theme.objects.bulk_create([*parents, *children])
    record_all([entry_for("theme.added", theme, by=by, at=at) for theme in themes])
    return {theme.code: theme for theme in themes}


def _add_default_priorities(programme: Programme, themes: dict[str, Theme], *, by: Actor, at: datetime) -> None:
    for default in PRIORITIES:
        facts = PriorityFacts(
            code=default.code,
            label=default.label,
            rule=default.rule,
            perimeter_kind=default.perimeter_kind,
            theme=themes.get(default.theme_code),
        )
        add_priority(programme, facts=facts, by=by, at=at)

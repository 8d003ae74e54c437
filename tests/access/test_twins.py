"""Two programmes on the same communes, with the same businesses: what one wrote, the other neither reads nor changes.

The matrix's « elsewhere » stands in another territory, where most addresses answer 404 by their business alone. Here the
business is shared, as the register is: only the programme's own scope keeps the rows apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from bonrelais.directory.models import Establishment
from bonrelais.programmes.models import Programme
from tests import make
from tests.access.gathering import addresses, gathered_rows
from tests.access.matrix import ROLES, Case, Row, Visitor, World
from tests.access.writing import write_everything

SECRET = "Zzsecret"
SEARCH = "q=zzsecre"  # finds it, and does not say it
# What people write; identifiers, codes and choices stay as they are.
WORDS = frozenset(
    {
        "acronym",
        "comment",
        "description",
        "display_name",
        "first_name",
        "label",
        "last_name",
        "message",
        "name",
        "note",
        "private_note",
    }
    | {"purpose", "reason", "shared_notes", "short_name", "summary", "subject", "body", "text", "title", "words"}
)
# Opened by a signed link, without an account: whoever holds the link reads it.
BY_LINK = frozenset({"referrals:signed", "referrals:renew", "programmes:invitation"})
# One's own account names the people of one's own organisation, who may replace one another whatever the programme.
OF_ORGANISATION = frozenset({"network:account", "mfa_index"})
# Organisations are the network's, shared by all programmes: one may join a second.
SHARED = frozenset({("programmes:organisation_add_known", "organisation")})
# Fields of forms that name another row, as the matrix fills them: fewer would mean that this test lost its subject.
# Organisations are the same in both when people of the same ones sit in both.
LEAST_MIXED = {"strangers": 15, "same organisations": 14}
SEATED = tuple(ROLES)
CLOSED = frozenset({403, 404})
REFUSED = frozenset({400, 403, 404, 422})

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Twins:
    """`first` wrote; `second` looks, at `place` above all. `kin`: who sits in them."""

    kin: str
    first: World
    second: World
    place: Establishment

    def clients(self) -> dict[Visitor, Client]:
        return {visitor: self.second.client(visitor) for visitor in SEATED}


def world_of(programme: Programme, *, like: World | None = None) -> World:
    """`like`: its people are others, of the same organisations."""
    seats = {
        visitor: make.seat(role, programme=programme, organisation=like.seats[visitor].organisation if like else None)
        for visitor, role in ROLES.items()
    }
    return World(programme=programme, seats={**seats, Visitor.ELSEWHERE: make.seat(programme=programme)})


@pytest.fixture(params=LEAST_MIXED)
def twins(request: pytest.FixtureRequest) -> Twins:
    kin, shared = str(request.param), make.epci()
    first = world_of(make.programme(joins=shared))
    second = world_of(make.programme(joins=shared), like=None if kin == "strangers" else first)
    place = make.establishment_of(first.programme)
    write_everything(first, place)
    mark_words(first)
    return Twins(kin, first, second, place)


def owner_path(model: type[models.Model], depth: int = 3) -> str | None:
    """How a row names its programme: `programme`, or `visit__programme`, at most three steps away."""
    if depth == 0:
        return None
    forward = [one for one in model._meta.get_fields() if isinstance(one, models.ForeignKey)]
    if any(one.name == "programme" for one in forward):
        return "programme"
    for one in forward:
        parent = one.related_model
        if parent.__module__.startswith("bonrelais.") and parent is not model:
            found = owner_path(parent, depth - 1)
            if found is not None:
                return f"{one.name}__{found}"
    return None


def mark_words(world: World) -> None:
    for model in apps.get_models():
        path = owner_path(model)
        if not model.__module__.startswith("bonrelais.") or path is None:
            continue
        fields = [one.name for one in model._meta.fields if one.name in WORDS and not one.choices]
        rows = model._default_manager.filter(**{path: world.programme})
        for number, key in enumerate(rows.order_by("pk").values_list("pk", flat=True)):
            changes = dict.fromkeys(fields, f"{SECRET} {number}")
            if changes:
                model._default_manager.filter(pk=key).update(**changes)
    Programme.objects.filter(pk=world.programme.pk).update(name=f"{SECRET} programme")
    for seat in world.seats.values():
        type(seat.user).objects.filter(pk=seat.user.pk).update(first_name=SECRET, last_name=SECRET)


def ask(client: Client, row: Row, case: Case) -> HttpResponseBase:
    path = reverse(row.url, kwargs=dict(case.arguments)) + (f"?{case.query}" if case.query else "")
    return client.get(path) if row.method == "GET" else client.post(path, dict(case.form))


def own_rows() -> Iterator[Row]:
    ours = {address.name for address in addresses() if address.is_ours}
    return (row for row in gathered_rows() if row.url in ours and row.url not in BY_LINK)


def told(response: HttpResponseBase) -> str:
    streamed = getattr(response, "streaming_content", None)
    raw = b"".join(streamed) if streamed is not None else getattr(response, "content", b"")
    return bytes(raw).decode(errors="replace")


def test_the_secret_is_told_at_home(twins: Twins) -> None:
    """Else the next test could not fail: the programme that wrote the words reads them on its own pages."""
    client = twins.first.client(Visitor.ADVISER)
    pages = {
        "desk:sheet": twins.place.pk, "desk:sheet_history": twins.place.pk, "desk:sheet_projects": twins.place.pk,
        "desk:sheet_tools": twins.place.pk, "projects:list": None, "toolbox:list": None, "toolbox:target_lists": None, "referrals:relays": None,
        "desk:who_does_what": None, "messages:list": None, "desk:agenda": None,
    }  # fmt: skip
    silent = [
        name
        for name, pk in pages.items()
        if SECRET not in told(client.get(reverse(name, kwargs={"pk": pk} if pk else {})))
    ]
    assert silent == []
    assert SECRET in told(client.get(f"{reverse('desk:palette')}?{SEARCH}"))


def test_no_page_tells_what_the_other_programme_wrote(twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    clients, leaks = twins.clients(), []
    monkeypatch.setattr(make, "establishment_of", lambda programme, *_, **__: twins.place)
    own = OF_ORGANISATION if twins.kin == "same organisations" else ()
    for row in own_rows():
        if row.method != "GET" or row.url in own:
            continue
        with transaction.atomic():
            case = row.case(twins.second)
            for asked in (case, replace(case, query=SEARCH)):
                leaks += [f"{row} {who}" for who, client in clients.items() if SECRET in told(ask(client, row, asked))]
            transaction.set_rollback(True)
    assert leaks == []


def test_no_page_tells_whom_the_other_programme_met(twins: Twins) -> None:
    """Nor counts it: the words above are not there to betray a « met », a number or a point of a map."""
    home, client = twins.first.client(Visitor.ADVISER), twins.second.client(Visitor.ADVISER)
    own, other = (one.get(reverse("directory:list")).context["page"] for one in (home, client))
    assert [any(row.met_on for row in page.rows) for page in (own, other)] == [True, False]
    found = [one.get(f"{reverse('directory:list')}?rencontre=oui").context["page"].total for one in (home, client)]
    assert (found[0] > 0, found[1]) == (True, 0)
    maps = [told(one.get(reverse("directory:map"))) for one in (home, client)]
    assert ['"met"' in one for one in maps] == [True, False]
    boards = [one.get(reverse("impact:dashboard")).context["board"] for one in (home, client)]
    assert [board.met.text for board in boards] == ["1", "0"]
    agendas = [one.get(reverse("desk:agenda")) for one in (home, client)]
    assert [reverse("desk:sheet", args=[twins.place.pk]) in told(one) for one in agendas] == [True, False]


def test_no_address_takes_a_key_of_the_other_programme(twins: Twins) -> None:
    """A business of the register is everybody's: those addresses are the previous test's."""
    clients, opened = twins.clients(), []
    for row in own_rows():
        with transaction.atomic():
            case = row.case(twins.first)
            if not any(is_private(value) for value in case.arguments.values()):
                transaction.set_rollback(True)
                continue
            for who, client in clients.items():
                with transaction.atomic():
                    status = ask(client, row, case).status_code
                    transaction.set_rollback(True)
                if status not in CLOSED:
                    opened.append(f"{row} {who} {status}")
            transaction.set_rollback(True)
    assert opened == []


def is_private(key: object) -> bool:
    return isinstance(key, UUID) and not Establishment.objects.filter(pk=key, programme__isnull=True).exists()


def test_no_form_takes_a_key_of_the_other_programme(twins: Twins) -> None:
    """One's own address, with the other's relay, person, theme or tool typed in the form."""
    clients, taken, asked = twins.clients(), [], set()
    for row in own_rows():
        if row.method != "POST":
            continue
        with transaction.atomic():
            mine, other = row.case(twins.second), row.case(twins.first)
            for name, value in mixed(mine, other):
                if (row.url, name) in SHARED:
                    continue
                asked.add((row.url, name))
                for who, client in clients.items():
                    with transaction.atomic():
                        status = ask(
                            client, row, Case(mine.arguments, {**mine.form, name: value}, mine.query)
                        ).status_code
                        transaction.set_rollback(True)
                    if status not in REFUSED:
                        taken.append(f"{row} {name} {who} {status}")
            transaction.set_rollback(True)
    assert taken == []
    assert len(asked) >= LEAST_MIXED[twins.kin]


def mixed(mine: Case, other: Case) -> Iterator[tuple[str, str | list[str]]]:
    """The fields whose keys differ from one programme to the other."""
    for name, value in other.form.items():
        if name != "device_key" and value != mine.form.get(name) and holds_key(value):
            yield name, value


def holds_key(value: str | list[str]) -> bool:
    for one in [value] if isinstance(value, str) else value:
        try:
            UUID(one)
        except ValueError:
            continue
        return True
    return False

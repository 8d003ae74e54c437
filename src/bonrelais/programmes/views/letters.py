"""The messages sent from the programme. They stand here because who may read them depends on roles."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock, pagination
from bonrelais.messages import actions as messages_actions
from bonrelais.messages.choices import MessageState
from bonrelais.messages.queries import body_without_link, of_state
from bonrelais.programmes import access
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request


@roles(*WORKERS)
@require_GET
def letters(request: Request) -> HttpResponse:
    asked = request.GET.get("etat", "")
    state = MessageState(asked) if asked in MessageState.values else None
    rows = of_state(access.letters(request.seat), state).order_by("-created_at", "-id")
    context = {
        "page": pagination.page_of(rows, request.GET.get("page")),
        "states": MessageState,
        "state": state,
        "sees_all": request.seat.has(MANAGERS),
        "is_open": access.reads_open_letters(request.seat),
    }
    return render(request, "programmes/letters.html", context)


@roles(*WORKERS)
@require_GET
def letter(request: Request, pk: UUID) -> HttpResponse:
    message = access.letter(request.seat, pk)
    is_open = access.reads_open_letters(request.seat)
    body = message.body if is_open else body_without_link(message)
    return render(request, "programmes/letter.html", {"message": message, "body": body, "is_open": is_open})


@roles(*WORKERS)
@require_POST
def send_again(request: Request, pk: UUID) -> HttpResponse:
    message = access.letter(request.seat, pk)
    return done_or_refused(
        request,
        lambda: messages_actions.try_again(message, by=request.user, at=clock.now()),
        done="Le message repart.",
        to="messages:list",
    )

"""Questions asked one by one, the best first: each answer is kept, says what it changed, and can be the last."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from bonrelais.core.french import join_and
from bonrelais.core.rules.verdicts import Answer
from bonrelais.core.vocabulary.facts import find_fact
from bonrelais.directory.answering import answer_form, keep_answer
from bonrelais.directory.forms import FactForm
from bonrelais.directory.queries import last_met_on
from bonrelais.foundation import clock
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.toolbox.queries.interview import AskedQuestion, InterviewState, interview_of
from bonrelais.toolbox.queries.since import news_since
from bonrelais.toolbox.views.asking import Asking

LEFT: Final = "sans"
"""The parameter that carries the questions the owner could not answer."""
ASKED: Final = "question"
MOST_LEFT: Final = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the interview stands: the question on screen, those that follow, those left."""

    asking: Asking
    state: InterviewState
    left: tuple[str, ...]
    asked: AskedQuestion | None
    form: FactForm | None

    @property
    def others(self) -> list[AskedQuestion]:
        return [one for one in self.state.questions if one is not self.asked]

    @property
    def here(self) -> str:
        return self.address(self.left)

    @property
    def pass_url(self) -> str:
        return self.address((*self.left, self.asked.code) if self.asked is not None else self.left)

    @property
    def again_url(self) -> str:
        """From the start, with what was passed."""
        return self.asking.interview_url

    def address(self, left: tuple[str, ...], question: str = "") -> str:
        parts = [*((LEFT, code) for code in left), *([(ASKED, question)] if question else [])]
        return f"{self.asking.interview_url}?{urlencode(parts)}" if parts else self.asking.interview_url


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def interview(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    asking = Asking.of(request.seat, need, establishment)
    turn = _turn(request, asking)
    if turn.form is not None and turn.form.is_bound and keep_answer(request, asking.place, turn.form):
        after = _state(request, asking, turn.left)
        messages.success(request, told_effects(turn.state, after))
        return redirect(turn.here)
    is_refused = turn.form is not None and turn.form.is_bound
    return render(
        request, "toolbox/interview.html", {"turn": turn, "asking": asking}, status=422 if is_refused else 200
    )


@roles(*WORKERS)
@require_GET
def since_last_visit(request: Request, establishment: UUID) -> HttpResponse:
    """A page of its own; its content alone for the pages that ask for it once they are shown."""
    asking = Asking.of(request.seat, None, establishment)
    today = clock.today()
    since = last_met_on(request.seat, asking.place.company_id)
    news = news_since(request.seat, asking.place, since=since, on=today) if since is not None and since < today else []
    template = "toolbox/since_part.html" if request.headers.get("HX-Request") else "toolbox/since.html"
    return render(request, template, {"asking": asking, "since": since, "news": news})


def _turn(request: Request, asking: Asking) -> Turn:
    left = tuple(dict.fromkeys(request.GET.getlist(LEFT)))[:MOST_LEFT]
    state = _state(request, asking, left)
    asked = _asked(request, state)
    form = answer_form(request, asking.place, asked.definition) if asked is not None else None
    return Turn(asking, state, left, asked, form)


def _asked(request: Request, state: InterviewState) -> AskedQuestion | None:
    """The question answered, though another page settled it meanwhile; the one chosen; else the best."""
    wanted = request.POST.get("code", "") or request.GET.get(ASKED, "")
    found = next((one for one in state.questions if one.code == wanted), None)
    answered = find_fact(wanted) if request.method == "POST" else None
    if found is None and answered is not None:
        return AskedQuestion(answered, answered.question, (), ())
    return found or next(iter(state.questions), None)


def _state(request: Request, asking: Asking, left: tuple[str, ...]) -> InterviewState:
    return interview_of(request.seat, asking.place, asking.need, left=frozenset(left), on=clock.today())


def told_effects(before: InterviewState, after: InterviewState) -> str:
    """What an answer did: « Réponse notée. Ouvre : A et B. Ferme : C. »"""
    changed = [
        (after.titles[key], verdict)
        for key, verdict in after.verdicts.items()
        if before.verdicts.get(key) is not verdict
    ]
    parts = ["Réponse notée."]
    for verb, answer in (("Ouvre", Answer.YES), ("Ferme", Answer.NO)):
        titles = sorted(title for title, verdict in changed if verdict is answer)
        if titles:
            parts.append(f"{verb} : {join_and([f'« {title} »' for title in titles])}.")
    return " ".join(parts) if len(parts) > 1 else "Réponse notée. Elle ne tranche encore aucun outil à elle seule."

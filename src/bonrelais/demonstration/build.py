"""Builds the demonstration: the register as it was imported then, and the programme as it went."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from django.core.management import call_command
from django.db import transaction

from bonrelais.demonstration import queries
from bonrelais.demonstration.letters import kept_from_the_worker, mark_letters_sent
from bonrelais.demonstration.register.communes import commune_seeds
from bonrelais.demonstration.register.meanwhile import Vintages, written_meanwhile
from bonrelais.demonstration.register.population import grow
from bonrelais.demonstration.register_vintages import EPCIS, import_vintage, plan_of
from bonrelais.demonstration.setting.agreements import PHASES, sign
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.setting.centres import draw_centres
from bonrelais.demonstration.setting.lists import LISTS, take
from bonrelais.demonstration.setting.stage import LUMBRES_SIGNS_AT, lumbres_joins, set_stage
from bonrelais.demonstration.setting.toolbox.filling import plan_toolbox
from bonrelais.demonstration.story.calendar import LAST_DAY, PUBLISHED_ON, STARTED_ON
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.story.story import FIRST_REGISTER, SECOND_REGISTER, Story, tell_story
from bonrelais.demonstration.telling.diary import Diary
from bonrelais.demonstration.telling.teller import Teller
from bonrelais.demonstration.telling.visits import load_places, places_needed, plan_meeting
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import lines_written_together, record
from bonrelais.territory.reference.divisions import read_communes

Telling = Callable[[str], None]
_NEW_VINTAGE_AFTER: Final = timedelta(days=20)


class DemonstrationError(DomainError):
    """The demonstration cannot be built here, or for that day."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The day the demonstration stops at: all that happened before it, nothing since."""

    today: date

    @property
    def horizon(self) -> datetime:
        """What follows the publication waits for its day; what precedes it is always told."""
        return max(clock.start_of(self.today), clock.end_of(PUBLISHED_ON))

    @property
    def registers(self) -> tuple[date, ...]:
        """The days of the register that are imported: the last on the eve of the day, when it is not too close."""
        eve = self.today - timedelta(days=1)
        is_close = eve < SECOND_REGISTER + _NEW_VINTAGE_AFTER
        return (FIRST_REGISTER, SECOND_REGISTER) if is_close else (FIRST_REGISTER, SECOND_REGISTER, eve)


def build_demonstration(today: date, *, tell: Telling) -> bool:
    """Builds it in an empty base; False when it stands there already.

    Chapter by chapter, each in its transaction: on SQLite, whatever follows a change of the full-text search in the
    same transaction is many times slower. A building that was interrupted is erased and begun again.
    """
    ground = queries.ground()
    if ground is queries.Ground.DEMONSTRATION:
        return False
    if ground is queries.Ground.FOREIGN:
        raise DemonstrationError(
            "Cette base contient déjà des données : la démonstration n’y touche pas. "
            "Donnez-lui une base vide, par exemple avec BONRELAIS_HOME=autre-dossier."
        )
    if ground is queries.Ground.INTERRUPTED:
        tell("Une construction interrompue est effacée")
        call_command("flush", verbosity=0, interactive=False)
    if not PUBLISHED_ON <= today <= LAST_DAY:
        raise DemonstrationError(
            f"La démonstration va du {PUBLISHED_ON:%d/%m/%Y} au {LAST_DAY:%d/%m/%Y}. Choisissez un jour entre les deux."
        )
    with _without_pauses(), kept_from_the_worker():
        _build(Ending(today), tell)
    return True


def _build(ending: Ending, tell: Telling) -> None:
    tell("Le registre fictif grandit")
    plan = plan_of(commune_seeds(EPCIS))
    with written_meanwhile(plan, ending.registers) as vintages:
        lives = grow(plan, SECOND_REGISTER)
        epci_of = {commune.code: siren for siren in EPCIS for commune in read_communes(siren)}
        story = tell_story(lives, epci_of, today=ending.today)
        tell("Le dispositif s’installe")
        with transaction.atomic():
            cast = set_stage()
            draw_centres(cast, plan.communes)
        _play(cast, story, vintages, ending, tell)
    with transaction.atomic(), lines_written_together():
        mark_letters_sent()
        record(queries.BUILT, cast.programme, by=SYSTEM, at=ending.horizon)


def _play(cast: Cast, story: Story, vintages: Vintages, ending: Ending, tell: Telling) -> None:
    teller = Teller(cast, Diary())
    tell(f"Import du registre du {FIRST_REGISTER:%d/%m/%Y}")
    import_vintage(vintages, FIRST_REGISTER)
    _plan_settings(teller)
    _plan_meetings(teller, story.first_years)
    tell("Les trois premières phases")
    _play_months(teller.diary, STARTED_ON, clock.start_of(SECOND_REGISTER))
    tell(f"Import du registre du {SECOND_REGISTER:%d/%m/%Y}")
    import_vintage(vintages, SECOND_REGISTER)
    _plan_meetings(teller, story.since)
    tell("La quatrième phase")
    _play_months(teller.diary, SECOND_REGISTER, ending.horizon)
    for day in ending.registers[2:]:
        tell(f"Import du registre du {day:%d/%m/%Y}")
        import_vintage(vintages, day)


def _plan_meetings(teller: Teller, meetings: Sequence[Meeting]) -> None:
    load_places(teller, places_needed(meetings))
    for meeting in meetings:
        plan_meeting(teller, meeting)


def _play_months(diary: Diary, first: date, until: datetime) -> None:
    """Month by month: an interruption leaves whole months, and what entered the search slows one month only."""
    month = first.replace(day=1)
    while clock.start_of(month) < until:
        month = (month + timedelta(days=32)).replace(day=1)
        with transaction.atomic(), lines_written_together():
            diary.play(min(clock.start_of(month), until))


def _plan_settings(teller: Teller) -> None:
    cast = teller.cast
    for plan in PHASES:
        teller.diary.write(plan.signed_at, partial(sign, cast, plan))
    teller.diary.write(LUMBRES_SIGNS_AT, partial(lumbres_joins, cast))
    for one in LISTS:
        teller.diary.write(one.taken_at, partial(take, one))
    plan_toolbox(cast, teller.diary)


@contextmanager
def _without_pauses() -> Iterator[None]:
    """The collector would look again and again at hundreds of thousands of objects that live to the end."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()

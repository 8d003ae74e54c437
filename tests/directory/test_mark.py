"""What was counted a moment ago is shown again only if nothing was written since."""

from datetime import datetime, timedelta

import pytest

from bonrelais.directory.models import ImportRun
from bonrelais.directory.queries.mark import present_mark
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.ids import new_id
from bonrelais.journal.actions import entry_for, record
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def test_mark_stays_while_nothing_is_written(clock: Clock) -> None:
    programme = make.programme()
    before = present_mark(programme.pk)
    clock.advance(timedelta(minutes=20))
    assert present_mark(programme.pk) == before


def test_mark_changes_with_each_line_of_the_journal(clock: Clock) -> None:
    programme = make.programme()
    before = present_mark(programme.pk)
    record("programme.touched", programme, by=SYSTEM, at=clock.now())
    assert present_mark(programme.pk) != before


def test_mark_sees_a_line_numbered_before_another_and_written_after(clock: Clock) -> None:
    """A transaction that ends late: its line comes before the last one, which was seen already."""
    programme = make.programme()
    late = entry_for("programme.touched", programme, by=SYSTEM, at=clock.now())
    record("programme.touched", programme, by=SYSTEM, at=clock.now())
    before = present_mark(programme.pk)
    late.save(force_insert=True)
    after = present_mark(programme.pk)
    assert (after.last_entry, after == before) == (before.last_entry, False)


def test_late_line_is_seen_though_another_grows_old(clock: Clock) -> None:
    """The count of the last hour or two never stays the same by losing one line and gaining another."""
    programme = make.programme()
    record("programme.touched", programme, by=SYSTEM, at=_ago(clock, minutes=59))
    late = entry_for("programme.touched", programme, by=SYSTEM, at=clock.now())
    record("programme.touched", programme, by=SYSTEM, at=clock.now())
    before = present_mark(programme.pk)
    clock.advance(timedelta(minutes=2))
    late.save(force_insert=True)
    assert present_mark(programme.pk) != before


def test_mark_changes_with_an_import(clock: Clock) -> None:
    programme = make.programme()
    before = present_mark(programme.pk)
    ImportRun.objects.create(id=new_id(), started_at=clock.now(), finished_at=clock.now())
    assert present_mark(programme.pk) != before


def _ago(clock: Clock, *, minutes: int) -> datetime:
    return clock.now() - timedelta(minutes=minutes)

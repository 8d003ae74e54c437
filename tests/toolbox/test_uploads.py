"""A file of tools waits for the person who sent it, and not for long."""

from datetime import timedelta

import pytest

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.actions import ImportChoice, ImportRefusedError, SentFile
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.exchange.shapes import FileError
from bonrelais.toolbox.models import Tool, ToolUpload
from bonrelais.toolbox.tasks import forget_uploads
from tests import make
from tests.toolbox.exchange.rows import content, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


def sent(data: bytes = b"", name: str = "aides.csv") -> SentFile:
    return SentFile(name, data or content(row()), ImportFormat.SCHEMA)


def test_upload_waits_for_its_person_one_at_a_time_and_is_dropped_once_taken(seat: Seat) -> None:
    actions.keep_upload(sent(name="ancien.csv"), by=seat, at=clock.now())
    upload = actions.keep_upload(sent(), by=seat, at=clock.now())
    assert [one.file_name for one in ToolUpload.objects.all()] == ["aides.csv"]
    actions.take_upload(upload, choice=ImportChoice(["aide-1"]), by=seat, at=clock.now())
    assert (ToolUpload.objects.count(), Tool.objects.count()) == (0, 1)
    with pytest.raises(ImportRefusedError, match="déjà pris, ou abandonné"):
        actions.take_upload(upload, choice=ImportChoice(["aide-1"]), by=seat, at=clock.now())


def test_file_that_cannot_be_read_is_not_kept(seat: Seat) -> None:
    with pytest.raises(FileError):
        actions.keep_upload(sent(b"%PDF"), by=seat, at=clock.now())
    assert ToolUpload.objects.count() == 0


def test_upload_nobody_came_back_to_is_forgotten(seat: Seat) -> None:
    actions.keep_upload(sent(), by=seat, at=clock.now() - timedelta(days=1))
    assert (forget_uploads.call(), ToolUpload.objects.count()) == (0, 1)
    actions.keep_upload(sent(), by=seat, at=clock.now() - timedelta(days=3))
    assert (forget_uploads.call(), ToolUpload.objects.count()) == (1, 0)


def test_file_of_too_many_tools_is_sent_by_the_command(seat: Seat) -> None:
    many = "Titre\n" + "\n".join(f"Outil {rank}" for rank in range(501))
    with pytest.raises(ImportRefusedError, match="Ce fichier contient 501\u00a0outils ; 500 au plus sur cette page"):
        actions.keep_upload(SentFile("a.csv", many.encode(), ImportFormat.TABLE), by=seat, at=clock.now())

from django.utils import timezone

from bonrelais.messages.models import Message
from tests import make
from tests.access.matrix import Case, Row, World

WORKED = (302, 200, 200, 403, 403, 200, 403, 200)


def letter(world: World) -> Case:
    return Case({"pk": make.message(programme=world.programme, by=world.adviser).pk})


def failed_letter(world: World) -> Case:
    sent = make.message(programme=world.programme, by=world.adviser)
    Message.objects.filter(pk=sent.pk).update(failed_at=timezone.now(), attempts=6)
    return Case({"pk": sent.pk})


ROWS = (
    #  anonymous, adviser, coordinator, partner, official, administrator, operator, elsewhere
    Row("messages:list", "GET", WORKED),
    Row("messages:show", "GET", (302, 200, 200, 403, 403, 200, 403, 404), letter),
    Row("messages:send_again", "POST", (302, 302, 302, 403, 403, 302, 403, 404), failed_letter),
)

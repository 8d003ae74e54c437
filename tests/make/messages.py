from datetime import datetime

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM, Actor
from bonrelais.messages import actions
from bonrelais.messages.models import Message
from bonrelais.programmes.models import Programme
from tests.make.counter import next_number


def letter(*, programme: Programme | None = None, subject: str = "Un sujet", personal_link: str = "") -> actions.Letter:
    number = next_number()
    return actions.Letter(
        kind="essai",
        to_email=f"destinataire{number}@exemple.fr",
        to_name=f"Destinataire {number}",
        subject=subject,
        body=f"Bonjour,\n\n{personal_link or 'Un texte.'}\n",
        programme_id=programme.pk if programme else None,
        personal_link=personal_link,
    )


def message(
    *, programme: Programme | None = None, subject: str = "Un sujet", by: Actor = SYSTEM, at: datetime | None = None
) -> Message:
    return actions.queue(letter(programme=programme, subject=subject), by=by, at=at or clock.now())

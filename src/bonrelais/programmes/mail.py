from datetime import datetime

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from bonrelais.foundation.actor import Actor
from bonrelais.messages.actions import Letter, queue
from bonrelais.programmes.access import INVITATION_SALT
from bonrelais.programmes.models import Invitation


def invitation_link(invitation: Invitation) -> str:
    token = signing.dumps(str(invitation.pk), salt=INVITATION_SALT)
    return str(settings.PUBLIC_URL) + reverse("programmes:invitation", args=[token])


def send_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    link = invitation_link(invitation)
    letter = Letter(
        kind="invitation",
        to_email=invitation.email,
        to_name=f"{invitation.first_name} {invitation.last_name}",
        subject=f"Votre accès à {invitation.programme.name}",
        body=render_to_string("programmes/mail/invitation.txt", {"invitation": invitation, "link": link}),
        programme_id=invitation.programme_id,
        about_kind="programmes.invitation",
        about_id=invitation.pk,
        personal_link=link,
    )
    queue(letter, by=by, at=at)

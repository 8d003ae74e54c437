from collections.abc import Mapping

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.actions import Letter, queue
from bonrelais.network.adapter import AccountAdapter
from bonrelais.network.models import User


class LetterAccountAdapter(AccountAdapter):
    """What sign-in writes to people goes through the outbox like every letter."""

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, object]) -> None:
        rendered = self.render_mail(template_prefix, email, {"email": email, **context})
        user = context.get("user")
        letter = Letter(
            kind=template_prefix.removeprefix("account/email/"),
            to_email=email,
            to_name=user.name if isinstance(user, User) else "",
            subject=rendered.subject,
            body=rendered.body,
            personal_link=str(context.get("password_reset_url", "")),
        )
        queue(letter, by=SYSTEM, at=clock.now())

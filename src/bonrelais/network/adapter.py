from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Nobody signs up alone: accounts come from an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

import re

from allauth.mfa.adapter import DefaultMFAAdapter


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth publishes no types
    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, on white: on a dark page a telephone would not read it."""
        drawn: str = super().build_totp_svg(url)
        return re.sub(r"(<svg[^>]*>)", r'\1<rect width="100%" height="100%" fill="#fff"/>', drawn, count=1)

"""Addresses of pages and names of organisations, as files write them."""

from typing import Final

LONGEST_URL: Final = 500


def checked_url(written: str) -> tuple[str, str]:
    """The address when it can be followed, and what to say when it cannot."""
    url = written.strip()
    if not url:
        return "", ""
    if not url.lower().startswith(("http://", "https://")) or any(sign.isspace() for sign in url):
        return "", f"Adresse de la source illisible, laissée de côté : « {url[:80]} »."
    if len(url) > LONGEST_URL:
        return "", f"Adresse de la source trop longue ({LONGEST_URL} signes au plus), laissée de côté."
    return url, ""

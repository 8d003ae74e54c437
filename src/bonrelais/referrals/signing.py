"""The signed link of one referral: eight days, one referral, and nothing changes on opening it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core import signing

SALT = "bonrelais.referrals.answer"
LIFE = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link says: its referral, and whether its eight days are over."""

    referral_id: UUID
    is_expired: bool


def sign(referral_id: UUID, *, at: datetime) -> str:
    return signing.dumps([referral_id.hex, int(at.timestamp())], salt=SALT)


def open_token(token: str, *, at: datetime) -> Opened | None:
    """None when the link is not one of ours."""
    try:
        referral_hex, signed_at = signing.loads(token, salt=SALT)
        referral_id = UUID(hex=str(referral_hex))
        signed = datetime.fromtimestamp(int(signed_at), UTC)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Opened(referral_id=referral_id, is_expired=at - signed > LIFE)

"""The signed link of one referral, for one address: eight days, and nothing changes on opening it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "bonrelais.referrals.answer"
LIFE = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link says: its referral, the mark of its relay's address, and whether its eight days are over."""

    referral_id: UUID
    mark: str
    is_expired: bool

    def is_for(self, address: str) -> bool:
        """Whether the link was sent while the relay had this address: who follows them has a link of their own."""
        return constant_time_compare(self.mark, _mark(address))


def sign(referral_id: UUID, address: str, *, at: datetime) -> str:
    return signing.dumps([referral_id.hex, _mark(address), int(at.timestamp())], salt=SALT)


def _mark(address: str) -> str:
    """Tells one address from another, and nothing of it."""
    return salted_hmac(SALT, address.lower()).hexdigest()[:16]


def open_token(token: str, *, at: datetime) -> Opened | None:
    """None when the link is not one of ours."""
    try:
        referral_hex, mark, signed_at = signing.loads(token, salt=SALT)
        referral_id = UUID(hex=str(referral_hex))
        signed = datetime.fromtimestamp(int(signed_at), UTC)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Opened(referral_id=referral_id, mark=str(mark), is_expired=at - signed > LIFE)

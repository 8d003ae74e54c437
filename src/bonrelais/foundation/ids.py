from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID version 7: keys that sort by their instant of creation."""
    return uuid7()


def is_id(text: str) -> bool:
    """Whether a text sent by a browser reads as a key."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True

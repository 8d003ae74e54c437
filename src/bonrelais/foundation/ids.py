from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID version 7: keys that sort by their instant of creation."""
    return uuid7()

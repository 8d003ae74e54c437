class DomainError(Exception):
    """A foreseen refusal: its text, in French, says to the user what happened and what to do."""


class NotAllowedError(DomainError):
    """The user sees the object but may not do this to it: answered by 403."""

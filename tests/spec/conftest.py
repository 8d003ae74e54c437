"""Property-based tests draw the same examples at each run and keep nothing on disk."""

from hypothesis import settings

settings.register_profile("core", database=None, deadline=None, derandomize=True, max_examples=60)
settings.load_profile("core")

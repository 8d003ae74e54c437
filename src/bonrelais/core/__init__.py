"""The part that decides: pure Python, no Django, no clock, no network, no file."""

"""Keeping a home in one file, and putting it back."""

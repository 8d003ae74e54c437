"""Builds the reference tables of the territory room from published packages; run only when the packages change."""

"""Bon Relais."""

"""Figures that open their rows: who counts and why, who does not and why not, as known at the end of any day."""

"""Which relay for a need, and why."""

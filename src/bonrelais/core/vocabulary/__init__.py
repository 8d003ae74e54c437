"""The closed vocabularies of the criteria: what a tool may ask, and the facts that answer. A code lasts for ever."""

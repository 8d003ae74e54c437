"""The pages of a programme, one module a subject."""

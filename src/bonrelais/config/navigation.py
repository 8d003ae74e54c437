"""The top bar and the phone's bottom bar: a table, read by `ui`."""

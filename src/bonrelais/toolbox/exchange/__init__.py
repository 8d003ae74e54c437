"""Tools in files: read from the formats taken, written to them. Nothing here touches the database."""

"""Words of French aid programmes and what they ask: tables to be read, and added to, line by line."""

"""The same figures written as JSON, as text, as a spreadsheet."""

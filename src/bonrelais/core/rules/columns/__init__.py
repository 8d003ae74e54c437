"""The columns reading: all businesses at once, one or many tools, from the same formulas as the explanation."""

"""Item tables row by row: which rows are items, and the values of each."""

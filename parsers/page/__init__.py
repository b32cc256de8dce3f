"""What stands on one page: words, lines and their pieces, rules and grids."""

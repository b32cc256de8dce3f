"""Where the tables of a page are, with and without rules, and which words stand in which cell."""

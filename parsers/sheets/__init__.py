"""Project fact sheets: numbered sections of prose, one project each."""

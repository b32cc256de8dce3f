"""Items listed in lines of text, without a table."""

"""Reading: files become pages, pages become lines and tables, tables become raw rows."""

"""What a document says of itself as a whole: title, owner, place, years, dates, parts."""

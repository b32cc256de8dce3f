"""Tables laid out in other ways put into the plain shape that `items` reads: a row an item."""

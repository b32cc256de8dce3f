"""One module per kind of document: facts in, printed blocks and truth out."""

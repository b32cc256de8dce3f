"""What headings of columns mean: the vocabulary, and headings spread over rows, years, quarters."""

"""Items printed as labels and their values: in tables, cells, cards or plain lines."""

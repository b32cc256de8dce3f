"""Makes the Thai line recogniser again: synthesis, training, evaluation, export (see README.md)."""

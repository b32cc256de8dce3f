"""Measurements of the pipeline against documents whose truth is known."""

"""Sample documents of fictional municipalities, drawn by seed, each with its exact truth.

One document described as data gives the PDF, the scan, the OCR-like text and the truth tables.
"""

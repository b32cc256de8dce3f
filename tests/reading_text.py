"""A text document, written in a test as one string, read all the way to rows."""

from __future__ import annotations

from normalize.make_records import Records, make_records
from parsers.adapters.text_file import read_text
from parsers.parse import parse_document

DOCUMENT_ID = "0123456789abcdef"


def read_rows(text: str) -> Records:
    """Rows of a text input; `|` stands for a tab so that tables can be seen in the test."""
    page = read_text(text.replace("|", "\t"), engine="text")
    return make_records(DOCUMENT_ID, parse_document((page,)))


def codes(records: Records) -> set[str]:
    return {finding.code for finding in records.findings}

"""Pages become tables and the prose between them, whoever read the page."""

from __future__ import annotations

from parsers.layout.blocks import find_blocks
from parsers.model import PageContent
from pipeline.read_pages import ReadPage


def find_tables(read: ReadPage) -> PageContent | None:
    """One page in reading order; None where nothing of it could be read."""
    if read.page is not None:
        return find_blocks(read.page)
    return read.content

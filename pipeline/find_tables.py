"""Pages become tables and the prose between them, whoever read the page."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.blocks import find_all_blocks
from parsers.model import PageContent
from pipeline.read_pages import ReadPage


def find_all_tables(pages: Sequence[ReadPage]) -> tuple[PageContent | None, ...]:
    """Each page of a document in reading order; None for one of which nothing could be read."""
    found = iter(find_all_blocks([read.page for read in pages if read.page is not None]))
    return tuple(read.content if read.page is None else next(found) for read in pages)

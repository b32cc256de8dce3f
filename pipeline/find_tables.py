"""Pages become tables and the prose between them, whoever read the page."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.blocks import find_all_blocks, find_blocks
from parsers.model import PageContent
from pipeline.read_pages import ReadPage


def find_tables(read: ReadPage) -> PageContent | None:
    """One page in reading order; None where nothing of it could be read."""
    if read.page is not None:
        return find_blocks(read.page)
    return read.content


def find_all_tables(pages: Sequence[ReadPage]) -> tuple[PageContent, ...]:
    """A document's pages in reading order, without those of which nothing could be read."""
    found = iter(find_all_blocks([read.page for read in pages if read.page is not None]))
    contents = (read.content if read.page is None else next(found) for read in pages)
    return tuple(content for content in contents if content is not None)

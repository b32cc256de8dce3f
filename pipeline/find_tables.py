"""Pages become tables and the prose between them, whoever read the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.layout.blocks import find_blocks
from parsers.model import PageContent, Table
from parsers.page.numbered_missions import with_missions_named
from pipeline.read_pages import ReadPage


def find_tables(read: ReadPage, before: Table | None = None) -> PageContent | None:
    """One page in reading order; None where nothing of it could be read. `before`: the last table
    of the page before."""
    if read.page is not None:
        return find_blocks(read.page, before)
    return read.content


def find_all_tables(pages: Sequence[ReadPage]) -> tuple[PageContent, ...]:
    """A document's pages in reading order, without those of which nothing could be read."""
    named = iter(with_missions_named([read.page for read in pages if read.page is not None]))
    contents: list[PageContent] = []
    before: Table | None = None
    for read in pages:
        whole = read if read.page is None else replace(read, page=next(named))
        content = find_tables(whole, before)
        if content is not None:
            contents.append(content)
            before = next((b for b in content.blocks[::-1] if isinstance(b, Table)), before)
    return tuple(contents)

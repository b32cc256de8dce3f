"""Page furniture: page numbers and running headers or footers, which belong to no section.

A line is left out of the reading order only for a stated reason: a bare page number at the edge of
a page, a line whose number counts the pages, or the same words at the same height on several pages,
set apart from the text. A line that states money or opens a level is never left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from normalize.framework_headings import (
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
    parse_locator,
)
from normalize.thai_text import clean, squeeze
from parsers.model import Line, PageContent, Table

_PAGE_NUMBER = regex.compile(r"[-–—\s]*(?:หน้า(?:ที่?)?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*")
_MONEY = regex.compile(r"บาท|งบประมาณ\s*(?:จำนวน|\d)")
_EDGE = 2  # lines at the top and the bottom of a page that may be furniture
_GAP = 1.0  # of a line's height, between furniture and text
_SAME_HEIGHT = 8.0  # points
_FEWEST_PAGES = 3
_SHARE = 0.3  # of the pages that must repeat a line for it to be a running one


def without_furniture(contents: Sequence[PageContent]) -> tuple[PageContent, ...]:
    """Pages without their page numbers and running lines; text inputs have neither."""
    pages = [page for page in contents if page.number is not None]
    counts = Counter(
        key for page in pages for key in {k for line in _edges(page) for k in _keys(line, page)}
    )
    least = max(_FEWEST_PAGES, int(_SHARE * len(pages)))
    running = {key for key, count in counts.items() if count >= least}
    return tuple(_without(page, running) for page in contents)


def _without(page: PageContent, running: set[str]) -> PageContent:
    if page.number is None:
        return page
    drop = {
        id(line)
        for line in _edges(page)
        if not _is_content(clean(line.text))
        and (_PAGE_NUMBER.fullmatch(clean(line.text)) or running & set(_keys(line, page)))
    }
    return replace(page, blocks=tuple(b for b in page.blocks if id(b) not in drop))


def _is_content(text: str) -> bool:
    """Money is never left out, nor are headings of a level: "มิติที่ 1 ภารกิจที่ 1.2 โครงการลำดับที่ 3"
    at the top of every fact sheet differs from page to page in its numbers alone."""
    return (
        _MONEY.search(text) is not None
        or parse_locator(text) is not None
        or is_dimension_heading(text)
        or is_mission_heading(text)
        or is_sub_mission_heading(text)
    )


def _edges(page: PageContent) -> list[Line]:
    """The outermost prose lines of a page, top and bottom."""
    found: list[Line] = []
    for blocks in (page.blocks, page.blocks[::-1]):
        for block in blocks[:_EDGE]:
            if isinstance(block, Table):
                break
            found.append(block)
    return found


def _keys(line: Line, page: PageContent) -> Iterator[str]:
    """What would make a line the same as one of another page: its words and height with a number
    that counts the pages, or all of it where white space sets it apart."""
    text = clean(line.text)
    if line.box is None or page.number is None:
        return
    height = round(line.box.top / _SAME_HEIGHT)
    words = regex.sub(r"\d+", "#", squeeze(text))
    for number in regex.findall(r"\d{1,3}(?!\d)", text)[-1:]:
        yield f"{words}@{height}+{int(number) - page.number}"
    if _set_apart(line, page):
        yield f"{squeeze(text)}@{height}"
        if page.blocks[-1] is line:
            yield f"{squeeze(text)}@end"  # on upright and on wide pages


def _set_apart(line: Line, page: PageContent) -> bool:
    """White space wider than a line stands between the line and what comes next inside the page."""
    blocks = list(page.blocks)
    index = next(i for i, block in enumerate(blocks) if block is line)
    inward = blocks[index + 1 :] if index < _EDGE else blocks[index - 1 : index]
    after = inward[0].box if inward else None
    if after is None or line.box is None:
        return True
    gap = max(after.top - line.box.bottom, line.box.top - after.bottom)
    return gap > _GAP * line.box.height

"""Page furniture: page numbers and running headers or footers, which belong to no section.

They are left out of the reading order for a stated reason: the same words at the same height on
several pages, or a bare page number at the edge of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.thai_text import clean, squeeze
from parsers.model import Line, PageContent, Table

_PAGE_NUMBER = regex.compile(r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*")
_EDGE = 2  # lines at the top and the bottom of a page that may be furniture
_GAP = 1.0  # of a line's height, between furniture and text
_FEWEST_PAGES = 3
_SHARE = 0.3  # of the pages that must repeat a line for it to be a running one


def without_furniture(contents: Sequence[PageContent]) -> tuple[PageContent, ...]:
    """Pages without their page numbers and running lines; text inputs have neither."""
    edges = {id(page): _edge_lines(page) for page in contents if page.number is not None}
    counts = Counter(key for lines in edges.values() for key in {_key(line) for line in lines})
    least = max(_FEWEST_PAGES, int(_SHARE * len(edges)))
    running = {key for key, count in counts.items() if key and count >= least}
    result = []
    for page in contents:
        drop = {
            id(line)
            for line in edges.get(id(page), ())
            if _PAGE_NUMBER.fullmatch(clean(line.text)) or _key(line) in running
        }
        result.append(
            replace(page, blocks=tuple(b for b in page.blocks if id(b) not in drop))
            if drop
            else page
        )
    return tuple(result)


def _edge_lines(page: PageContent) -> list[Line]:
    """Prose lines at the top and the bottom of a page that white space sets apart from the rest."""
    bottom_up = page.blocks[::-1]
    return [*_set_apart(page.blocks), *_set_apart(bottom_up)]


def _set_apart(blocks: Sequence[Line | Table]) -> list[Line]:
    """The one or two outermost lines, where a gap wider than a line follows them."""
    lines: list[Line] = []
    for index, block in enumerate(blocks[:_EDGE]):
        if isinstance(block, Table) or block.box is None:
            return []
        lines.append(block)
        after = blocks[index + 1].box if index + 1 < len(blocks) else None
        if after is None:
            return lines
        gap = max(after.top - block.box.bottom, block.box.top - after.bottom)
        if gap > _GAP * block.box.height:
            return lines
    return []


def _key(line: Line) -> str:
    """The words of a line without its numbers, so that "… หน้า 3" and "… หน้า 4" are one."""
    return regex.sub(r"\d+", "", squeeze(line.text))

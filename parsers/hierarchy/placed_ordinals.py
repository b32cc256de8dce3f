"""Lines that number an item and say in brackets where in the plan it stands: "โครงการที่ 1 (มิติที่ 1
การสร้าง… / ภารกิจ 1.3 การสร้าง…)", also wrapped. The headings are laid above the number, as they
stand in other documents, so that all that reads headings reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from parsers.hierarchy.context import heading_level
from parsers.model import Line
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block

_MOST_LINES = 4
_PLACED = regex.compile(
    r"\s*(?P<ordinal>(?:โครงการ|กิจกรรม|มาตรการ)\s*(?:ลำดับ)?ที่\s*\d{1,3})\s*[:：]?\s*"
    r"\(\s*(?P<dimension>มิติ\s*(?:ที่)?\s*\d[^()/]*?)\s*[/,]\s*(?P<mission>ภารกิจ.*?)\s*\)\s*",
    regex.DOTALL,
)
_OPENS = regex.compile(r"\s*(?:โครงการ|กิจกรรม|มาตรการ)\s*(?:ลำดับ)?ที่\s*\d{1,3}\s*[:：]?\s*\(\s*มิติ")

_Blocks = Sequence[Block]


def headings_above(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such lines parted into the headings and the number."""
    run = list(blocks)
    k = 0
    while k < len(run):
        parted = _parted(run[k : k + _MOST_LINES])
        if parted is None:
            yield run[k]
            k += 1
            continue
        lines, used = parted
        yield from ((line, run[k][1]) for line in lines)
        k += used


def _parted(blocks: _Blocks) -> tuple[list[Line], int] | None:
    lines: list[Line] = []
    for block, _engine in blocks:
        if not isinstance(block, Line) or (not lines and _OPENS.match(block.text) is None):
            return None
        lines.append(block)
        text = "\n".join(line.text for line in lines)
        match = _PLACED.fullmatch(text)
        if match is not None and heading_level(match["dimension"].split("\n")[0]) is not None:
            order = ("dimension", "mission", "ordinal")
            return [cut for name in order for cut in cut_lines(lines, *match.span(name))], len(
                lines
            )
    return None

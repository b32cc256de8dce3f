"""Amounts of money that stand on a page and in no row: whatever a layout does to the reading, an
amount that is lost is told.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import regex

from normalize.amounts import BAHT
from normalize.raw import Place, Remark, Span
from normalize.schema import EvidenceRow, FindingRow
from normalize.thai_text import to_ascii_digits
from parsers.model import Box, Line, PageContent, Word
from parsers.page.geometry import contains
from pipeline.second_reading import evidence_box

UNPLACED = "amount_unplaced"

_GROUPED = regex.compile(r"(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_IN_LINE = regex.compile(rf"{BAHT}|{_GROUPED.pattern}(?:\.\d\d)?(?:\s?\.?-)?\s*$")
"""In a line that is no cell a number is money where baht is said, or where it ends the line."""
_MOST_TOLD = 12
_LEVELS = ("dimension", "mission", "sub_mission")
_WITHOUT_MONEY = (*_LEVELS, "responsible")
"""What the headings above an item name, and its units: an amount read with one belongs to a row or
to a column that was not parted."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page: where values were read or left out (nowhere in a text), the amounts
    in the words that values were read from, and those that findings tell."""

    boxes: tuple[Box, ...]
    read: frozenset[str]
    told: frozenset[str]

    def has(self, amount: str, word: Word) -> bool:
        """Whether an amount is read, left out or told; one in a text also where a value was read
        from words that have it."""
        if amount in self.told:
            return True
        box = word.box
        if box is None:
            return amount in self.read
        return any(contains(place, box.x_center, box.y_center) for place in self.boxes)


def unplaced_amounts(
    contents: Iterable[PageContent],
    evidence: Sequence[EvidenceRow],
    findings: Iterable[FindingRow],
    left_out: Sequence[Span],
) -> list[Remark]:
    """A remark for each page that prints amounts which no value was read from and no finding
    tells: those with a thousands' comma; in lines only in baht or at the end."""
    evidence = [row for row in evidence if not row.column.startswith(_WITHOUT_MONEY)]
    findings = [row for row in findings if row.raw and not row.code.startswith(_LEVELS)]
    found = []
    for content in contents:
        page = content.number
        here = [row for row in evidence if row.page == page]
        aside = [(p, span.raw) for span in left_out for p in span.places if p.page == page]
        boxes = [*map(evidence_box, here), *(_box(place) for place, _raw in aside)]
        read = _figures([*(row.raw for row in here), *(raw for _place, raw in aside)])
        told = _figures(row.raw or "" for row in findings if row.page in (page, None))
        known = _Known(tuple(filter(None, boxes)), read, told)
        lost = [amount for amount, word in _amounts(content) if not known.has(amount, word)]
        if lost:
            found.append(_remark(page, lost))
    return found


def _figures(raws: Iterable[str]) -> frozenset[str]:
    """The amounts in texts, in ASCII digits: 5,000 is none in 15,000."""
    return frozenset(n for raw in set(raws) for n in _GROUPED.findall(to_ascii_digits(raw)))


def _box(place: Place) -> Box | None:
    return None if place.box is None else Box(*place.box)


def _amounts(content: PageContent) -> Iterator[tuple[str, Word]]:
    """The amounts of a page in ASCII digits, each with its first word."""
    for block in content.blocks:
        if isinstance(block, Line):
            yield from _in_line(block, _IN_LINE)
        else:
            for cell in block.cells:
                for line in cell.lines:
                    yield from _in_line(line, _GROUPED)


def _in_line(line: Line, form: regex.Pattern[str]) -> Iterator[tuple[str, Word]]:
    text = to_ascii_digits(line.text)
    ends = list(accumulate(len(word.text) + 1 for word in line.words))
    for match in form.finditer(text):
        number = _GROUPED.search(match.group())
        if number is not None:
            yield number.group(), line.words[bisect(ends, match.start() + number.start())]


def _remark(page: int | None, amounts: Sequence[str]) -> Remark:
    more = f" and {len(amounts) - _MOST_TOLD} more" if len(amounts) > _MOST_TOLD else ""
    message = f"amounts on the page that are in no row: {', '.join(amounts[:_MOST_TOLD])}{more}"
    return Remark(UNPLACED, "warning", message, Place(page), "; ".join(amounts))

"""What rows and headings of their own say of the items below them: whose they are ("กองคลัง" across
the table), and what was found wanting ("ประเด็น : …", in the heading of an ITA indicator)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from normalize.raw import Span
from normalize.thai_text import clean
from parsers.hierarchy.table_headings import Band
from parsers.money.sheet_money import sub_span
from parsers.page.pieces import label_and_text
from parsers.rows import Row

_ITEMS_BEHIND = regex.compile(
    r"(?<=[^\d\s].{12,})(?<![\d.])\(?\d{1,2}[.)]\s*(?:โครงการ|กิจกรรม|มาตรการ)(?!ลำดับ)"
)
_LABEL = regex.compile(r"[^:：]{3,40}[:：]")


@dataclass(frozen=True, slots=True)
class SaidAbove:
    """What the items below are told to be, each until another is told or its place is left.

    `dimension`: the one that the office stands under; the office goes with it.
    """

    office: Span | None = None
    dimension: Span | None = None
    issue: Span | None = None

    def below(self, band: Band, issue: Span | None, same: bool) -> SaidAbove:
        """What still holds below a heading, and the issue that it tells. `same`: it is the heading
        above again, continued (ต่อ)."""
        ends = band.level == "dimension" and self.dimension is not None
        issue = self.issue if same and issue is None else issue
        return SaidAbove(None if ends else self.office, self.dimension, issue)

    def under(self, office: Span | None, dimension: Span | None) -> SaidAbove:
        """What holds below the row of another office: it stands over dimensions as the last does,
        below which one has begun."""
        over = self.office is not None and self.dimension is None
        return SaidAbove(office, None if over else dimension)

    def with_issue(self, row: Row) -> SaidAbove | None:
        """With the issue that a row of one cell tells ("ประเด็น : …"); None for any other row."""
        cells = row.printed_cells()
        span = cells[0][1].span if len(cells) == 1 else None
        told = label_and_text(clean(span.text)) if span is not None else None
        if span is None or told is None or told[0] != "issue":
            return None
        return replace(self, issue=sub_span(span, told[1]))

    def without_office(self) -> SaidAbove:
        return replace(self, office=None)

    def texts(self) -> Iterator[tuple[str, Span]]:
        """The columns that an item below takes from here."""
        if self.office is not None:
            yield "responsible", self.office
        if self.issue is not None:
            yield "issue", self.issue


def part_issue(band: Band) -> tuple[Band, Span | None]:
    """A heading without the line that tells the issue below its words, and that issue."""
    lines = band.span.text.split("\n")
    for k, line in enumerate(lines[1:], start=1):
        told = label_and_text(clean(line))
        if told is not None and told[0] == "issue" and not any(map(_is_labelled, lines[k + 1 :])):
            heading = sub_span(band.span, clean("\n".join(lines[:k])))
            text = clean("\n".join((told[1], *lines[k + 1 :])))
            return replace(band, span=heading), sub_span(band.span, text)
    return band, None


def part_items(band: Band) -> tuple[Band, Span | None]:
    """A heading without the items that stand in its cell below its words, and those."""
    text = clean(band.span.text)
    items = _ITEMS_BEHIND.search(text)
    if items is None:
        return band, None
    heading = sub_span(band.span, text[: items.start()].strip())
    return replace(band, span=heading), sub_span(band.span, text[items.start() :])


def _is_labelled(line: str) -> bool:
    return _LABEL.match(clean(line)) is not None


NOTHING_SAID = SaidAbove()

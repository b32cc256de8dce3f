"""What rows and headings of their own say of the items below them: whose they are ("กองคลัง" across
the table), and what was found wanting ("ประเด็น : …", in the heading of an ITA indicator)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalize.raw import Span
from normalize.thai_text import clean
from parsers.hierarchy.table_headings import Band
from parsers.money.sheet_money import sub_span
from parsers.page.pieces import label_and_text


@dataclass(frozen=True, slots=True)
class SaidAbove:
    """What the items below are told to be, each until another is told or its place is left.

    `dimension`: the one that the office stands under; the office goes with it.
    """

    office: Span | None = None
    dimension: Span | None = None
    issue: Span | None = None

    def below(self, band: Band, issue: Span | None) -> SaidAbove:
        """What still holds below a heading, and the issue that it tells."""
        ends = band.level == "dimension" and self.dimension is not None
        return SaidAbove(None if ends else self.office, self.dimension, issue)

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
        if told is not None and told[0] == "issue":
            heading = sub_span(band.span, clean("\n".join(lines[:k])))
            text = clean("\n".join((told[1], *lines[k + 1 :])))
            return replace(band, span=heading), sub_span(band.span, text)
    return band, None


NOTHING_SAID = SaidAbove()

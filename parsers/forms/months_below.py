"""A strip of months right below an item that is listed in lines: when that item is carried out."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.raw import Place, RawItem
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.forms.month_strips import Strip, with_months
from parsers.model import Line

_NEAR = 3.0  # line heights from the item's last line to the strip
_SLACK = 1.0  # points


def put_below(
    strip: Strip, items: list[RawItem], lines: Sequence[Line], fiscal_year_be: int | None
) -> bool:
    """Put the strip's months with the last of the items, which `lines` list, if it stands right
    below that item; whether it does. A label of the strip itself may stand between."""
    above = [line for line in lines if clean(line.text)]
    if above and role_of_label(clean(above[-1].text).rstrip(" :：")) == "period":
        above.pop()
    if not items or not above:
        return False
    item, last = items[-1], above[-1]
    again = {c.month for c in strip.columns} & {mark.month for mark in item.months}
    if again or not any(_holds(place, last) for place in item.places) or not is_near(strip, last):
        return False
    items[-1] = with_months(item, [strip.read(fiscal_year_be)])
    return True


def _holds(place: Place, line: Line) -> bool:
    """Whether a line is one of those that a value was read from."""
    if place.page != line.page or place.line is not None or line.source_line is not None:
        return place.line is not None and place.line == line.source_line
    if place.box is None or line.box is None:
        return False
    top, bottom = place.box[1] - _SLACK, place.box[3] + _SLACK
    return top <= line.box.top and line.box.bottom <= bottom


def is_near(strip: Strip, line: Line) -> bool:
    """Whether the strip comes next below a line, on its page or at the top of the next."""
    box = strip.table.box
    if strip.table.page != line.page:
        return line.page is not None and strip.table.page == line.page + 1
    if box is None or line.box is None:
        return True
    return box.top - line.box.bottom <= _NEAR * line.box.height

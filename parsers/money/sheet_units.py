"""The unit of the amounts that a form states: baht, or thousands of them ("งบประมาณ (พันบาท)").

It is printed in the label, or in a line above the forms. The unit of the plan's table is not known
to be that of the forms behind it; amounts that would then be too small for any budget are for
nobody to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import LEAST_BAHT, is_empty_money, parse_amount
from normalize.raw import MoneyCell

_SMALLER_UNIT = 1_000.0  # baht: what is less may be counted in thousands
_SAYS_UNIT = regex.compile(r"บาท|\.\s?-|บ\.")
_SATANG = regex.compile(r"\d\.\d{1,2}(?!\d)")
_DOUBT = "no unit is printed beside it, and in baht it is less than any budget"


@dataclass(frozen=True, slots=True)
class UnitsAbove:
    """What is printed above a form: the last unit of all, which may be the plan's table's, and what
    a line between that table and the form states."""

    last: float = 1.0
    own: float | None = None


NO_UNITS = UnitsAbove()


def in_unit(
    cells: Iterable[MoneyCell], label: float | None, above: UnitsAbove
) -> tuple[MoneyCell, ...]:
    """Amounts that state no unit themselves in that of their label, or of a line above."""
    return tuple(
        replace(cell, unit_baht=unit)
        if cell.unit_baht == 1.0 and (unit := label or _of_line(cell, above)) is not None
        else cell
        for cell in cells
    )


def with_doubts(cells: Sequence[MoneyCell], above: UnitsAbove) -> tuple[MoneyCell, ...]:
    """The amounts of one form, all of them doubted where no unit is known of any, and one is so
    small in baht that it may be counted in thousands: below a table that is; or all are, and have
    satang."""
    stated = [cell for cell in cells if not is_empty_money(cell.span.text)]
    if not stated or any(c.unit_baht != 1.0 or _SAYS_UNIT.search(c.span.text) for c in stated):
        return tuple(cells)
    amounts = [parse_amount(cell.span.text) for cell in stated]
    baht = [amount.baht for amount in amounts if amount.baht is not None]
    small = [amount for amount in baht if 0 < amount < _SMALLER_UNIT]
    if not small or (above.last == 1.0 and max(baht) >= _SMALLER_UNIT):
        return tuple(cells)
    satang = all(map(_SATANG.search, (cell.span.text for cell in stated)))
    tiny = any(0 < amount < LEAST_BAHT for amount in baht)
    if not (above.last > 1.0 or (satang and tiny)):
        return tuple(cells)
    return tuple(replace(c, doubt=c.doubt or _DOUBT) if c in stated else c for c in cells)


def _of_line(cell: MoneyCell, above: UnitsAbove) -> float | None:
    return None if _SAYS_UNIT.search(cell.span.text) else above.own

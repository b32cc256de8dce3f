"""A cell over several quarters that names one of them marks that one; any other is told."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN_2561, table

_HEAD = "<td>ที่</td><td>โครงการ</td>" + "".join(f"<td>ไตรมาสที่ {n}</td>" for n in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        ("<td colspan=2>ไตรมาส 2</td><td></td><td></td>", [1, 2, 3]),
        ("<td></td><td colspan=3>ไตรมาสที่ 3</td>", [4, 5, 6]),
        ("<td colspan=2>ไตรมาส 4</td><td></td><td></td>", []),
        ("<td></td><td colspan=3>ไตรมาสที่ 3 - 4</td>", []),
    ],
)
def test_a_quarter_named_over_several(cells: str, months: list[int]) -> None:
    first = "<td>1</td><td>โครงการ ก</td><td>✓</td><td></td><td></td><td></td>"
    records = read_rows(PLAN_2561 + table(_HEAD, first, f"<td>2</td><td>โครงการ ข</td>{cells}"))
    own = [s.month.month for s in records.schedule if s.item_id == records.items[1].item_id]
    assert own == months
    assert ("mark_unreadable" in codes(records)) == (not months)

"""Tables without rules, told from prose by their columns."""

import pytest

from parsers.aligned import find_aligned
from parsers.model import Box, Line, Table, Word


def line(y: float, *pieces: tuple[str, float]) -> Line:
    """A line of words at the x given, 6 points a letter, 10 points high."""
    return Line(
        tuple(Word(text, text, Box(x, y, x + 6 * len(text), y + 10)) for text, x in pieces), page=1
    )


def votes(count: int) -> list[Line]:
    return [
        line(20 * i, (str(i), 10), ("นาย", 60), (f"ก{i}", 81), ("พรรค", 200), ("-", 300))
        for i in range(count)
    ]


def test_lines_in_columns_are_a_table_with_words_of_a_piece_together() -> None:
    (table,) = find_aligned(votes(4), 1)
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols) == (4, 4)
    assert [cell.text for cell in table.cells][:5] == ["0", "นาย ก0", "พรรค", "-", "1"]


def test_a_second_line_continues_the_row_above() -> None:
    rows = votes(4)
    rows.insert(2, line(30, ("ต่อ", 60)))
    (table,) = find_aligned(rows, 1)
    assert isinstance(table, Table)
    assert [c.text for c in table.cells if c.col == 1] == [
        "นาย ก0",
        "นาย ก1\nต่อ",
        "นาย ก2",
        "นาย ก3",
    ]


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        ("three lines are too few", votes(3)),
        ("two columns are a list with page numbers", [
            line(20 * i, ("หัวข้อ", 10), (str(i), 300)) for i in range(8)
        ]),
        ("justified prose has no common gutters", [
            line(20 * i, *[("คำคำ", 10 + 40 * j + (17 * i * (j + 1)) % 23) for j in range(6)])
            for i in range(8)
        ]),
        ("rows far apart are no table", [
            line(60 * i, ("1", 10), ("ข", 100), ("ค", 200)) for i in range(8)
        ]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_stays_lines(case: str, lines: list[Line]) -> None:
    assert find_aligned(lines, 1) == lines


def test_prose_round_a_table_stays_prose() -> None:
    above, below = line(-40, ("เรื่อง", 10)), line(100, ("ลงชื่อ", 200))
    blocks = find_aligned([above, *votes(4), below], 1)
    assert [type(block) for block in blocks] == [Line, Table, Line]

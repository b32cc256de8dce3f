"""Forms of ruled rows whose labels have numbers, which count the forms or the labels."""

from __future__ import annotations

import pytest

from parsers.forms.numbered_names import with_names_unnumbered
from parsers.model import Table
from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, grid, read

TITLES = ("โครงการอบรมข้าราชการ", "กิจกรรมคนดีศรีตำบล")
YEARS = ("ปี 2566", "ปี 2567", "ปี 2568")
MONEY = (("25,000", "-", "28,000"), ("8,000", "", "5,400"))
SAID = [
    (2566, 25_000.0), (2567, None), (2568, 28_000.0),
    (2566, 8_000.0), (2567, None), (2568, 5_400.0),
]  # fmt: skip
LABELS = ("ชื่อโครงการ", "สอดคล้องกับ", "วัตถุประสงค์", "งบประมาณ (บาท)", "หน่วยงานเจ้าของ")
OWN, ALL = (1, 0, 0, 0, 0), (1, 2, 3, 4, 5)
Rows = list[tuple[str | None, ...]]


def rows(form: int, labels: tuple[str, ...]) -> Rows:
    """A form's rows, its years a small grid within the value of its money."""
    return [
        (labels[0], TITLES[form], None, None),
        (labels[1], "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nภารกิจที่ 1.1 การสร้างจิตสำนึก", None, None),
        (labels[2], "เพื่อให้เข้าใจ", None, None),
        (labels[3], *YEARS),
        ("", *MONEY[form]),
        (labels[4], "กองคลัง", None, None),
    ]


def named(form: int, numbers: tuple[int, ...], colon: str = "") -> tuple[str, ...]:
    """The labels behind their numbers; the title's counts the forms where it alone has one."""
    counts = sum(map(bool, numbers)) == 1
    no = [n + form * counts if n else 0 for n in numbers]
    return tuple(
        f"{n}. {t}{colon}" if n else f"{t}{colon}" for n, t in zip(no, LABELS, strict=True)
    )


@pytest.mark.parametrize("colon", ["", " :"])
@pytest.mark.parametrize("touching", [False, True])
@pytest.mark.parametrize(
    ("numbers", "items"), [(OWN, [1, 2]), (ALL, [None, None])], ids=["forms", "labels"]
)
def test_the_labels_are_known_without_their_numbers(
    numbers: tuple[int, ...], items: list[int | None], touching: bool, colon: str
) -> None:
    one, two = (rows(k, named(k, numbers, colon)) for k in (0, 1))
    records = read(PLAN, [grid(*one, *two)] if touching else [grid(*one), grid(*two)])
    assert [(i.item_no, i.title, i.mission_no, i.responsible) for i in records.items] == [
        (no, title, "1.1", ("กองคลัง",)) for no, title in zip(items, TITLES, strict=True)
    ]
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == SAID
    assert "table_without_heading" not in codes(records)


def test_every_forms_title_may_be_numbered_one() -> None:
    records = read(PLAN, [grid(*rows(k, ("1. ชื่อโครงการ", *LABELS[1:]))) for k in (0, 1)])
    assert [(i.item_no, i.title) for i in records.items] == [(None, title) for title in TITLES]


@pytest.mark.parametrize(
    "table",
    [
        grid(("1. ชื่อโครงการ", "2. วัตถุประสงค์", "3. งบประมาณ"), ("โครงการ ก", "เพื่อรู้", "9,000")),
        grid(("1. โครงการอบรม", "กองคลัง"), ("2. โครงการค่าย", "กองช่าง"), ("รวม", "2 โครงการ")),
        grid(("1. ชื่อโครงการ", "โครงการ ก"), ("2. ชื่อโครงการ", "โครงการ ข")),
        grid(("1. ชื่อโครงการอบรมให้ความรู้", "9,000"), ("2. วัตถุประสงค์", "-"), ("งบประมาณ", "-")),
    ],
)
def test_other_tables_are_left(table: Table) -> None:
    assert list(with_names_unnumbered([(table, "pdf")])) == [(table, "pdf")]

"""Ordinary text that looks like money of several kinds, a plan's blank column, or a person."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from normalize.reading import read_responsible
from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN_2561
from tests.test_blank_spending import _document, _family, _sections
from tests.test_kinds_in_cells import column, money, titles
from tests.test_labelled_cells import RESULTS, grid, read


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("นายกท้องถิ่น", ("นายกท้องถิ่น",)),
        ("นายกและคณะผู้บริหาร", ("นายกและคณะผู้บริหาร",)),
        ("นายกหรือผู้ที่ได้รับมอบหมาย", ("นายกหรือผู้ที่ได้รับมอบหมาย",)),
        ("คณะผู้บริหาร, ส.ท. และ ผู้นำชุมชน", ("คณะผู้บริหาร", "ส.ท. และผู้นำชุมชน")),
        ("ผู้ช่วย\nนักวิชาการคลัง", ("ผู้ช่วยนักวิชาการคลัง",)),
        ("ผู้ช่วยเจ้า\nพนักงานธุรการ", ("ผู้ช่วยเจ้าพนักงานธุรการ",)),
        ("พนักงาน\nครูเทศบาล", ("พนักงานครูเทศบาล",)),
        ("หัวหน้างานบริหาร\nบุคลากร", ("หัวหน้างานบริหารบุคลากร",)),
        ("สำนักงานเลขานุการ\nนายก อบจ.", ("สำนักงานเลขานุการนายก อบจ.",)),
    ],
)
def test_a_post_in_two_lines_is_one_and_no_person(cell: str, units: tuple[str, ...]) -> None:
    assert read_responsible(cell) == units


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("กองคลัง\nนายสมชาย ใจดี\nนักวิชาการคลัง\nโรงเรียนบ้านก้อ", ("กองคลัง", "โรงเรียนบ้านก้อ")),
        ("กองคลัง, สมาชิกสภาเทศบาล, นายสมชาย ใจดี", ("กองคลัง", "สมาชิกสภาเทศบาล")),
        ("กองคลัง, ประชาชน, นายสมชาย ใจดี", ("กองคลัง", "ประชาชน")),
        ("นายสมชาย ใจดี สังกัด กองการศึกษา", ("กองการศึกษา",)),
        ("กองการศึกษา โดย นายสมชาย ใจดี", ("กองการศึกษา",)),
        ("กองคลัง (นายสมชาย ใจดี ผู้อำนวยการกองคลัง) และกองช่าง", ("กองคลัง", "กองช่าง")),
        ("นายสมชาย ใจดี\nเจ้าพนักงาน\nศูนย์เยาวชน", ("เจ้าพนักงานศูนย์เยาวชน",)),
    ],
)
def test_who_is_named_beside_a_person_is_kept(cell: str, units: tuple[str, ...]) -> None:
    assert read_responsible(cell) == units


@pytest.mark.parametrize(
    "said",
    [
        "งบประมาณ ปี 2566 20,000 บาท คงเหลือ 5,000 บาท ปี 2567 30,000 บาท",
        "งบประมาณ 5,000 บาท คงเหลือ 1,500 บาท ผู้รับผิดชอบ กองคลัง",
    ],
)
def test_what_stands_behind_what_is_left_is_not_lost(said: str) -> None:
    records = titles(f"1. โครงการอบรม {said}", f"2. โครงการวัด {said}")
    assert {status for _kind, status, _baht in money(records)} == {"unreadable"}
    assert "amount_uncertain" in codes(records)


def test_what_is_left_at_the_end_of_a_title_is_no_second_amount() -> None:
    records = titles(*(f"{k}. โครงการที่ {k} (งบประมาณ 5,000 บาท คงเหลือ 1,500 บาท)" for k in (1, 2)))
    assert money(records) == [("planned", "amount", 5_000.0)] * 2


def test_what_was_paid_alone_below_a_title_was_not_set() -> None:
    records = titles("1. โครงการอบรม\nงบประมาณ 5,000 บาท", "2. โครงการวัด\nจ่าย 4,000 บาท")
    assert money(records) == [("planned", "amount", 5_000.0), ("disbursed", "amount", 4_000.0)]


def test_a_word_broken_before_an_amount_is_whole() -> None:
    records = titles("1. โครงการลดค่าใช้\nจ่าย 5,000 บาท", "2. โครงการเพิ่มราย\nจ่าย 6,000 บาท")
    assert [i.title for i in records.items] == [
        "โครงการลดค่าใช้จ่าย 5,000 บาท",
        "โครงการเพิ่มรายจ่าย 6,000 บาท",
    ]
    assert money(records) == []


def test_where_nothing_was_spent_all_is_left() -> None:
    cells = [f"ตั้งไว้ 20,000\nใช้จริง -\nคงเหลือ {left}" for left in ("1,000", "20,000", "20,000")]
    records = column("งบประมาณ (บาท)", *cells)
    assert money(records)[:3] == [
        ("planned", "unreadable", None),
        ("disbursed", "unreadable", None),
        ("planned", "amount", 20_000.0),
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("คงเหลือ (งบประมาณ-เบิกจ่าย)", False),
        ("งบประมาณคงเหลือหลังเบิกจ่าย", False),
        ("คงเหลือ / ตั้งไว้ / ใช้จริง", True),
    ],
)
def test_what_is_left_has_a_column_of_its_own(heading: str, told: bool) -> None:
    table = grid(
        ("ที่", "โครงการ", "งบประมาณ", "เบิกจ่าย", heading),
        *((str(k), f"โครงการที่ดี {k}", "5,000", "4,000", "1,000") for k in (1, 2)),
    )
    assert ("column_unknown" in codes(read(RESULTS, (table,)))) == told


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("ที่|โครงการ|ผลการดำเนินการ|ผลการเบิกจ่าย|ผู้รับผิดชอบ", "อบรมแล้ว||กองคลัง"),
        ("ที่|โครงการ|สถานะการดำเนินงาน|งบประมาณ|ผลการเบิกจ่าย", "แล้วเสร็จ|5,000|"),
        ("ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|ปัญหาและอุปสรรค", "5,000||ไม่มี"),
    ],
)
def test_what_was_done_is_told_by_other_words_too(heading: str, row: str) -> None:
    text = _document(heading, row, 3)
    assert _family(text) == "results_report"
    assert _sections(read_rows(text)) == {"results"}


def _over_pages(first: str, second: str) -> Records:
    head = ("ที่", "โครงการ", "งบประมาณ", "ผลการเบิกจ่าย", "ผู้รับผิดชอบ")
    return read(
        "ปีงบประมาณ พ.ศ. 2566",
        (
            grid(
                head,
                ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None, None, None),
                ("1", "โครงการ ก", "5,000", first, "กองคลัง"),
            ),
        ),
        (
            grid(
                ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", None, None, None, None),
                ("2", "โครงการ ข", "5,000", second, "กองช่าง"),
                page=2,
            ),
        ),
    )


def test_a_column_blank_on_its_first_page_alone_is_not_to_be_filled() -> None:
    assert _sections(_over_pages("", "4,000")) == {"results"}
    assert _sections(_over_pages("", "")) == {"plan"}


def test_what_was_gained_and_done_is_a_result() -> None:
    head = "ที่|โครงการ|ผลที่ได้รับ|งบประมาณ|เบิกจ่าย|ผู้รับผิดชอบ\n"
    done = read_rows(PLAN_2561 + head + "1|โครงการ ก|อบรมแล้ว 30 คน|5,000||กองคลัง\n")
    hoped = read_rows(PLAN_2561 + head + "1|โครงการ ก|ร้อยละ 80|5,000||กองคลัง\n")
    assert (_sections(done), _sections(hoped)) == ({"results"}, {"plan"})


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("งบประมาณ (บาท)", "ตั้งไว้ 20,000\nใช้จริง 18,500\nคงเหลือ 1,500", "5,000"),
        ("งบประมาณ (บาท)", "20,000\nใช้จริง 18,500", "5,000"),
        ("ตั้งไว้/ใช้จริง/คงเหลือ", "20,000/18,500/1,500", "5,000"),
    ],
)
def test_items_over_a_page_break_whose_money_is_stated_otherwise_are_kept(
    heading: str, first: str, second: str
) -> None:
    head = ("ที่", "โครงการ/กิจกรรม", heading, "ผลการดำเนินการ")
    rows = [
        (str(k), f"โครงการที่ดี {k}", cell, "ทำแล้ว")
        for k, cell in enumerate((first, first, second, second), 1)
    ]
    records = read(RESULTS, (grid(head, *rows[:2]),), (grid(*rows[2:], page=2),))
    assert [(i.item_no, i.result) for i in records.items] == [(k, "ทำแล้ว") for k in (1, 2, 3, 4)]
    both = [("planned", "amount", 20_000.0), ("disbursed", "amount", 18_500.0)]
    assert money(records)[:4] == both * 2
    assert {status for _kind, status, _baht in money(records)[4:]} == {"unreadable"}
    assert "amount_uncertain" in codes(records)

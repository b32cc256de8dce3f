"""Tables whose inner uprights are lost in part, or were never drawn."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Page, Word
from tests.test_half_ruled_tables import LEFT, RIGHT, level, page, read, upright, words


def torn(third: Sequence[Word]) -> Page:
    """A table whose third row has lost its uprights."""
    print_ = [
        *words((20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม")),
        *words((20, 200, "งบประมาณ"), (20, 290, "ผู้รับผิดชอบ")),
        *words((40, 15, "1"), (40, 40, "โครงการปลูกต้นไม้"), (40, 200, "20,000"), (40, 290, "กองช่าง")),
        *words((60, 15, "2"), (60, 40, "กิจกรรมสภากาแฟ"), (60, 200, "5,000"), (60, 290, "กองคลัง")),
        *third,
    ]  # fmt: skip
    frame = [*level(10, 35, 55, 75, 100), *upright(10, 100, LEFT, RIGHT)]
    return page(print_, [*frame, *upright(10, 75, 30, 190, 280)])


def test_a_row_that_lost_its_uprights_is_cut_where_the_others_are() -> None:
    row_ = words(
        (80, 15, "3"), (80, 40, "โครงการเครือข่ายเฝ้าระวัง"), (90, 40, "การทุจริต"),
        (80, 200, "75,000"), (80, 290, "สำนักปลัด"),
    )  # fmt: skip
    records = read(torn(row_))
    assert [(i.title, i.responsible) for i in records.items][-1] == (
        "โครงการเครือข่ายเฝ้าระวังการทุจริต",
        ("สำนักปลัด",),
    )
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 5_000.0, 75_000.0]


def test_a_sentence_over_the_edges_of_columns_is_not_cut() -> None:
    told = words((80, 15, "หมายเหตุ โครงการตามลำดับที่ 1 ใช้งบประมาณจากเงินสะสมของเทศบาลตามมติสภาเทศบาล"))
    records = read(torn(told))
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 5_000.0]
    assert [i.title for i in records.items] == ["โครงการปลูกต้นไม้", "กิจกรรมสภากาแฟ"]


def test_the_heading_of_a_table_makes_a_frame_no_form() -> None:
    """Half of its lines open with words that forms have for labels too."""
    head = words(
        (20, 20, "โครงการ/กิจกรรม"), (14, 180, "งบประมาณ"), (26, 180, "ที่ตั้งไว้"),
        (20, 250, "ผลการดำเนินงาน"), (20, 340, "ผู้รับผิดชอบ"),
    )  # fmt: skip
    body = words(
        (45, 12, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"), (65, 12, "ภารกิจ 1.1 การสร้างจิตสำนึก"),
        (85, 20, "โครงการ อบรมจริยธรรม"), (85, 180, "5,000"),
        (85, 250, "อบรมแล้ว"), (85, 340, "กองคลัง"),
        (105, 12, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"), (125, 12, "ภารกิจ 2.2 การใช้ดุลพินิจ"),
        (145, 20, "กิจกรรม ลดขั้นตอน"), (145, 180, "3,000"), (145, 250, "ลดแล้ว"), (145, 340, "กองช่าง"),
    )  # fmt: skip
    one = page(
        [*head, *body],
        [*level(10, 40, 60, 80, 100, 120, 140, 160), *upright(10, 160, LEFT, RIGHT)],
    )
    records = read(one)
    assert [(i.title, i.dimension_no, i.responsible) for i in records.items] == [
        ("โครงการ อบรมจริยธรรม", 1, ("กองคลัง",)),
        ("กิจกรรม ลดขั้นตอน", 2, ("กองช่าง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [5_000.0, 3_000.0]


def test_a_level_with_its_sum_is_a_row_of_its_own_where_lines_stand_evenly() -> None:
    """No rule and no gap parts the rows: titles that open as items do."""
    lines = [
        ("โครงการ/กิจกรรม", "ผลการดำเนินการ", "งบประมาณ", "เบิกจ่าย", "ร้อยละ"),
        ("มิติที่ 1 การสร้างวัฒนธรรม", "", "15,000", "14,000", "93.3"),
        ("1. กิจกรรมสภากาแฟยามเช้า", "จัดกิจกรรม", "10,000", "9,000", "90.0"),
        ("เล่าเรื่องความซื่อสัตย์", "3 ครั้ง", "", "", ""),
        ("2. โครงการศึกษาดูงาน", "เดินทางดูงาน", "5,000", "5,000", "100.0"),
        ("ด้านธรรมาภิบาล", "1 แห่ง", "", "", ""),
        ("มิติที่ 2 การบริหารราชการ", "", "3,000", "3,000", "100.0"),
        ("3. มาตรการตรวจพัสดุ", "ตรวจแล้ว", "3,000", "3,000", "100.0"),
        ("ประจำปีของหน่วยงาน", "ครบถ้วน", "", "", ""),
    ]
    print_ = [
        word
        for k, line in enumerate(lines)
        for word in words(
            *((20 + 12 * k, x, t) for x, t in zip((15, 150, 230, 290, 350), line, strict=True))
        )
    ]
    records = read(page(print_, level(15, 30)))
    assert [(i.title, i.result, i.dimension_no) for i in records.items] == [
        ("กิจกรรมสภากาแฟยามเช้าเล่าเรื่องความซื่อสัตย์", "จัดกิจกรรม 3 ครั้ง", 1),
        ("โครงการศึกษาดูงานด้านธรรมาภิบาล", "เดินทางดูงาน 1 แห่ง", 1),
        ("มาตรการตรวจพัสดุประจำปีของหน่วยงาน", "ตรวจแล้วครบถ้วน", 2),
    ]
    planned = [b.amount_baht for b in records.budgets if b.kind == "planned"]
    assert planned == [10_000.0, 5_000.0, 3_000.0]


def test_a_title_that_words_of_the_missions_column_ran_into_is_told() -> None:
    run = "โครงการสร้างเครือข่าย ภารกิจ 3.3 ร่วมกับวัด"
    told = [f.raw for f in read(torn(words((80, 15, "3"), (80, 40, run)))).findings
            if f.code == "title_uncertain"]  # fmt: skip
    assert told == ["ภารกิจ 3.3"]
    assert "title_uncertain" not in {f.code for f in read(torn(())).findings}

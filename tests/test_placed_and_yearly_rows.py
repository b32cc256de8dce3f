"""Tables that tell an item's place in a column of its own, or give a row to every fiscal year."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖-๒๕๖๗)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
HEAD = "ลำดับ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|ผู้รับผิดชอบ|ความสอดคล้อง\n||งบประมาณ|งบประมาณ||\n"


def test_a_column_may_say_where_each_item_belongs() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "๑|โครงการ ก|๑,๐๐๐|-|กองคลัง|มิติที่ ๒ ภารกิจที่ ๒.๑\n๒|โครงการ ข|-|-|กองช่าง|มิติที่ ๑ ภารกิจที่ ๑.๓\n"
        "๓|โครงการ ค|-|๒,๐๐๐|กองช่าง|มิติที่ ๑\n"
    )
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [
        (2, "2.1"),
        (1, "1.3"),
        (1, None),
    ]


def test_a_column_of_other_aims_says_nothing_of_missions() -> None:
    records = read_rows(
        PLAN
        + "มิติที่ ๓ การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน\n\n"
        + HEAD
        + "๑|โครงการ ก|๑,๐๐๐|-|กองคลัง|ยุทธศาสตร์ที่ ๒\n๒|โครงการ ข|-|-|กองช่าง|ยุทธศาสตร์ที่ ๑\n"
    )
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(3, None)] * 2


def test_numbers_under_a_misread_heading_are_numbers() -> None:
    rows = "".join(f"{n}|โครงการ {name}|๑,๐๐๐|-|กองคลัง|-\n" for n, name in enumerate("กขค", 1))
    records = read_rows(PLAN + HEAD.replace("ลำดับ", "ต่", 1) + rows)
    assert [i.item_no for i in records.items] == [1, 2, 3]


def test_a_row_for_every_year_of_an_item() -> None:
    records = read_rows(
        PLAN + "<table><tr><td>ที่</td><td>ชื่อโครงการ/กิจกรรม/มาตรการ</td><td>ปีงบประมาณ พ.ศ.</td>"
        "<td>งบประมาณ (บาท)</td><td>หน่วยดำเนินการ</td></tr>"
        "<tr><td rowspan=2>๑</td><td rowspan=2>โครงการ ก</td><td>๒๕๖๖</td><td>๑๕,๐๐๐</td>"
        "<td rowspan=2>กองคลัง</td></tr><tr><td>๒๕๖๗</td><td>-</td></tr>"
        "<tr><td rowspan=2>๒</td><td rowspan=2>โครงการ ข</td><td>๒๕๖๖</td><td>๒,๐๐๐</td>"
        "<td rowspan=2>กองช่าง</td></tr><tr><td>๒๕๖๗</td><td>๓,๐๐๐</td></tr></table>\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 15000.0),
        (2567, "dash", None),
        (2566, "amount", 2000.0),
        (2567, "amount", 3000.0),
    ]
    assert not codes(records) & {"money_without_title", "money_year_missing", "amount_doubtful"}


def test_an_amount_over_the_rows_of_several_years_says_so() -> None:
    records = read_rows(
        PLAN + "<table><tr><td>ที่</td><td>ชื่อโครงการ/กิจกรรม/มาตรการ</td><td>ปีงบประมาณ พ.ศ.</td>"
        "<td>งบประมาณ (บาท)</td><td>หน่วยดำเนินการ</td></tr>"
        "<tr><td rowspan=2>๑</td><td rowspan=2>โครงการ ก</td><td>๒๕๖๖</td><td rowspan=2>๑๕,๐๐๐</td>"
        "<td rowspan=2>กองคลัง</td></tr><tr><td>๒๕๖๗</td></tr></table>\n"
    )
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 15000.0),
        (2567, 15000.0),
    ]
    assert "amount_over_years" in codes(records)


YEARS = (
    PLAN
    + "<table><tr><td>ปีงบประมาณ</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>งบประมาณ (บาท)</td></tr>"
    "<tr><td rowspan=2>๒๕๖๖</td><td>โครงการ ก</td><td{span}>๑,๐๐๐</td></tr>"
    "<tr><td>โครงการ ข</td>{second}</tr>"
    "<tr><td>๒๕๖๗</td><td>โครงการ ค</td><td>๓,๐๐๐</td></tr></table>\n"
)


def test_a_year_merged_over_the_rows_of_several_items_is_that_of_each() -> None:
    records = read_rows(YEARS.format(span="", second="<td>๒,๐๐๐</td>"))
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 1000.0),
        (2566, 2000.0),
        (2567, 3000.0),
    ]


def test_an_amount_merged_over_the_rows_of_several_items_is_of_none() -> None:
    records = read_rows(YEARS.format(span=" rowspan=2", second=""))
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "unreadable", None),
        (2566, "unreadable", None),
        (2567, "amount", 3000.0),
    ]
    assert "amount_uncertain" in codes(records)
    assert "amount_over_years" not in codes(records)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("(ใช้จริง 5,000 บาท)", "disbursed"),
        ("(เบิกจ่ายแล้ว 5,000 บาท)", "disbursed"),
        ("(งบประมาณ 5,000 บาท)", "planned"),
        ("ของใช้แล้ว (5,000 บาท)", "planned"),
    ],
)
def test_what_a_plan_says_was_spent_behind_a_title(said: str, kind: str) -> None:
    head = "ลำดับ|โครงการ/กิจกรรม/มาตรการ|ผู้รับผิดชอบ\n"
    records = read_rows(PLAN.replace("๒๕๖๖-", "") + head + f"๑|โครงการ ก {said}|กองคลัง\n")
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [(kind, 5000.0)]


def test_two_lists_side_by_side_under_one_heading_printed_twice() -> None:
    head = "<td>ที่</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>งบประมาณ (บาท)</td>"
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        f"<table><tr>{head}{head}</tr>"
        "<tr><td>๑</td><td>โครงการ ก</td><td>๑,๐๐๐</td><td>๓</td><td>โครงการ ค</td><td>-</td></tr>"
        "<tr><td>๒</td><td>กิจกรรม ข</td><td>-</td><td>๔</td><td>มาตรการ ง</td><td>๔,๐๐๐</td></tr>"
        "</table>\n"
    )
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "โครงการ ก"),
        (2, "กิจกรรม ข"),
        (3, "โครงการ ค"),
        (4, "มาตรการ ง"),
    ]
    assert [b.amount_baht for b in records.budgets] == [1000.0, None, None, 4000.0]
    assert "money_column_repeated" not in codes(records)


def test_the_unit_of_each_year_is_no_money_of_a_unit() -> None:
    cells = "".join(
        f"{n}|โครงการ {name}|{n},๐๐๐|กองคลัง|-|กองช่าง\n"
        for n, name in zip("๑๒๓", "กขค", strict=True)
    )
    records = read_rows(
        PLAN
        + "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖||ปี ๒๕๖๗|\n||งบประมาณ|หน่วยงาน|งบประมาณ|หน่วยงาน\n"
        + cells
    )
    assert records.items[0].responsible == ("กองคลัง", "กองช่าง")
    assert [(b.fiscal_year_be, b.kind) for b in records.budgets[:2]] == [
        (2566, "planned"),
        (2567, "planned"),
    ]
    assert "amount_unreadable" not in codes(records)


def test_rows_that_tell_what_an_item_costs_are_no_items() -> None:
    records = read_rows(
        PLAN
        + "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|ผู้รับผิดชอบ\n||งบประมาณ|งบประมาณ|\n"
        + "๑|โครงการ ก|๒,๐๐๐|-|กองคลัง\n|- ค่าวิทยากร|๑,๒๐๐|-|\n|ค่าอาหาร|๘๐๐|-|\n"
        + "๒|กิจกรรมปลูกฝังค่านิยม|๓,๐๐๐|-|กองคลัง\n|ค่านิยมสุจริตในชุมชน|๔,๐๐๐|-|กองช่าง\n"
    )
    assert [i.title for i in records.items] == [
        "โครงการ ก",
        "กิจกรรมปลูกฝังค่านิยม",
        "ค่านิยมสุจริตในชุมชน",
    ]
    assert sum(b.amount_baht or 0 for b in records.budgets) == 9000.0
    assert [f.code for f in records.findings if f.item_id == records.items[0].item_id] == [
        "cost_line",
        "cost_line",
    ]


def test_a_cost_below_an_item_without_an_amount_is_a_warning() -> None:
    records = read_rows(
        PLAN
        + "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|ผู้รับผิดชอบ\n||งบประมาณ|งบประมาณ|\n"
        + "๑|โครงการ ก|||กองคลัง\n|- ค่าวิทยากร|๑,๒๐๐|-|\n๒|โครงการ ข|๓,๐๐๐|-|กองคลัง\n"
        + "|- ค่าอาหาร|๓,๐๐๐|-|\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    told = [(f.code, f.severity) for f in records.findings if f.code == "cost_line"]
    assert told == [("cost_line", "warning"), ("cost_line", "info")]


def test_a_row_that_states_money_below_an_item_is_no_item() -> None:
    rows = "".join(
        f"<tr><td rowspan=2>{number}</td><td>{title}</td><td></td></tr>"
        f"<tr><td>{money}</td><td>{unit}</td></tr>"
        for number, title, money, unit in (
            ("๑", "โครงการ ก", "งบประมาณ ๕๑,๙๐๐ บาท", "กองคลัง"),
            ("๒", "โครงการ ข", "ไม่ใช้งบประมาณ", "กองช่าง"),
        )
    )
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        "<table><tr><td>ที่</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>ผู้รับผิดชอบ</td></tr>"
        f"{rows}</table>\n"
    )
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",)),
        ("โครงการ ข", ("กองช่าง",)),
    ]
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == [i.item_id for i in records.items]


def test_a_title_may_end_with_its_place() -> None:
    records = read_rows(
        PLAN
        + "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|รับผิดชอบโดย\n||งบประมาณ|งบประมาณ|\n"
        + "๑|โครงการ ก (มิติที่ ๒ ภารกิจที่ ๒.๑)|๒,๐๐๐|-|กองคลัง\n๒|โครงการ ข (ภารกิจที่ ๑.๓)|๓,๐๐๐|-|กองช่าง\n"
        + "๓|โครงการ ค (ระยะที่ ๒)|๓,๐๐๐|-|กองช่าง\n"
    )
    assert [(i.title, i.dimension_no, i.mission_no, i.responsible) for i in records.items] == [
        ("โครงการ ก", 2, "2.1", ("กองคลัง",)),
        ("โครงการ ข", 1, "1.3", ("กองช่าง",)),
        ("โครงการ ค (ระยะที่ 2)", None, None, ("กองช่าง",)),
    ]


def test_an_item_stated_again_with_its_amounts_is_told() -> None:
    head = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|ผู้รับผิดชอบ\n||งบประมาณ|งบประมาณ|\n"
    records = read_rows(
        PLAN
        + head
        + "๑|โครงการ ก|๒,๐๐๐|-|กองคลัง\n๒|โครงการ ข|๓,๐๐๐|-|กองช่าง\n๓|โครงการ ก|-|-|กองช่าง\n"
        + "\nโครงการที่ใช้งบประมาณสูงสุด\n\n"
        + head
        + "๑|โครงการ ข|๓,๐๐๐|-|กองช่าง\n"
    )
    told = [f.item_id for f in records.findings if f.code == "item_repeated"]
    assert told == [records.items[3].item_id]


@pytest.mark.parametrize(
    "band",
    [
        "มิติที่ {0} / ภารกิจที่ {0}.{1}",
        "มิติที่ {0} ภารกิจที่ {0}.{1}",
        "มิติที่ {0} การบริหารราชการด้วยความโปร่งใส ภารกิจที่ {0}.{1}",
        "มิติที่ {0} การบริหารราชการด้วยความโปร่งใส {0}.{1}",
    ],
)
def test_one_row_may_name_dimension_and_mission(band: str) -> None:
    head = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗|ผู้รับผิดชอบ\n||งบประมาณ|งบประมาณ|\n"
    records = read_rows(
        PLAN
        + head
        + band.format(2, 1)
        + "||||\n๑|โครงการ ก|๒,๐๐๐|-|กองคลัง\n"
        + band.format(2, 3)
        + "||||\n๒|โครงการ ข|๓,๐๐๐|-|กองช่าง\n"
    )
    assert [(i.title, i.dimension_no, i.mission_no) for i in records.items] == [
        ("โครงการ ก", 2, "2.1"),
        ("โครงการ ข", 2, "2.3"),
    ]
    assert "money_without_title" not in codes(records)


def test_one_row_may_name_the_ita_tool_and_its_indicator() -> None:
    records = read_rows(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        "ลำดับ|มาตรการ/กิจกรรม|วิธีดำเนินการ|ผู้รับผิดชอบ\n"
        "แบบวัด IIT ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (ได้คะแนน ๘๙.๒๑)|||\n๑|กิจกรรมทบทวนคำสั่งแบ่งงาน|ประชุม|สำนักปลัด\n"
        "แบบวัด EIT ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน|||\n๒|มาตรการจัดเวรบริการพักเที่ยง|จัดเวร|สำนักปลัด\n"
    )
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, "1"), (2, "6")]


def test_a_row_of_a_label_and_its_text_tells_of_the_item_above() -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td><td>ผู้รับผิดชอบ</td></tr>"
    row = "<tr><td>{}</td><td>โครงการ {}</td><td>5,000</td><td>กองคลัง</td></tr>"
    told = "<tr><td></td><td colspan=3>ผลการดำเนินงาน : จัดอบรมแล้ว {} คน</td></tr>"
    body = row.format(1, "ก") + told.format(36) + row.format(2, "ข") + told.format(40)
    title = "รายงานผลการดำเนินงานตามแผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n"
    records = read_rows(title + f"<table>{head}{body}</table>\n")
    assert [(i.title, i.result, i.responsible) for i in records.items] == [
        ("โครงการ ก", "จัดอบรมแล้ว 36 คน", ("กองคลัง",)),
        ("โครงการ ข", "จัดอบรมแล้ว 40 คน", ("กองคลัง",)),
    ]


def test_a_row_of_a_label_takes_no_note_of_the_table_and_tells_of_money() -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    row = "<tr><td>1</td><td>โครงการ ก</td><td>5,000</td></tr><tr><td colspan=3>{}</td></tr>"
    title = "รายงานผลการดำเนินงานตามแผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n"
    note = read_rows(
        title + f"<table>{head}{row.format('หมายเหตุ : งบประมาณอาจเปลี่ยนแปลงได้')}</table>\n"
    )
    assert [i.note for i in note.items] == [None]
    spent = row.format("ผลการดำเนินงาน : จัดอบรมแล้ว เบิกจ่าย 4,500 บาท")
    assert "amount_uncertain" in codes(read_rows(title + f"<table>{head}{spent}</table>\n"))


@pytest.mark.parametrize("number", ["<td>{}</td>", ""])
def test_an_office_with_what_its_items_sum_up_to_is_no_item(number: str) -> None:
    rows = (
        ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ", "ปี ๒๕๖๖"),
        ("", "กองคลัง", "๓,๐๐๐"),
        ("๑", "โครงการ ก", "๑,๐๐๐"),
        ("๒", "โครงการ ข", "๒,๐๐๐"),
        ("", "กองช่าง", "๔,๐๐๐"),
        ("๓", "กิจกรรม ค", "๔,๐๐๐"),
    )
    body = (f"{number.format(n)}<td>{title}</td><td>{money}</td>" for n, title, money in rows)
    records = read_rows(PLAN + f"<table><tr>{'</tr><tr>'.join(body)}</tr></table>\n")
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",)),
        ("โครงการ ข", ("กองคลัง",)),
        ("กิจกรรม ค", ("กองช่าง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [1000.0, 2000.0, 4000.0]


def test_an_office_with_money_below_an_item_without_any_heads_nothing() -> None:
    records = read_rows(
        PLAN
        + "ลำดับ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖\n๑|โครงการ ก|\n|กองคลัง|๓,๐๐๐\n๒|โครงการ ข|๒,๐๐๐\n"
    )
    assert {i.responsible for i in records.items} == {None}

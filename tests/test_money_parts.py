"""Money in parts, by sources and by quarters: parts of their own, or a check of the whole."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from normalize.schema import table_columns
from tests.reading_text import codes, read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
REPORT = PLAN.replace("แผนปฏิบัติการ", "รายงานผลการดำเนินการตามแผนปฏิบัติการ")


def table(*rows: str) -> str:
    """A ruled table; `>` behind a cell reaches over the next column, an empty cell is blank, `^`
    goes on with the cell above."""
    html = []
    for row in rows:
        cells = row.split("|")
        line = ""
        for k, cell in enumerate(cells):
            if cell in (">", "^"):
                continue
            span = 1
            while k + span < len(cells) and cells[k + span] == ">":
                span += 1
            down = 2 if row is rows[0] and len(rows) > 1 and rows[1].split("|")[k] == "^" else 1
            line += f"<td colspan={span} rowspan={down}>{cell}</td>"
        html.append(f"<tr>{line}</tr>")
    return f"<table>{''.join(html)}</table>\n"


def money(records: Records) -> list[tuple[str, str | None, str, float | None]]:
    return [(b.kind, b.part, b.status, b.amount_baht) for b in records.budgets]


ITEMS = ("๑|๑.๑|โครงการอบรมคุณธรรม|{}|กองคลัง", "๒|๑.๒|โครงการก่อสร้างศูนย์|{}|กองช่าง")


def of_two(head: str, *amounts: str) -> str:
    """Two items below a heading of two rows."""
    top, below = head.split("\n")
    width = len(amounts) // 2
    body = [row.format("|".join(amounts[width * k :][:width])) for k, row in enumerate(ITEMS)]
    return table(f"ที่|ภารกิจ|โครงการ|{top}|ผู้รับผิดชอบ", f"^|^|^|{below}|^", *body)


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("แหล่งงบประมาณ (บาท)|>\nงบ อบต.|เงินอุดหนุน", ("งบ อบต.", "เงินอุดหนุน")),
        ("งบประมาณปี ๒๕๖๘ (บาท)|>\nเงินรายได้|เงินอุดหนุน", ("เงินรายได้", "เงินอุดหนุน")),
        ("งบประมาณ (บาท)|>\nเทศบาล|กองทุนหลักประกันสุขภาพ", ("เทศบาล", "กองทุนหลักประกันสุขภาพ")),
        ("งบประมาณ (บาท)|>\nงบ อบต.|เงินอุดหนุน /กองทุน", ("งบ อบต.", "เงินอุดหนุน /กองทุน")),
        ("งบประมาณ (บาท)|>\nเงินรายได้|เงินกู้และเงินสะสม", ("เงินรายได้", "เงินกู้และเงินสะสม")),
        ("งบประมาณ (บาท)|>\nครึ่งปีแรก|ครึ่งปีหลัง", ("ครึ่งปีแรก", "ครึ่งปีหลัง")),
        ("งบประมาณ (บาท)|>\nไตรมาส ๑|ไตรมาส ๒", ("ไตรมาส 1", "ไตรมาส 2")),
    ],
)
def test_sources_and_quarters_are_parts_of_their_own(head: str, parts: tuple[str, str]) -> None:
    records = read_rows(PLAN + of_two(head, "๑๕,๐๐๐", "-", "๑๕๐,๐๐๐", "๓๕๐,๐๐๐"))
    assert money(records) == [
        ("planned", parts[0], "amount", 15000.0),
        ("planned", parts[1], "dash", None),
        ("planned", parts[0], "amount", 150000.0),
        ("planned", parts[1], "amount", 350000.0),
    ]
    assert {b.fiscal_year_be for b in records.budgets} == {2568}
    proofs = {e.qualifier for e in records.evidence if e.table == "budgets"}
    assert proofs == {f"2568 planned {part}" for part in parts}
    assert not records.schedule
    assert not codes(records) & {"money_column_repeated", "column_unknown", "mark_unreadable"}


def test_sources_of_the_year_in_each_row_are_parts_of_it() -> None:
    text = PLAN.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "พ.ศ. ๒๕๖๘ - ๒๕๖๙") + (
        "<table><tr><td rowspan=2>ภารกิจ</td><td rowspan=2>ที่</td><td rowspan=2>โครงการ</td>"
        "<td rowspan=2>ปี พ.ศ.</td><td colspan=2>งบประมาณ (บาท)</td></tr>"
        "<tr><td>งบ อบต.</td><td>เงินอุดหนุน /กองทุน</td></tr>"
        "<tr><td rowspan=2>๑.๑</td><td rowspan=2>๑</td><td rowspan=2>โครงการอบรมคุณธรรม</td>"
        "<td>๒๕๖๘</td><td>๑,๐๐๐</td><td>๒,๐๐๐</td></tr>"
        "<tr><td>๒๕๖๙</td><td>-</td><td></td></tr>"
        "<tr><td>๑.๒</td><td>๑</td><td>โครงการปลูกป่า</td><td>๒๕๖๙</td><td></td><td>๓,๐๐๐</td></tr>"
        "</table>\n"
    )
    records = read_rows(text)
    assert [(b.fiscal_year_be, b.part, b.status, b.amount_baht) for b in records.budgets] == [
        (2568, "งบ อบต.", "amount", 1000.0),
        (2568, "เงินอุดหนุน /กองทุน", "amount", 2000.0),
        (2569, "งบ อบต.", "dash", None),
        (2569, "เงินอุดหนุน /กองทุน", "blank", None),
        (2569, "งบ อบต.", "blank", None),
        (2569, "เงินอุดหนุน /กองทุน", "amount", 3000.0),
    ]


def test_the_parts_of_each_year_are_of_it_and_the_totals_of_theirs() -> None:
    text = PLAN.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "พ.ศ. ๒๕๖๘ - ๒๕๖๙") + table(
        "ที่|ภารกิจ|โครงการ|งบประมาณปี ๒๕๖๘|>|งบประมาณปี ๒๕๖๙|>|ผู้รับผิดชอบ",
        "^|^|^|เงินรายได้|เงินอุดหนุน|เงินรายได้|เงินอุดหนุน|^",
        "๑|๑.๑|โครงการอบรมคุณธรรม|๑,๐๐๐|๒,๐๐๐|๓,๐๐๐|-|กองคลัง",
        "๒|๑.๒|โครงการก่อสร้างศูนย์|๔,๐๐๐|-|๓,๐๐๐|๔,๐๐๐|กองช่าง",
        "รวม|>|>|๕,๐๐๐|๒,๐๐๐|๖,๐๐๐|๔,๐๐๐|",
    )
    records = read_rows(text)
    assert "money_years_disordered" not in codes(records)
    assert [(b.fiscal_year_be, b.part) for b in records.budgets[:4]] == [
        (2568, "เงินรายได้"),
        (2568, "เงินอุดหนุน"),
        (2569, "เงินรายได้"),
        (2569, "เงินอุดหนุน"),
    ]
    assert [(t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (2568, 5000.0, True),
        (2568, 2000.0, True),
        (2569, 6000.0, True),
        (2569, 4000.0, True),
    ]


@pytest.mark.parametrize("whole", ["รวม", "รวมทั้งสิ้น (บาท)", "งบประมาณทั้งหมด"])
def test_beside_the_whole_the_parts_only_check_it(whole: str) -> None:
    head = f"งบประมาณ (บาท)|>|>\nเงินรายได้|เงินอุดหนุน|{whole}"
    amounts = ("๑,๐๐๐", "๒,๐๐๐", "๓,๐๐๐", "๑,๐๐๐", "-", "๙,๐๐๐")
    records = read_rows(PLAN + of_two(head, *amounts))
    assert money(records) == [
        ("planned", None, "amount", 3000.0),
        ("planned", None, "amount", 9000.0),
    ]
    assert [f.code for f in records.findings if f.item_id == records.items[1].item_id] == [
        "parts_differ"
    ]


def test_quarters_of_what_was_spent_stand_beside_the_plan() -> None:
    text = REPORT + table(
        "ที่|โครงการ|งบประมาณตามแผน|ผลการเบิกจ่าย (บาท)|>|>|>|ผลการดำเนินงาน",
        "^|^|^|ไตรมาส ๑|ไตรมาส ๒|ไตรมาส ๓|ไตรมาส ๔|^",
        "๑|โครงการธนาคารขยะ|๓๐,๐๐๐|๕,๒๐๐|-|๖,๑๕๐|๘,๔๐๐|มีสมาชิก ๑๕๖ ครัวเรือน",
        "๒|โครงการอบรมจริยธรรม|๔๒,๐๐๐|-|๔๑,๓๐๐|-|-|อบรม ๒ วัน",
        "|รวมทั้งสิ้น|๗๒,๐๐๐|๕,๒๐๐|๔๑,๓๐๐|๖,๑๕๐|๘,๔๐๐|",
    )
    records = read_rows(text)
    assert {i.section for i in records.items} == {"results"}
    assert money(records)[:5] == [
        ("planned", None, "amount", 30000.0),
        ("disbursed", "ไตรมาส 1", "amount", 5200.0),
        ("disbursed", "ไตรมาส 2", "dash", None),
        ("disbursed", "ไตรมาส 3", "amount", 6150.0),
        ("disbursed", "ไตรมาส 4", "amount", 8400.0),
    ]
    assert [t.agrees for t in records.totals] == [True] * 5
    assert not records.schedule


def test_ones_below_quarters_are_no_amounts() -> None:
    records = read_rows(PLAN + of_two("ไตรมาสที่ใช้งบประมาณ|>\nไตรมาส ๑|ไตรมาส ๒", "๑", "-", "-", "๑"))
    assert not records.budgets


@pytest.mark.parametrize("mark", ["✓", "●", "←→"])
def test_quarters_with_marks_are_months_also_below_a_budget(mark: str) -> None:
    head = "ไตรมาสที่ใช้งบประมาณ|>\nไตรมาส ๑|ไตรมาส ๒"
    records = read_rows(PLAN + of_two(head, mark, "", "", mark))
    assert not records.budgets
    assert {item.section for item in records.items} == {"schedule"}


@pytest.mark.parametrize(
    "head",
    [
        "งบประมาณ (บาท)|>\nตั้งไว้|คงเหลือ",
        "งบประมาณ (บาท)|>\nเดิม|โอนเพิ่ม",
        "งบประมาณ (บาท)|>\nงบบูรณาการ|งบหน่วยงาน",
        "งบประมาณ (บาท)|>\nตั้งไว้/เงินอุดหนุน|เบิกจ่าย/เงินรายได้",
        "ผู้เข้าร่วม (คน)|>\nประชาชน|เอกชน",
        "เบิกจ่ายสะสม (บาท)|>\nไตรมาส ๑|ไตรมาส ๒",
        "ผลงาน|>\nไตรมาส ๑|ไตรมาส ๒",
    ],
)
def test_what_adds_up_to_nothing_known_is_no_part(head: str) -> None:
    records = read_rows(PLAN + of_two(head, "๑๕,๐๐๐", "๒,๐๐๐", "๑๕๐,๐๐๐", "๓๕๐,๐๐๐"))
    assert {b.part for b in records.budgets} <= {None}


@pytest.mark.parametrize("cells", [("✓", "", "", "✓"), ("ตามข้อบัญญัติ", "-", "-", "ตามหนังสือสั่งการ")])
def test_sources_that_are_ticked_or_told_in_words_are_no_money(cells: tuple[str, ...]) -> None:
    records = read_rows(PLAN + of_two("แหล่งงบประมาณ|>\nงบ อบต.|เงินอุดหนุน", *cells))
    assert {b.part for b in records.budgets} <= {None}
    assert not any(b.amount_baht for b in records.budgets)


def test_an_amount_over_two_sources_is_of_neither() -> None:
    head = "แหล่งงบประมาณ (บาท)|>\nงบ อบต.|เงินอุดหนุน"
    records = read_rows(PLAN + of_two(head, "๑๕,๐๐๐", ">", "๑๕๐,๐๐๐", "๓๕๐,๐๐๐"))
    assert [b.status for b in records.budgets] == ["unreadable"] * 2 + ["amount"] * 2


def test_the_part_is_in_the_key_of_the_budgets() -> None:
    keys = [column.name for column in table_columns("budgets") if column.key]
    assert keys == ["item_id", "fiscal_year_be", "kind", "part"]


@pytest.mark.parametrize("group", ["แหล่งงบประมาณ (บาท)", "แหล่งที่มาของงบประมาณ", "แหล่งเงิน"])
@pytest.mark.parametrize(
    "parts",
    [("รายได้ อบต.", "เงินอุดหนุน"), ("งบ อบต.", "ภาคีเครือข่าย"), ("อบจ.กระบี่", "กองทุนหลักประกันสุขภาพ")],
)
def test_all_under_a_heading_of_sources_are_parts(group: str, parts: tuple[str, str]) -> None:
    head = f"{group}|>\n" + "|".join(parts)
    records = read_rows(PLAN + of_two(head, "๑๕,๐๐๐", "-", "๑๕๐,๐๐๐", "๓๕๐,๐๐๐"))
    assert money(records) == [
        ("planned", parts[0], "amount", 15000.0),
        ("planned", parts[1], "dash", None),
        ("planned", parts[0], "amount", 150000.0),
        ("planned", parts[1], "amount", 350000.0),
    ]
    assert not codes(records) & {"money_column_repeated", "column_unknown"}


def test_income_beside_other_sources_is_a_part_without_a_heading_over_them() -> None:
    head = "ที่|โครงการ|รายได้ อบต.|เงินอุดหนุน|ผู้รับผิดชอบ"
    records = read_rows(
        PLAN + table(head, "๑|โครงการอบรม|๕,๐๐๐|-|กองคลัง", "๒|โครงการ ข|-|๒,๐๐๐|กองช่าง")
    )
    assert [b.part for b in records.budgets] == ["รายได้ อบต.", "เงินอุดหนุน"] * 2
    assert "column_unknown" not in codes(records)


def test_the_sum_under_a_heading_of_sources_is_the_whole() -> None:
    head = "แหล่งงบประมาณ (บาท)|>|>\nรายได้เทศบาล|เงินอุดหนุน|รวม"
    amounts = ("๑,๐๐๐", "๒,๐๐๐", "๓,๐๐๐", "๑,๐๐๐", "-", "๑,๐๐๐")
    records = read_rows(PLAN + of_two(head, *amounts))
    assert money(records) == [
        ("planned", None, "amount", 3000.0),
        ("planned", None, "amount", 1000.0),
    ]
    assert "column_unknown" not in codes(records)


@pytest.mark.parametrize("other", ["ประชาชน (คน)", "คงเหลือ", "ปี ๒๕๖๘", "ร้อยละ", "จำนวนครั้ง"])
def test_what_is_no_source_under_a_heading_of_sources_makes_no_parts(other: str) -> None:
    head = f"แหล่งงบประมาณ|>\nงบ อบต.|{other}"
    records = read_rows(PLAN + of_two(head, "๑๕,๐๐๐", "๓๐", "๑๕๐,๐๐๐", "๒๐"))
    assert {b.part for b in records.budgets} <= {None}


def test_a_column_ticked_where_no_budget_is_used_is_no_sum_of_the_sources() -> None:
    text = PLAN + table(
        "ที่|ภารกิจ|โครงการ|งบประมาณ (บาท)|>|>",
        "^|^|^|งบ อบต.|เงินอุดหนุน|ไม่ใช้งบประมาณ",
        "๑|๑.๑|โครงการอบรมคุณธรรม|๑,๐๐๐||",
        "๒|๑.๒|โครงการก่อสร้างศูนย์|||✓",
    )
    records = read_rows(text)
    assert money(records)[:2] == [
        ("planned", "งบ อบต.", "amount", 1000.0),
        ("planned", "เงินอุดหนุน", "blank", None),
    ]
    assert "tick_for_text" in codes(records)

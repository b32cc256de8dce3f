"""Tables under captions that name another fiscal year than the document."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_compound_columns import table
from tests.test_half_ruled_calendars import ITEMS, LEFT, drawn, read
from tests.test_half_ruled_tables import words
from tests.test_month_strips import MONTHS

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
FROM_JANUARY = (*MONTHS[3:], *MONTHS[:3])
FIRST = (("โครงการอบรมคุณธรรม", "10,000"), ("กิจกรรมจิตอาสา", "-"))
SECOND = (("โครงการค่ายเยาวชน", "20,000"), ("กิจกรรมวันต่อต้านการทุจริต", "5,000"))
CAPTION = "ประจำปีงบประมาณ พ.ศ. 2569\n\n"


def calendar(
    items: tuple[tuple[str, str], ...], money: bool = True, months: tuple[str, ...] = MONTHS
) -> str:
    """A table of items, all of them marked in November."""
    ticks = tuple("✓" if month == "พ.ย." else "" for month in months)
    head = ("ที่", "โครงการ/กิจกรรม", *(("งบประมาณ",) * money), *months, "ผู้รับผิดชอบ")
    rows = (
        (str(k), title, *((amount,) * money), *ticks, "กองคลัง")
        for k, (title, amount) in enumerate(items, 1)
    )
    return table(head, *rows)


def years(records: Records) -> list[tuple[list[int | None], list[int]]]:
    """Of each item the fiscal years of its money, and the calendar years of its months."""
    return [
        (
            [b.fiscal_year_be for b in records.budgets if b.item_id == item.item_id],
            [s.month.year + 543 for s in records.schedule if s.item_id == item.item_id],
        )
        for item in records.items
    ]


@pytest.mark.parametrize("above", ["", "ประจำปีงบประมาณ พ.ศ. 2568\n\n"])
@pytest.mark.parametrize(
    "caption", [CAPTION, "ปฏิทินการดำเนินงาน ปีงบประมาณ พ.ศ. 2569\n\n", "แผนการดำเนินงาน ปี 2569\n\n"]
)
def test_the_items_below_a_caption_of_another_year_are_of_that_year(
    above: str, caption: str
) -> None:
    records = read_rows(PLAN + above + calendar(FIRST) + caption + calendar(SECOND))
    assert years(records) == [([2568], [2567])] * 2 + [([2569], [2568])] * 2


def test_months_alone_and_money_alone_go_by_the_caption_too() -> None:
    both = (calendar(items, money=False) for items in (FIRST, SECOND))
    assert years(read_rows(PLAN + CAPTION.join(both))) == [([], [2567])] * 2 + [([], [2568])] * 2
    both = (calendar(items, months=()) for items in (FIRST, SECOND))
    assert years(read_rows(PLAN + CAPTION.join(both))) == [([2568], [])] * 2 + [([2569], [])] * 2


def test_the_same_items_of_two_years_are_not_made_one() -> None:
    for money in (True, False):
        both = (calendar(FIRST, money) for _year in range(2))
        records = read_rows(PLAN + CAPTION.join(both))
        assert [months for _money, months in years(records)] == [[2567]] * 2 + [[2568]] * 2


@pytest.mark.parametrize(
    "between",
    [
        "เทศบาลตำบลลี้จัดทำแผนต่อเนื่องเพื่อให้การดำเนินงานเป็นไปอย่างมีประสิทธิภาพ\n\n",
        "ที่มา : มติคณะกรรมการ ครั้งที่ 2 ปี 2567\n\n",
    ],
)
def test_a_caption_that_prose_parts_from_its_table_is_told_at_its_items(between: str) -> None:
    records = read_rows(PLAN + calendar(FIRST) + CAPTION + between + calendar(SECOND))
    told = [f.item_id for f in records.findings if f.code == "year_uncertain"]
    assert told == [item.item_id for item in records.items[2:]]


def test_months_from_january_under_a_caption_are_told() -> None:
    other = calendar(SECOND, money=False, months=FROM_JANUARY)
    records = read_rows(PLAN + calendar(FIRST, money=False) + CAPTION + other)
    told = [f.item_id for f in records.findings if f.code == "year_uncertain"]
    assert told == [item.item_id for item in records.items[2:]]


@pytest.mark.parametrize(
    "caption", ["ประจำปีงบประมาณ พ.ศ. 2556\n\n", "ประจำปีงบประมาณ พ.ศ. 2588\n\n"]
)
def test_a_year_far_from_the_documents_is_misread_and_told(caption: str) -> None:
    records = read_rows(PLAN + calendar(FIRST) + caption + calendar(SECOND))
    assert years(records)[2:] == [([2568], [2567])] * 2
    assert "year_uncertain" in codes(records)


@pytest.mark.parametrize(
    "line", ["ประจำปีงบประมาณ พ.ศ. 2568", "ผลการดำเนินงานปี 2567 ของเทศบาล", "หน้า 2569", "(ต่อ)"]
)
def test_other_lines_between_tables_change_no_year(line: str) -> None:
    records = read_rows(PLAN + calendar(FIRST) + f"{line}\n\n" + calendar(SECOND))
    assert years(records) == [([2568], [2567])] * 4
    assert "year_uncertain" not in codes(records)


def test_a_row_of_another_year_inside_a_table() -> None:
    rows = [("ที่", "โครงการ", "งบประมาณ"), ("1", *FIRST[0])]
    band = "<tr><td colspan=3>ปีงบประมาณ พ.ศ. 2569</td></tr>"
    text = table(*rows, ("2", *SECOND[0])).replace("<tr><td>2</td>", band + "<tr><td>2</td>")
    assert years(read_rows(PLAN + text)) == [([2568], []), ([2569], [])]


@pytest.mark.parametrize("money", [True, False])
def test_the_heading_again_below_a_row_of_another_year_is_another_calendar(money: bool) -> None:
    width = len(MONTHS) + 3 + money
    band = f"<tr><td colspan={width}>ประจำปีงบประมาณ พ.ศ. 2569</td></tr>"
    first, second = (calendar(items, money) for items in (FIRST, SECOND))
    one = first.replace("</table>\n\n", band) + second.removeprefix("<table>")
    assert [months for _money, months in years(read_rows(PLAN + one))] == [[2567]] * 2 + [
        [2568]
    ] * 2


def test_a_row_of_another_year_among_months_without_their_heading_is_told() -> None:
    rows = calendar((*FIRST, *SECOND), money=False)
    band = f"<tr><td colspan={len(MONTHS) + 3}>ประจำปีงบประมาณ พ.ศ. 2569</td></tr>"
    records = read_rows(PLAN + rows.replace("<tr><td>3</td>", band + "<tr><td>3</td>"))
    told = [f.item_id for f in records.findings if f.code == "year_uncertain"]
    assert told == [item.item_id for item in records.items]


@pytest.mark.parametrize("gap", [15, 25, 40])
@pytest.mark.parametrize("uprights", [True, False], ids=["ruled", "uprights between months alone"])
def test_calendars_close_below_each_other_are_two(gap: int, uprights: bool) -> None:
    one = drawn(1).rows(ITEMS)
    places = (LEFT, 28.0, one.money - 4, one.unit - 4) if uprights else ()
    one.upright(20, *places)
    one.print_ += words((one.y + (gap - 8) / 2, 100, "ประจำปีงบประมาณ พ.ศ. 2569"))
    one.y += gap
    top = one.y
    one.heading(1)
    one.rows(
        (("1", "โครงการค่าย", "5,000", "กองคลัง", (0, 0)), ("2", "กิจกรรมวัด", "-", "กองช่าง", (5, 5)))
    )
    one.upright(top, *places)
    found = years(read(one.page()))
    assert [money for money, _months in found] == [[2568]] * 4 + [[2569]] * 2
    assert [months for _money, months in found[4:]] == [[2568], [2569]]

"""Labels of fact sheets as they are printed and scanned: without numbers, behind specks, lost."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
CHILDREN = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\nภารกิจที่ 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน\n\n"


def plain(number: int, title: str, baht: str) -> str:
    return (
        f"โครงการที่ {number}\nชื่อโครงการ {title}\nหลักการและเหตุผล งานต้องโปร่งใส\n"
        f"วัตถุประสงค์ เพื่อให้เยาวชนรู้ทัน\nเป้าหมาย เยาวชน 40 คน\nงบประมาณ {baht} บาท\n"
        "ตัวชี้วัด ร้อยละ 80 ของเยาวชน\nผู้รับผิดชอบ กองการศึกษา\n\n"
    )


def numbered(label: str, title: str, baht: str) -> str:
    return (
        f"{label} {title}\n2. วัตถุประสงค์\nเพื่อให้เยาวชนรู้ทัน\n3. เป้าหมาย\nเยาวชน 40 คน\n"
        f"4. งบประมาณ\n{baht} บาท\n5. ผู้รับผิดชอบ\nกองการศึกษา\n\n"
    )


def test_labels_that_only_a_gap_parts_from_their_text() -> None:
    text = plain(1, "กิจกรรมวาดภาพหน้าศาลา", "4,500") + plain(2, "โครงการละครหุ่นเงา\nของเด็กดี", "9,000")
    records = read_rows(HEAD + CHILDREN + text)
    assert [(i.title, i.target, i.indicator, i.responsible, i.item_no) for i in records.items] == [
        ("กิจกรรมวาดภาพหน้าศาลา", "เยาวชน 40 คน", "ร้อยละ 80 ของเยาวชน", ("กองการศึกษา",), 1),
        ("โครงการละครหุ่นเงาของเด็กดี", "เยาวชน 40 คน", "ร้อยละ 80 ของเยาวชน", ("กองการศึกษา",), 2),
    ]
    assert [b.amount_baht for b in records.budgets] == [4500.0, 9000.0]


def test_words_of_a_list_heading_are_no_sheet() -> None:
    records = read_rows(HEAD + CHILDREN + "ชื่อโครงการ ตัวชี้วัด\nเป้าหมาย ของแผนนี้คือประชาชน\n")
    assert records.items == ()


def test_running_text_that_opens_with_a_label_goes_on_with_its_section() -> None:
    text = numbered("1. ชื่อโครงการ :", "โครงการละครหุ่นเงา", "9,000")
    text = text.replace("เพื่อให้เยาวชนรู้ทัน", "เพื่อให้เยาวชนรู้ทันตาม\nงบประมาณ 700 บาท ต่อคนของปีก่อน")
    records = read_rows(HEAD + CHILDREN + text)
    assert [b.amount_baht for b in records.budgets] == [9000.0]


@pytest.mark.parametrize(
    "label", [".1. ชื่อมาตรการ :", "' 1. ชื่อมาตรการ", ", 1. ชื่อมาตรการ\n", "1. ชื่อมาดรการ :"]
)
def test_a_title_is_known_behind_a_speck_and_misread(label: str) -> None:
    text = numbered("1. ชื่อมาตรการ :", "มาตรการปิดไฟเที่ยงวัน", "2,000")
    records = read_rows(HEAD + CHILDREN + text + numbered(label, "มาตรการตรวจรับพัสดุ", "3,000"))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("มาตรการปิดไฟเที่ยงวัน", ("กองการศึกษา",)),
        ("มาตรการตรวจรับพัสดุ", ("กองการศึกษา",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [2000.0, 3000.0]


def test_a_heading_is_known_behind_a_speck() -> None:
    records = read_rows(
        HEAD + CHILDREN + numbered("1. ชื่อมาตรการ :", "มาตรการ ก", "2,000")
        + ".มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n'ภารกิจที่ 2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\n"
        + numbered("1. ชื่อมาตรการ :", "มาตรการ ข", "2,000")
    )  # fmt: skip
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, "1.3"), (2, "2.2")]


def test_sections_of_a_sheet_without_its_title_are_told_and_no_part_of_the_sheet_before() -> None:
    first = numbered("1. ชื่อโครงการ :", "โครงการละครหุ่นเงา", "9,000")
    lost = numbered("", "", "7,000").strip() + "\n\n"
    for between in ("", CHILDREN):
        records = read_rows(HEAD + CHILDREN + first + between + lost + lost)
        assert [i.title for i in records.items] == ["โครงการละครหุ่นเงา"]
        assert [b.amount_baht for b in records.budgets] == [9000.0]
        told = [f.raw or "" for f in records.findings if f.code == "sheet_without_title"]
        assert ["7,000" in raw for raw in told] == [True, True]


def test_a_preface_with_aims_and_reasons_is_no_lost_sheet() -> None:
    records = read_rows(
        HEAD + "1. หลักการและเหตุผล\nแผนนี้จำเป็น\n2. วัตถุประสงค์\nเพื่อความโปร่งใส\n"
        + "3. เป้าหมาย\nบุคลากรทุกคน\n\n"
        + CHILDREN + numbered("1. ชื่อโครงการ :", "โครงการละครหุ่นเงา", "9,000")
    )  # fmt: skip
    assert len(records.items) == 1
    assert "sheet_without_title" not in codes(records)


CARD = (
    "<table><tr><td>{}</td><td colspan=2>{}</td></tr>"
    "<tr><td>มิติ/ภารกิจ</td><td colspan=2>มิติที่ 1 ภารกิจที่ 1.3</td></tr>"
    "<tr><td>ตัวชี้วัด</td><td colspan=2>ร้อยละ 80</td></tr>"
    "<tr><td rowspan=2>งบประมาณ</td><td>ปี 2566</td><td>ปี 2567</td></tr>"
    "<tr><td>30,000 บาท</td><td>48,500 บาท</td></tr>"
    "<tr><td>ผู้รับผิดชอบ</td><td colspan=2>กองช่าง</td></tr></table>\n\n"
)


def test_a_number_may_be_the_label_of_the_title() -> None:
    cards = "".join(CARD.format(f"ลำดับที่ {n}", f"โครงการค่าย{c}") for n, c in ((5, "ก"), (6, "ข")))
    records = read_rows(HEAD + cards)
    assert [(i.item_no, i.title, i.mission_no, i.responsible) for i in records.items] == [
        (5, "โครงการค่ายก", "1.3", ("กองช่าง",)),
        (6, "โครงการค่ายข", "1.3", ("กองช่าง",)),
    ]
    money = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert money == [(2566, 30000.0), (2567, 48500.0)] * 2


def test_a_card_without_a_title_is_told() -> None:
    assert "table_without_heading" in codes(read_rows(HEAD + CARD.format("ที่ตั้ง", "ตำบลลี้")))


def test_a_card_cut_by_a_page_break_behind_its_title() -> None:
    first, second = (
        CARD.format("ลำดับที่", "7").replace("มิติ/ภารกิจ", "ชื่อโครงการ").split("<tr><td>ตัวชี้วัด</td>", 1)
    )
    first = first.replace("มิติที่ 1 ภารกิจที่ 1.3", "โครงการค่ายก")
    text = f"{first}</table>\n\n<table><tr><td>ตัวชี้วัด</td>{second}"
    records = read_rows(HEAD + CHILDREN + text)
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (7, "โครงการค่ายก", ("กองช่าง",))
    ]
    assert [b.amount_baht for b in records.budgets] == [30000.0, 48500.0]


@pytest.mark.parametrize(
    "label", ["1. ชื่อ ", "1. ชื่อ : ", "1. ชื่อ: ", "ชื่อ ", "ชื่อ : ", "1. ชื่อโครงการ : "]
)
def test_the_type_word_behind_the_word_for_name_opens_the_title(label: str) -> None:
    labels = (
        "หลักการและเหตุผล งานต้องโปร่งใส",
        "เป้าหมาย 5 คน",
        "งบประมาณ 20,000 บาท",
        "ผู้รับผิดชอบ กองช่าง",
    )
    counted = [f"{k}. {text}" if label[0] == "1" else text for k, text in enumerate(labels, 2)]

    def sheet(title: str) -> str:
        return "\n".join((f"{label}{title}", *counted, ""))

    records = read_rows(HEAD + sheet("โครงการถนนปลอดถัง บ้านสะอาด") + sheet("กิจกรรมคนดีศรีเมือง"))
    assert [i.title for i in records.items] == ["โครงการถนนปลอดถัง บ้านสะอาด", "กิจกรรมคนดีศรีเมือง"]
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 20_000.0]

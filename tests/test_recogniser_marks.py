"""Marks that a scan lost and words ask for: put back, with a doubt, and nothing else ever."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalize.organisations import parse_organisation
from parsers.adapters.ocr_marks import with_lost_marks
from parsers.adapters.ocr_words import MOST_SURE_EXCHANGED
from parsers.ocr_model import LineReading


def read(text: str, sure: float = 0.99) -> LineReading:
    share = tuple(k / max(1, len(text)) for k in range(len(text)))
    return with_lost_marks(LineReading(text, sure, (sure,) * len(text), (), share))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("สิงแวดล้อม", "สิ่งแวดล้อม"),
        ("พนักงานส่วนท้องถินของเทศบาล", "พนักงานส่วนท้องถิ่นของเทศบาล"),
        ("การปภิบัติงาน", "การปฏิบัติงาน"),
        ("กำกับตดตามผล", "กำกับติดตามผล"),
        ("สมาชกสภาท้องถิ่น", "สมาชิกสภาท้องถิ่น"),
        ("งบประมาณทีตั้งไว้ ๔๒,๐๐๐ บาท", "งบประมาณที่ตั้งไว้ ๔๒,๐๐๐ บาท"),  # a label; ที is a word
        ("กิจกรรมวิเคราะห์ผลการจัดซือจัดจ้าง", "กิจกรรมวิเคราะห์ผลการจัดซื้อจัดจ้าง"),
        ("ซือจัดจ้างประจำปี", "ซื้อจัดจ้างประจำปี"),  # จัด stands on the line before
        ("นำมันเชื้อเพลิง", "น้ำมันเชื้อเพลิง"),
        ("งบประมาณที่ตังไว้", "งบประมาณที่ตั้งไว้"),
        ("ไมใช้งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("ผลทีคาดว่าจะได้รับ", "ผลที่คาดว่าจะได้รับ"),
        ("ตัวช้วัดความสำเร็จ", "ตัวชี้วัดความสำเร็จ"),
        ("งบประมาณที่ไช้จริง", "งบประมาณที่ใช้จริง"),  # bold print: the loop of ใ is filled
        ("2) โครงการเผยแพร่แผนบนเว็บไซต 5,000", "2) โครงการเผยแพร่แผนบนเว็บไซต์ 5,000"),
    ],
)
def test_one_mark_more_makes_words_of_it(text: str, printed: str) -> None:
    mended = read(text)
    assert mended.text == printed
    assert len(mended.char_confidences) == len(mended.char_centers) == len(printed)
    assert min(mended.char_confidences) == mended.confidence == MOST_SURE_EXCHANGED
    assert list(mended.char_centers) == sorted(mended.char_centers)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("จัดท่ำและเผยแพร่แผน", "จัดทำและเผยแพร่แผน"),
        ("๓) ร่วมทุกกระท่ำการ", "๓) ร่วมทุกกระทำการ"),
        ("ประจ่ำปีงบประมาณ", "ประจำปีงบประมาณ"),
    ],
)
def test_a_tone_mark_that_no_word_has_before_sara_am_is_dirt(text: str, printed: str) -> None:
    mended = read(text)
    assert mended.text == printed
    assert len(mended.char_confidences) == len(mended.char_centers) == len(printed)
    assert min(mended.char_confidences) == mended.confidence == MOST_SURE_EXCHANGED


@pytest.mark.parametrize(
    "text",
    [
        "ถ้ำน้ำลอด",
        "ขั้นต่ำของราคา",
        "ซ้ำซ้อน",
        "ค้ำประกัน",
        "บ้านต๊ำ",
        "แม่ต๋ำ",
        "ย่ำค่ำ",
        "กล้ำกลืน",
        "ท่ำ",
        "บ้านท้ำกลาง",
    ],
)
def test_a_tone_mark_that_words_have_stays(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize(
    "text",
    ["องค์การบริหารสวนตำบลคลองเปียะ", "องค์การบริหารส่วนตาบลคลองเปียะ", "องคการบริหารส่วนตำบลคลองเปียะ"],
)
def test_an_office_s_type_is_known_without_a_mark(text: str) -> None:
    found = parse_organisation(f"แผนปฏิบัติการของ{text} อำเภอจะนะ")
    assert found is not None
    assert found.name == "องค์การบริหารส่วนตำบลคลองเปียะ"


def test_the_recogniser_puts_the_mark_back() -> None:
    assert read("องค์การบริหารสวนตำบลคลองเปียะ").text == "องค์การบริหารส่วนตำบลคลองเปียะ"


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ทนต่อการทุจริต",  # not ไม่ทัน
        "มติที่ประชุมสภา",  # not มิติที่
        "ไชยา ห้วยไผ่ ผ้าไหม",
        "ทีมงาน ทีตั้งใจ",
        "นายบุญเรือง ใจดี",
        "บูลย์ประมุข",
        "ศิริลัทธยากร",
        "แบบ สขร.1",
        "กำกับตดตาม.",  # an abbreviation for all we know
        "ต.ค. 66 - มี.ค. 67",
        "Conflict of Interest",
        "๒๕,๐๐๐ บาท",
        "กขคงจฉช",
        "",
    ],
)
def test_what_is_a_word_or_a_name_stays(text: str) -> None:
    assert read(text) == LineReading(text, 0.99, (0.99,) * len(text), (), read(text).char_centers)


@given(st.text(alphabet="กขคงจชดตนปมยรลวสอเแโใไาะัิีึืุู่้์ 12๓๔,.-()"))
def test_marks_and_feet_are_all_that_ever_changes(text: str) -> None:
    bare = str.maketrans({"ฎ": "ภ", "ฏ": "ภ", **dict.fromkeys("ัิีึืฺุู็่้๊๋์ํ", "")})
    mended = read(text)
    assert mended.text.translate(bare) == text.translate(bare)
    toned = len(regex.findall("[ก-ฮ][่-๋]ำ", text))
    assert len(mended.text) >= len(text) - toned

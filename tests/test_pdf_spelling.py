"""SARA AM lost, misread or overdone by a producer, put right by spelling alone."""

import pytest

from normalize.spelling import known_share, page_damage, repair, thai_lexicon


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("ดาเนินงาน", "ดำเนินงาน"),
        ("สานักงาน", "สำนักงาน"),
        ("จานวน", "จำนวน"),
        ("ส้าคัญ", "สำคัญ"),
        ("จ้านวน", "จำนวน"),
        ("งำนประจำ", "งานประจำ"),
        ("นโยบำย", "นโยบาย"),
        ("อานาจเจริญ", "อำนาจเจริญ"),
        ("การดาเนินการตามมาตรการ", "การดำเนินการตามมาตรการ"),
    ],
)
def test_a_lone_repair_is_a_guess(found: str, expected: str) -> None:
    mended = repair(found, thai_lexicon())
    assert (mended.text, mended.status) == (expected, "guessed")


@pytest.mark.parametrize(
    "sound",
    [
        "กำหนด",
        "ข้าราชการ",
        "บ้านนา",
        "นาคา",
        "ทานา",
        "ค่าจ้าง",
        "มาตรการ",
        "กาญจนบุรี",
        "น้ำ",
        "ITA 2568",
        "๑๒,๐๐๐",
        "",
        "พะงัน",
    ],
)
def test_sound_words_are_left_alone(sound: str) -> None:
    assert repair(sound, thai_lexicon()).status == "same"


LOST = ["สานักงาน", "ดาเนินการ", "จานวน", "การทางาน", "ประจาปี", "กาหนด"]


def test_a_page_that_lost_its_sara_am_says_so() -> None:
    assert page_damage(LOST, thai_lexicon()) == "lost"
    assert page_damage(["สำนักงาน", "ดำเนินการ", "จานวน"], thai_lexicon()) == "none"
    assert page_damage(["คำสั่ง", "กำรจัดกำร", "งำน", "มำตรกำร", "รำคำ"], thai_lexicon()) == (
        "overdone"
    )


def test_on_a_lossy_page_short_words_are_mended_too() -> None:
    assert repair("ทานา", thai_lexicon(), "lost").text == "ทำนา"
    assert repair("สานักงาน", thai_lexicon(), "lost").status == "repaired"


def test_overdone_sara_am_becomes_sara_aa_except_where_it_belongs() -> None:
    mended = repair("กำรดำเนินงำน", thai_lexicon(), "overdone")
    assert mended.text == "การดำเนินงาน"


def test_known_share() -> None:
    assert known_share(["งบประมาณ"], thai_lexicon()) == 1.0
    assert known_share(["ฬฬฬฬ"], thai_lexicon()) == 0.0
    assert known_share(["ITA 2568"], thai_lexicon()) is None
    assert known_share(["ต.ค. ๒๕๖๖", "งบประมาณ"], thai_lexicon()) == 1.0
    assert known_share(["งบประมาณ"], thai_lexicon(), at_least=100) is None


def test_a_page_of_few_words_with_sara_am_is_not_overdone() -> None:
    words = ["สำนักปลัด", "น้ำ", "สำนักปลัด", "น้ำ", "สำนักปลัด", "ปี"]
    assert page_damage(words, thai_lexicon()) == "none"

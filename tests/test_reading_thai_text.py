"""`clean` is the promise of every text column: literal in, literal out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.thai_text import clean, is_dash, squeeze

CASES = [
    ("thai_digits", "ปี ๒๕๖๖", "ปี 2566"),
    ("mixed_digits", "256๒", "2562"),
    ("split_sara_am", "จ\u0e4d\u0e32นวน", "จำนวน"),
    ("sara_am_with_tone_between", "น\u0e49\u0e4d\u0e32", "น\u0e49ำ"),
    ("nikhahit_tone_aa", "น\u0e4d\u0e49\u0e32", "น\u0e49ำ"),
    ("tone_before_vowel", "ท\u0e48\u0e35", "ท\u0e35\u0e48"),
    ("doubled_tone", "ที\u0e48\u0e48", "ที\u0e48"),
    ("two_sara_e", "เเผน", "แผน"),
    ("html_paragraphs", "<p>1. สำนักปลัด</p> <p>2. กองคลัง</p>", "1. สำนักปลัด 2. กองคลัง"),
    ("html_list", '<ul style="x"><li>- ก</li><li>- ข</li></ul>', "- ก - ข"),
    ("html_entity", "(Q&amp;A)", "(Q&A)"),
    ("markdown_bold", "**มิติที่ ๑** การ", "มิติที่ 1 การ"),
    ("thai_lines_run_on", "สมาชิก\nสภาท้องถิ่น", "สมาชิกสภาท้องถิ่น"),
    ("latin_lines_keep_a_space", "Conflict of\nInterest", "Conflict of Interest"),
    ("list_mark_keeps_its_line", "สำนักปลัด\n๒. กองคลัง", "สำนักปลัด 2. กองคลัง"),
    ("wrap_behind_an_opening_word", "การ ปฏิบัติงาน", "การปฏิบัติงาน"),
    ("space_behind_a_phrase_stays", "โครงการ เทศบาล", "โครงการ เทศบาล"),
    ("cut_type_word", "โครง การอบรม", "โครงการอบรม"),
    ("angle_brackets_are_no_tags", "ก < ข > ค", "ก < ข > ค"),
    ("zero_width_space", "แผน\u200bงาน", "แผนงาน"),
    ("printed_double_aa_stays", "เจตนาารมณ์", "เจตนาารมณ์"),
]


@pytest.mark.parametrize(("raw", "text"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text(alphabet="กขคงนปมรสาำิีุ่้์เแ ๑๒1.()-\n*<>/p", max_size=40))
def test_clean_is_idempotent(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@pytest.mark.parametrize(
    ("text", "dash"),
    [("-", True), ("- -", True), ("–", True), ("", False), ("0", False), ("-5", False)],
)
def test_dash(text: str, dash: bool) -> None:
    assert is_dash(text) is dash


def test_squeeze_ignores_spaces_and_quotes_only() -> None:
    assert squeeze("มาตรการ “ไม่รับ ของขวัญ”") == "มาตรการไม่รับของขวัญ"
    assert squeeze("๒๐,๐๐๐") != squeeze("๒๐,๐๐๑")

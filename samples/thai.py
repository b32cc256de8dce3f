"""Thai digits, months and the one normal form in which truth is written."""

from __future__ import annotations

import unicodedata

import regex

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
LONG_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def thai_digits(text: str) -> str:
    """`text` with every ASCII digit as a Thai digit."""
    return text.translate(_TO_THAI)


def normal(text: str | None) -> str | None:
    """Truth form: NFC, ASCII digits, white space collapsed; nothing, `-` and dashes are None."""
    if text is None:
        return None
    ascii_text = unicodedata.normalize("NFC", text).translate(_TO_ASCII)
    collapsed = regex.sub(r"\s+", " ", ascii_text).strip()
    return None if collapsed in {"", "-", "–", "—"} else collapsed


def month_date(fiscal_year_be: int, month: int) -> str:
    """ISO date of the first day of `month` (1–12) of a Thai fiscal year (October to September)."""
    year = fiscal_year_be - 543 - (1 if month >= 10 else 0)
    return f"{year:04d}-{month:02d}-01"

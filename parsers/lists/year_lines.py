"""Lines that state the amount of one year each, below an item of a list, and lines of years alone,
whose amounts stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import BAHT, NO_BUDGET, parse_amount
from normalize.fiscal_years import YEAR
from normalize.raw import Place, Remark
from normalize.thai_text import clean
from parsers.hierarchy.totals import opens_total
from parsers.model import Line
from parsers.money.amounts_before_years import year_behind
from parsers.page.prose import Prose
from parsers.rows import box_tuple

YEAR_LINE = regex.compile(r"[-–—•\s]*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?!\d)")
"""What such a line opens with."""
_YEAR_AMOUNT = regex.compile(rf"{YEAR_LINE.pattern}\s*[:：]?\s*(?:จำนวน\s*)?(?:{BAHT}|{NO_BUDGET})")
_BARE = regex.compile(rf"{YEAR_LINE.pattern}\s*[:：]\s*(?:\d[\d,]*(?:\.\d+)?|[-–—]+)")
_BELOW = 0.5  # of a word's height
_NAMED = r"ปี\s*(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?!\d)\s*"
YEARS_ALONE = regex.compile(rf"(?:{YEAR_LINE.pattern}\s*){{3,}}|(?:{_NAMED}){{2}}")
"""A line of nothing but years; two are enough where each has its word and no dash says "to"."""
_NEARLY = regex.compile(
    r"(?:(?:\S{0,3}\s?25[4-9]\d|ปี\s?\S{3,5})(?:\s+|$)){3,}|(?:[^\s\d–—-]{2,3}\s?25[4-9]\d(?:\s+|$)){2}"
)
_SUM = regex.compile(
    r"(?:งบ\s?ประมาณ|วงเงิน|จำนวนเงิน|เงิน|ยอด)\s*(?:รวม|.{0,20}ทั้ง(?:แผน|สิ้น|หมด)|.{0,20}ทุก|.{0,9}มิติ)"
    r"|สรุป|รวม(?!ถึง|กลุ่ม|พล)"
)
_FEWEST_READ = 2  # of the years of a line, in which others or their word were misread


def runs_by_year(prose: Prose) -> list[int]:
    """Where each run of such lines begins."""
    lines = [start for start in prose.starts[1:] if _states_year(prose, start)]
    return [at for at in lines if max(s for s in prose.starts if s < at) not in lines]


def years_alone(prose: Prose) -> list[int]:
    """Where lines begin that print years and nothing else, as far as a scan could read them."""
    return [at for at in prose.starts[1:] if _are_years(_line(prose, at))]


def _are_years(line: str) -> bool:
    nearly = _NEARLY.fullmatch(line) and len(YEAR.findall(line)) >= _FEWEST_READ
    return bool(YEARS_ALONE.fullmatch(line) or nearly)


def names_sum(text: str) -> bool:
    """Whether a cleaned line opens as those of sums do, or names the money of several items."""
    return opens_total(text) or _SUM.match(text) is not None


def heads_sums(texts: Sequence[str]) -> bool:
    """Whether the first of some lines names a sum, and years for it stand in the next."""
    return len(texts) > 1 and names_sum(texts[0]) and _are_years(texts[1].strip())


def goes_on_by_year(prose: Prose, k: int) -> bool:
    """Whether line `k` opens with a year, or is an amount with its year behind one."""
    if YEAR_LINE.match(prose.text, prose.starts[k]):
        return True
    before = prose.text[prose.starts[k - 1] : prose.starts[k]]
    line = prose.text[prose.starts[k] : prose.line_end(prose.starts[k])]
    return "บาท" in before and year_behind(line) is not None


def respelt(prose: Prose) -> tuple[Remark, ...]:
    """What tells of words for no budget that a strip's neighbours spell: their own are misread."""
    found: list[Remark] = []
    for line in filter(_is_laid, prose.lines):
        word = line.words[-1]
        doubt = parse_amount(clean(word.raw).replace(" ", "")).doubt
        if doubt is not None and parse_amount(word.text).status == "no_budget":
            box = box_tuple(line.box)
            place = Place(line.page, box, line.source_line)
            found.append(Remark("amount_doubtful", "warning", doubt, place, word.raw))
    return tuple(found)


def _line(prose: Prose, start: int) -> str:
    end = min((at for at in prose.starts if at > start), default=len(prose.text))
    return prose.text[start:end].strip()


def _states_year(prose: Prose, start: int) -> bool:
    """Whether a line states the amount of a year, and nothing else. Without a word for baht it is
    one laid from a strip, whose unit was looked at: what a line itself prints may be anything."""
    line = _line(prose, start)
    if _YEAR_AMOUNT.fullmatch(line) is not None:
        return True
    return _BARE.fullmatch(line) is not None and _is_laid(prose.lines[prose.starts.index(start)])


def _is_laid(line: Line) -> bool:
    """Whether a line's last word stands below its first one: an amount below its year; or the first
    is not printed in it but over the list."""
    if not line.words[0].raw:
        return True
    first, last = line.words[0].box, line.words[-1].box
    if first is None or last is None:
        return False
    return last.y_center - first.y_center > _BELOW * first.height

"""Lines that state the amount of one year each, below an item of a list."""

from __future__ import annotations

import regex

from normalize.amounts import BAHT, NO_BUDGET
from parsers.money.amounts_before_years import year_behind
from parsers.page.prose import Prose

YEAR_LINE = regex.compile(r"[-–—•\s]*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?!\d)")
"""What such a line opens with."""
_YEAR_AMOUNT = regex.compile(rf"{YEAR_LINE.pattern}\s*[:：]?\s*(?:จำนวน\s*)?(?:{BAHT}|{NO_BUDGET})")


def runs_by_year(prose: Prose) -> list[int]:
    """Where each run of such lines begins."""
    lines = [start for start in prose.starts[1:] if _states_year(prose, start)]
    return [at for at in lines if max(s for s in prose.starts if s < at) not in lines]


def goes_on_by_year(prose: Prose, k: int) -> bool:
    """Whether line `k` opens with a year, or is an amount with its year behind one."""
    if YEAR_LINE.match(prose.text, prose.starts[k]):
        return True
    before = prose.text[prose.starts[k - 1] : prose.starts[k]]
    line = prose.text[prose.starts[k] : prose.line_end(prose.starts[k])]
    return "บาท" in before and year_behind(line) is not None


def _states_year(prose: Prose, start: int) -> bool:
    """Whether a line states the amount of a year, and nothing else."""
    end = min((at for at in prose.starts if at > start), default=len(prose.text))
    return _YEAR_AMOUNT.fullmatch(prose.text[start:end].strip()) is not None

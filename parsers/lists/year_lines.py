"""Lines that state the amount of one year each, below an item of a list, and lines of years alone,
whose amounts stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import BAHT, NO_BUDGET
from normalize.thai_text import is_dash
from parsers.money.amounts_before_years import year_behind
from parsers.page.prose import Prose

YEAR_LINE = regex.compile(r"[-–—•\s]*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?!\d)")
"""What such a line opens with."""
_YEAR_AMOUNT = regex.compile(rf"{YEAR_LINE.pattern}\s*[:：]?\s*(?:จำนวน\s*)?(?:{BAHT}|{NO_BUDGET})")

_BARE = regex.compile(rf"{YEAR_LINE.pattern}\s*[:：]\s*(?P<value>\d[\d,]*(?:\.\d+)?|[-–—]+)")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
YEARS_ALONE = regex.compile(rf"(?:{YEAR_LINE.pattern}\s*){{3,}}")
"""A line of nothing but years."""


def runs_by_year(prose: Prose) -> list[int]:
    """Where each run of such lines begins. Without the word for baht the lines of a run are money
    together, or nothing is."""
    found: list[int] = []
    run: list[int] = []
    for start in (*prose.starts[1:], len(prose.text)):
        if start < len(prose.text) and _states_year(_line(prose, start)):
            run.append(start)
            continue
        bare = [m["value"] for at in run if (m := _BARE.fullmatch(_line(prose, at))) is not None]
        if run and (len(bare) < len(run) or is_money(bare)):
            found.append(run[0])
        run = []
    return found


def years_alone(prose: Prose) -> list[int]:
    """Where lines begin that print years and nothing else."""
    return [at for at in prose.starts[1:] if YEARS_ALONE.fullmatch(_line(prose, at))]


def is_money(values: Sequence[str]) -> bool:
    """Whether the amounts of some years, without a word for baht, are money and no small numbers of
    something else: one has thousands, or words say that there is none, or all are dashes."""
    if all(map(is_dash, values)):
        return True
    return any(_GROUPED.fullmatch(v) or "งบ" in v or "บาท" in v for v in values)


def goes_on_by_year(prose: Prose, k: int) -> bool:
    """Whether line `k` opens with a year, or is an amount with its year behind one."""
    if YEAR_LINE.match(prose.text, prose.starts[k]):
        return True
    before = prose.text[prose.starts[k - 1] : prose.starts[k]]
    line = prose.text[prose.starts[k] : prose.line_end(prose.starts[k])]
    return "บาท" in before and year_behind(line) is not None


def _line(prose: Prose, start: int) -> str:
    end = min((at for at in prose.starts if at > start), default=len(prose.text))
    return prose.text[start:end].strip()


def _states_year(line: str) -> bool:
    """Whether a line states the amount of a year, and nothing else."""
    return any(form.fullmatch(line) is not None for form in (_YEAR_AMOUNT, _BARE))

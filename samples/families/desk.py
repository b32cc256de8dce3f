"""The desk a sample document is written at: its facts, its look, and the pages so far."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from samples.blocks import Align, Block, Contents, Grid, NewPage, Orientation, Para
from samples.facts import Framework, Money, Organisation
from samples.style import Look
from samples.thai import LONG_MONTHS, thai_digits
from samples.truth import Truth


@dataclass
class Desk:
    """Everything the writers share. `blocks` and `truth` grow as sections are written."""

    rng: random.Random
    org: Organisation
    book: Framework
    look: Look
    truth: Truth
    size: str = "normal"
    blocks: list[Block] = field(default_factory=list)

    def digits(self, text: str) -> str:
        """`text` with the digits this document prints."""
        return thai_digits(text) if self.look.thai_digits else text

    def para(
        self,
        text: str,
        *,
        align: Align = "left",
        bold: bool = False,
        scale: float = 1.0,
        indent: float = 0.0,
    ) -> None:
        self.blocks.append(Para(self.digits(text), align, bold, scale, indent))

    def title(self, text: str, scale: float = 1.2) -> None:
        """A centred bold line."""
        self.blocks.append(Para(self.digits(text), "center", True, scale, role="title"))

    def heading(self, text: str) -> None:
        """A heading that stays with what follows it."""
        self.blocks.append(Para(self.digits(text), bold=True, role="heading", keep_with_next=True))

    def gap(self, lines: int = 1) -> None:
        for _ in range(lines):
            self.blocks.append(Para("", role="blank"))

    def page(self, orientation: Orientation = "portrait") -> None:
        self.blocks.append(NewPage(orientation))

    def table(self, grid: Grid) -> None:
        self.blocks.append(grid)

    def contents(self, entries: list[tuple[str, str]]) -> None:
        self.blocks.append(
            Contents(tuple((self.digits(title), self.digits(page)) for title, page in entries))
        )

    def date(self, iso: str, prefix: str = "", month_word: str = "") -> str:
        """An ISO date as Thai offices print it, in the Buddhist Era."""
        year, month, day = (int(part) for part in iso.split("-"))
        return f"{day} {month_word}{LONG_MONTHS[month - 1]} {prefix}{year + 543}"


def money_text(money: Money, form: str, none_word: str) -> str:
    """A money cell as printed, with ASCII digits."""
    if money.status == "no_budget":
        return none_word
    if money.status == "dash":
        return "-"
    if money.status == "blank" or money.amount is None:
        return ""
    whole, satang = f"{money.amount:,.2f}".split(".")
    if satang != "00" or form == "satang":
        return f"{whole}.{satang}"
    return {"plain": whole, "dash": f"{whole}.-", "baht": f"{whole} บาท"}[form]


NUMBER_STYLES = ("{}.", "{})", "({})")


def numbered(no: int | None, style: str, title: str, rng: random.Random) -> str:
    """A title with its number before it, now and then without the space between."""
    if no is None:
        return title
    space = "" if rng.random() < 0.15 else " "
    return style.format(no) + space + title


def units_text(units: tuple[str, ...], rng: random.Random) -> str:
    """Responsible units as printed: one to a line, bulleted, numbered or parted by a slash."""
    if not units:
        return "-"
    form = rng.choice(("line", "bullet", "number", "comma"))
    if form == "bullet":
        return "\n".join(f"- {unit}" for unit in units)
    if len(units) > 1 and form == "number":
        return "\n".join(f"{no}. {unit}" for no, unit in enumerate(units, 1))
    if len(units) > 1 and form == "comma":
        return ", ".join(units)
    return "\n".join(units)

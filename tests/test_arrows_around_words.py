"""Arrows and dashes round "no budget", or round an amount, over the columns of several years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.page.arrows_around import with_arrows_joined
from tests.reading_text import codes
from tests.test_half_ruled_tables import words
from tests.test_nothing_for_years import LEFT, MONEY, plan, read
from tests.test_nothing_for_years import money as money_of

WIDE = 60.0
ENDS = (MONEY + 20, MONEY + 5 * WIDE - 20)
"""Where the arrows over five years begin and end."""
NOTHING = ["no_budget"] * 5
SAID = "ไม่ใช้งบประมาณ"


def head(x: float, y: float, text: str) -> Word:
    return Word(text, text, Box(x, y - 4, x + 6, y + 4), 0.6)


def around(
    page: Page, heads: tuple[str, str], said: str = SAID, ends: tuple[float, float] = ENDS
) -> Page:
    """The page of a scan with an arrow on both sides of some words: its shafts are rules, and its
    heads are read as some letters."""
    placed, rules = list(page.words), list(page.rulings)
    for word in page.words:
        if word.text != said or word.box is None:
            continue
        y = word.box.y_center + 1
        sides = ((ends[0], word.box.x0 - 2), (word.box.x1 + 2, ends[1]))
        for at, (a, b) in enumerate(sides):
            if heads[at]:
                rules.append(Ruling("horizontal", y, a, b))
                placed.append(head(b - 7 if at else a + 1, y, heads[at]))
    return replace(page, words=tuple(placed), rulings=tuple(rules), source="ocr")


@pytest.mark.parametrize("style", ["none", "level"])
@pytest.mark.parametrize("heads", [("๘", ">"), ("<", "ร"), ("4", "๖"), ("", ">"), ("8", "")])
def test_heads_read_as_letters_are_values_of_no_year(heads: tuple[str, str], style: str) -> None:
    records = read(around(plan(SAID, style, WIDE), heads))
    assert money_of(records)[1] == money_of(records)[3] == NOTHING
    assert not {"amount_unreadable", "amount_doubtful"} & set(codes(records))


@pytest.mark.parametrize("style", ["none", "level", "merged"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [("<------", "------>"), ("←——", "——→"), ("◄───", "───►"), ("-------", "-------"),
     ("<", "......>")],
)  # fmt: skip
def test_typed_arrows_and_dashes_are_none_either(before: str, behind: str, style: str) -> None:
    page = plan(f"{before} {SAID} {behind}", style, WIDE)
    records = read(page)
    assert money_of(records)[1] == money_of(records)[3] == NOTHING


def test_an_arrow_below_the_words_is_of_all_years_that_it_is_under() -> None:
    page = replace(plan(SAID, "none", WIDE), source="ocr")
    placed, rules = list(page.words), list(page.rulings)
    for word in page.words:
        if word.text == SAID and word.box is not None:
            y = word.box.bottom + 5
            rules.append(Ruling("horizontal", y, *ENDS))
            placed += [head(ENDS[0] + 1, y, "<"), head(ENDS[1] - 7, y, "5")]
    records = read(replace(page, words=tuple(placed), rulings=tuple(rules)))
    assert money_of(records)[1] == money_of(records)[3] == NOTHING


def test_drawn_arrows_are_no_marks_of_months() -> None:
    page = plan(SAID, "merged", WIDE)
    marks = []
    for word in page.words:
        if word.text == SAID and word.box is not None:
            top, bottom = word.box.top + 2, word.box.bottom - 2
            marks.append(Mark("span", Box(ENDS[0], top, word.box.x0 - 2, bottom), True, False))
            marks.append(Mark("span", Box(word.box.x1 + 2, top, ENDS[1], bottom), False, True))
    records = read(replace(page, marks=tuple(marks)))
    assert money_of(records)[1] == NOTHING
    assert "mark_unreadable" not in codes(records)


def test_arrows_that_end_before_the_last_years_say_nothing_of_them() -> None:
    page = plan(SAID, "level", WIDE)
    moved = [
        replace(w, box=Box(w.box.x0 - WIDE, w.box.top, w.box.x1 - WIDE, w.box.bottom))
        if w.text == SAID and w.box is not None
        else w
        for w in page.words
    ]
    ends = (ENDS[0], MONEY + 3 * WIDE - 10)
    records = read(around(replace(page, words=tuple(moved)), ("๘", ">"), ends=ends))
    assert money_of(records)[1] == ["no_budget"] * 3 + ["blank"] * 2


def test_an_amount_between_arrows_is_of_no_year_and_told() -> None:
    records = read(around(plan("10,000", "level", WIDE), ("๘", ">"), "10,000"))
    assert all(isinstance(said, str) for said in money_of(records)[1])
    assert "amount_unreadable" in codes(records)


def test_a_head_beside_words_that_were_not_read_is_no_amount() -> None:
    page = plan("ไใงบณ", "level", WIDE)
    records = read(around(page, ("๘", "5"), "ไใงบณ"))
    assert not any(isinstance(said, float) for said in money_of(records)[1])
    assert "amount_unreadable" in codes(records)


LEFT_ALONE: list[tuple[Sequence[Word], Sequence[Ruling]]] = [
    # dashes of the years beside it
    (words((10, 20, "-"), (10, 60, SAID), (10, 140, "-")), []),
    # an arrow over months, in a column of its own, and what names one
    (words((10, 20, SAID), (10, 90, "<-----"), (10, 130, "----->"), (0, 90, "ต.ค.")), []),
    (
        [*words((10, 20, SAID), (0, 90, "พ.ย.")), head(150, 14, ">")],
        [Ruling("horizontal", 14, 80, 157)],
    ),
    # an arrow with both its heads on one side
    (words((10, 20, SAID), (10, 84, "<---------->")), []),
    # a rule of the table, and words that stand on it
    (words((10, 60, SAID), (25, 20, "5"), (25, 180, "7")), [Ruling("horizontal", 34, 10, 190)]),
    # uprights between
    (
        words((10, 20, "<----"), (10, 50, SAID), (10, 114, "---->")),
        [Ruling("vertical", x, 0, 40) for x in (45, 110)],
    ),
]


@pytest.mark.parametrize(("placed", "rules"), LEFT_ALONE)
def test_what_is_no_arrow_round_the_words_is_left_as_it_is(
    placed: Sequence[Word], rules: Sequence[Ruling]
) -> None:
    page = Page(1, 300, 100, tuple(placed), tuple(rules), (), "ocr", "ocr")
    assert with_arrows_joined(page) is page


def test_numbers_over_a_level_rule_of_a_table_stay() -> None:
    page = replace(plan("12,000", "level", WIDE), source="ocr")
    first = Word("1", "1", Box(LEFT + 1, 92, LEFT + 4, 100), 0.9)
    page = replace(page, words=(*page.words, first))
    assert with_arrows_joined(page) is page


def test_the_first_figure_of_a_torn_amount_behind_a_leader_is_no_head() -> None:
    torn = [head(103, 14, "1"), *words((10, 112, "25,000"))]
    leader = Ruling("horizontal", 14, 40, 110)
    page = Page(1, 300, 100, tuple(torn), (leader,), (), "ocr", "ocr")
    assert with_arrows_joined(page) is page
    apart = [torn[0], *words((10, 140, "25,000"))]
    assert with_arrows_joined(replace(page, words=tuple(apart))).words[0].text == "→"

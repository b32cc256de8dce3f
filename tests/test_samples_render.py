"""The renderers print what the blocks say: literal blocks in, literal text and pages out."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from samples.blocks import Block, Cell, DrawnMark, Grid, NewPage, Para, Row, place_cells
from samples.damage import CLEAN, misread_place, swap_words, wrap_spaces
from samples.producers import PRODUCERS
from samples.render_html import render_html
from samples.render_pdf import render_pdf
from samples.render_txt import render_txt
from samples.style import FONT_FOLDER, draw_look
from samples.table_layout import Metrics, paginate, row_lines
from samples.wrap import words_of, wrap

needs_fonts = pytest.mark.skipif(
    not Path(FONT_FOLDER).is_dir(), reason="Debian's fonts-thai-tlwg are not installed"
)


def _row(*texts: str) -> Row:
    return Row(tuple(Cell(text) for text in texts))


TABLE = Grid(
    widths=(1.0, 2.0, 1.0),
    header=(_row("มิติ", "โครงการ", "ปี 2566"),),
    body=(
        Row((Cell("1. มิติหนึ่ง", row_span=2), Cell("(1) โครงการก"), Cell("5,000"))),
        _row("(2) โครงการข", "-"),
        Row((Cell("รวม", col_span=2), Cell("5,000"))),
    ),
)


def test_text_table_writes_a_merged_cell_in_its_first_row_only() -> None:
    assert render_txt([TABLE], CLEAN, random.Random(1)) == (
        "มิติ\tโครงการ\tปี 2566\n1. มิติหนึ่ง\t(1) โครงการก\t5,000\n\t(2) โครงการข\t-\nรวม\t\t5,000\n"
    )


def test_text_table_repeats_its_header_after_a_page_break() -> None:
    damage = replace(CLEAN, page_rows=2)
    text = render_txt([TABLE], damage, random.Random(1))
    assert text.split("\n\n\n")[1] == "มิติ\tโครงการ\tปี 2566\nรวม\t\t5,000\n"


def test_arrow_is_typed_at_both_ends_and_a_one_month_arrow_in_one_cell() -> None:
    grid = Grid(
        widths=(1.0, 1.0, 1.0, 1.0),
        header=(),
        body=(
            Row((Cell("ก"), Cell(), Cell(), Cell()), (DrawnMark("arrow", 1, 3),)),
            Row((Cell("ข"), Cell(), Cell(), Cell()), (DrawnMark("arrow", 2, 2),)),
            Row((Cell("ค"), Cell(), Cell(), Cell()), (DrawnMark("dot", 3, 3),)),
        ),
    )
    assert render_txt([grid], CLEAN, random.Random(1)) == "ก\t←\t\t→\nข\t\t←→\t\nค\t\t\t●\n"


def test_rows_that_do_not_tile_the_table_are_refused() -> None:
    with pytest.raises(ValueError, match="leaves columns"):
        place_cells((_row("ก"),), 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("พ.ศ. ๒๕๖๖", ("พ.ศ.", " ", "๒๕๖๖")),
        ("๒๐,๐๐๐.๐๐ บาท", ("๒๐,๐๐๐.๐๐", " ", "บาท")),
        ("มี.ค. ๖๘", ("มี.ค.", " ", "๖๘")),
        ("“สุจริต”", ("“สุจริต”",)),
    ],
)
def test_a_line_never_breaks_inside_numbers_abbreviations_or_quotes(
    text: str, words: tuple[str, ...]
) -> None:
    assert words_of(text) == words


def test_wrapping_loses_nothing_but_the_space_at_a_line_end() -> None:
    text = "โครงการอบรมคุณธรรม จริยธรรมแก่ผู้บริหาร สมาชิกสภา และพนักงาน"
    lines = wrap(text, 20, lambda part: float(len(part)))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(len(line) for line in lines) <= 20


def test_a_row_too_tall_for_the_page_goes_on_on_the_next() -> None:
    metrics = Metrics(line=10.0, pad=0.0)
    pages = paginate([8], metrics, first_room=50.0, page_room=100.0, may_cut=[True])
    assert [[(part.first_line, part.lines) for part in page] for page in pages] == [
        [(0, 5)],
        [(5, 3)],
    ]


def test_a_row_that_may_not_be_cut_moves_to_the_next_page() -> None:
    metrics = Metrics(line=10.0, pad=0.0)
    pages = paginate([8], metrics, first_room=50.0, page_room=100.0, may_cut=[False])
    assert [[(part.first_line, part.lines) for part in page] for page in pages] == [[], [(0, 8)]]


def test_a_merged_cell_makes_its_last_row_taller_when_its_rows_are_too_short() -> None:
    placed = place_cells(TABLE.body, 3)
    texts = {cell: ["x"] for cell in placed} | {placed[0]: ["x"] * 5}
    assert row_lines(placed, texts, 3) == [1, 4, 1]


def test_damage_swaps_one_word_as_real_readers_do() -> None:
    found = {swap_words("มิติที่ ๑", 1.0, random.Random(seed)) for seed in range(40)}
    assert found == {"มติที่ ๑", "มิตินที่ ๑", "มิตินี้ ๑"}


def test_damage_leaves_text_without_known_words_alone() -> None:
    assert swap_words("ตัวชี้วัด", 1.0, random.Random(1)) == "ตัวชี้วัด"


def test_misread_place_changes_one_letter_of_the_district() -> None:
    assert misread_place("อำเภอลี้ จังหวัดลำพูน", 1.0, random.Random(1)) == "อำเภอสี้ จังหวัดลำพูน"


def test_wrap_spaces_keeps_every_letter() -> None:
    text = "โครงการส่งเสริมคุณธรรมและความโปร่งใสในการบริหารงานบุคคล"
    spaced = wrap_spaces(text, 18, 1.0, random.Random(1))
    assert " " in spaced
    assert spaced.replace(" ", "") == text


@needs_fonts
def test_pdf_prints_every_cell_and_is_the_same_every_time() -> None:
    look = replace(draw_look(random.Random(3)), sara_am="parts")
    blocks: list[Block] = [Para("มิติที่ 1"), TABLE]
    pdf = render_pdf([NewPage("portrait"), *blocks], look)
    assert pdf == render_pdf([NewPage("portrait"), *blocks], look)
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert all(word in text for word in ("(1) ", "(2) ", "5,000", "2566"))


def test_html_keeps_merged_cells_marks_and_page_orientation() -> None:
    grid = Grid(
        widths=(1.0, 1.0),
        header=(),
        body=(
            Row((Cell("ก & ข", row_span=2), Cell())),
            Row((Cell(),), (DrawnMark("dot", 1, 1),)),
        ),
    )
    html = render_html([NewPage("landscape"), grid], draw_look(random.Random(1)))
    assert '<section class="landscape">' in html
    assert '<td rowspan="2" style="text-align: left">ก &amp; ข</td>' in html
    assert '<td style="text-align: left">●</td>' in html


@needs_fonts
@pytest.mark.parametrize("producer", sorted(PRODUCERS))
def test_every_producer_prints_the_same_pages(producer: str) -> None:
    look = draw_look(random.Random(3))
    pdf = PRODUCERS[producer]([NewPage("portrait"), TABLE, NewPage("landscape"), TABLE], look)
    document = pdfium.PdfDocument(pdf)
    sizes = [document[number].get_size() for number in range(len(document))]
    assert [width > height for width, height in sizes] == [False, True]

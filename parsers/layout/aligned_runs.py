"""Runs of lines without upright rules whose full lines keep the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import opens_typed, split_number, title_offset
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.headings.sub_headings import is_sub_heading
from parsers.hierarchy.lines_above import is_legend
from parsers.layout.aligned_records import is_figure, opens_item
from parsers.model import Word
from parsers.page.pieces import (
    COLUMNS,
    FEW_CROSS,
    Extent,
    PieceLine,
    column_of,
    columns_of,
    ends_band,
    extent,
    follows,
    follows_apart,
    in_pieces,
    is_band,
    is_close,
    is_statement,
    merged,
    text_of,
)

_TITLES = regex.compile(r"(?:(?:ชื่อ|แผนงาน|โครงการ|กิจกรรม|มาตรการ|รายการ)[\s/,]*)+(?:\([^)]*\))?")
_FEW = 2  # full lines


def longest_run(rows: Sequence[PieceLine | None], start: int) -> int:
    """The end of the longest run from `start` whose full lines keep the same columns; the second
    lines of cells and the headings of levels between them belong to it."""
    first = rows[start]
    if first is None or not first.is_full:
        return start
    full: list[PieceLine] = [first]
    end = kept = start + 1
    for row in rows[start + 1 :]:
        before = rows[end - 1]
        if row is None or before is None or is_legend(clean(row.line.text)):
            break
        if names_item_table([row]) and any(map(is_body, full)):
            break
        if not (follows(before, row) or follows_apart(before, row)):
            break
        if row.is_full:
            columns = columns_of([*full, row])
            before_it = columns_of(full, len(full) + 1)
            parted = max(len(other.pieces) for other in full)  # a gap in justified words parts none
            if len(columns) < COLUMNS or len(columns) < min(len(before_it), parted) - 1:
                break
            full.append(row)
        elif not (
            _goes_on(before, row, full)
            or is_band(row)
            or ends_band(before, row)
            or (opens_item(row) and _stands_in_columns(row, full))
            or _is_item(row, before, full)
        ):
            break
        end += 1
        if row.is_full or _goes_on(before, row, full) or _is_item(row, before, full):
            kept = end  # headings at the end belong to what follows
    return kept


def names_item_table(rows: Sequence[PieceLine]) -> bool:
    """A second line of cells has words that name columns, too (งบ | ประมาณ); but a title's column
    is named by what all titles are, and no title goes on with those words alone."""
    texts = [text_of(piece) for row in rows for piece in row.pieces]
    roles = {role_of_label(text) for text in texts} - {None, "progress_flag"}
    named = len(roles) > 1 and any(map(_TITLES.fullmatch, texts))
    return named and not any(map(is_body, rows))


def is_body(row: PieceLine) -> bool:
    """Whether a line has a title, an amount or a mark, and so is no heading."""
    if is_band(row) or any(title_offset(text_of(piece)) is not None for piece in row.pieces):
        return True
    words = [text for piece in row.pieces for text in _without_slashes(piece)]
    return any(is_figure(text) and not is_sub_heading(text) for text in words)


def _without_slashes(piece: Sequence[Word]) -> list[str]:
    """The words of a piece, but for the slashes set apart between two ("โครงการ / กิจกรรม"), which
    tick no column."""
    texts = [text_of((word,)) for word in piece]
    between = {
        k for k in range(1, len(texts) - 1)
        if texts[k] == "/" and _has_letter(texts[k - 1]) and _has_letter(texts[k + 1])
    }  # fmt: skip
    return [text for k, text in enumerate(texts) if k not in between]


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _goes_on(before: PieceLine, row: PieceLine, full: Sequence[PieceLine]) -> bool:
    """Whether a line of one or two pieces is the second line of cells: it stands close below, and
    none of its pieces reaches from one column into another."""
    if not is_close(before, row) or is_band(row):
        return False
    return _stands_in_columns(row, full)


def _is_item(row: PieceLine, before: PieceLine, full: Sequence[PieceLine]) -> bool:
    """Whether a title opens in one of the columns of a line that keeps to them, and behind it the
    words that there is no money stand across columns, or amounts where the title has a number; one
    that begins to count anew below rows, with no level over it, is a list's of its own."""
    words = tuple(word for word in row.line.words if not is_statement(word))
    plain = in_pieces(replace(row.line, words=words)) if words else None
    others = _before_money(row.line.words)
    if plain is None or len(others) == len(row.line.words) or not _stands_in_columns(plain, full):
        return False
    columns = columns_of(full)
    held: dict[int, list[Word]] = {}
    for word in others:
        held.setdefault(column_of((word,), columns), []).append(word)
    texts = {column: text_of(mine) for column, mine in held.items()}
    first = column_of((row.line.words[len(others)],), columns)
    stated = len(words) < len(row.line.words)
    numbers = [split_number(text) for text in texts.values() if split_number(text).rest != text]
    anew = any(n.item_no == 1 for n in numbers) and not is_band(before)
    told = stated or len(texts) > 1 or (bool(numbers) and not anew)
    return first > max(texts, default=first) and told and any(map(opens_typed, texts.values()))


def _before_money(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a line before the amounts, dashes and statements that it ends in."""
    texts = [text_of((word,)) for word in words]
    end = len(words)
    while end and looks_like_money(texts[end - 1]):
        end -= 1
    return words[:end]


def _stands_in_columns(row: PieceLine, full: Sequence[PieceLine]) -> bool:
    # Justified words of one or two lines stand apart as columns do; their pieces do not.
    if len(full) > _FEW:
        columns = _parted_beside(columns_of(full), full)
    else:
        columns = merged(s for r in full for s in r.spans)
    spans = [extent((word,)) for word in row.line.words]
    return all(sum(left < b and a < right for a, b in columns) <= 1 for left, right in spans)


def _parted_beside(columns: Sequence[Extent], full: Sequence[PieceLine]) -> list[Extent]:
    """The columns, two of them made one where too many of the rows that have print in either reach
    from one into the other: a cell merged over many rows has its few words in few of them."""
    spans = [[extent((word,)) for word in row.line.words] for row in full]
    out: list[Extent] = []
    for column in columns:
        if out and _is_crossed(out[-1], column, spans):
            out[-1] = (out[-1][0], column[1])
        else:
            out.append(column)
    return out


def _is_crossed(left: Extent, right: Extent, rows: Sequence[Sequence[Extent]]) -> bool:
    beside = [[s for s in row if s[0] < right[1] and left[0] < s[1]] for row in rows]
    over = sum(any(a < left[1] and right[0] < b for a, b in row) for row in beside)
    return over > sum(map(bool, beside)) // FEW_CROSS

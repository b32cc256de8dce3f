"""Tables whose rows are labels and values ("ชื่อโครงการ | โครงการ ก"): one item each, turned over.

A label column is a heading that stands on its side, so the table is turned into a heading row and
one body row and read like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile

import regex

from normalize.amounts import BAHT, BRACKETED_UNIT, LARGE, NO_BUDGET, looks_like_money, parse_amount
from normalize.fiscal_years import YEAR
from normalize.numbering import item_type, opens_typed
from normalize.raw import MoneyCell, Span
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.pairs import LEVELS, NUMBER_LABEL
from parsers.headings.columns import bind_heading
from parsers.hierarchy.context import heading_level
from parsers.money.labelled_money import set_and_spent
from parsers.money.sheet_money import sub_span
from parsers.money.year_lists import stretches_by_year
from parsers.rows import EMPTY, Row, RowCell, join_spans

Pair = tuple[RowCell, RowCell]

_FEWEST_LABELS, _FEWEST_OF_CUT = 4, 2
_FEWEST_PARTS = 2  # columns within one value
_SHARE = 0.6  # of the rows that must be known labels
_LONGEST_LABEL = 60  # characters
ORDINAL = regex.compile(r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ|ลำดับ)[/ก-๙]{0,30}?ที่\s*(?P<no>\d{1,3})")
_ORDINAL_IN = regex.compile(r"ลำดับ(?:ที่)?\s*(?P<no>\d{1,3})(?!\d)")
_NAME = regex.compile("[ชซข][\u0e34-\u0e37]?[\u0e48\u0e49]?อ")
_MONTH_WORD = "เดือน"  # opens the second line of a period as well ("ตุลาคม - เดือน ธันวาคม")
_YEAR_FIRST = regex.compile(r"(?:ปี\s*)?(?:พ\.ศ\.\s*)?(?P<year>25[4-9]\d)(?!\d)\s*[:：]?\s*(?=\S)")
COLON = regex.compile(r"(?P<label>[^:：\d\n]{3,40}?)\s*[:：]")  # a label before its colon
_AMOUNT_OF_YEAR = regex.compile(rf"{BAHT}|{NO_BUDGET}|\d{{1,3}}(?:,\d{{3}})+")
_OF_ONE_PART = regex.compile(rf"ร้อยละ|%|อัตรา|เหลือ|(?:{LARGE})\s?บาท")
CARD_TITLE = "โครงการ/กิจกรรม/มาตรการ"
SHEET_ROLES = frozenset({"rationale", "objectives"})


def label_pairs(rows: Sequence[Row], before: Sequence[Pair] = ()) -> list[Pair] | None:
    """(label, value) of every row of a two-column table of labels; None for any other table.

    `before`: those of such a table right before this one, so that few labels are enough. Its last
    labels may be columns whose values stand here, behind a page break.
    """
    pairs: list[Pair] = []
    ends = takewhile(lambda pair: pair[1] is EMPTY and _is_part(pair[0]), reversed(before))
    open_at = [label for label, _value in ends][::-1]
    if open_at and rows and len(rows[0].cells) == len(open_at) + 1 and not rows[0].cells[0].printed:
        pairs += zip(open_at, rows[0].cells[1:], strict=True)
        rows = rows[1:]
    below: Row | None = None  # the headings of columns within the value of a label
    for row in rows:
        cells = [cell for cell in row.cells if not cell.merged]
        filled = [cell for cell in cells if cell.span is not None]
        if below is not None and _goes_below(row, below):
            pairs += _columns(row, below)
            continue
        below = None
        if len(filled) > 2:
            if not _heads_columns(row):
                return None
            below = row
            continue
        if len(filled) == 2:
            pairs.append((filled[0], filled[1]))
        elif filled and pairs and filled[0] is not row.cells[0]:
            pairs.append((EMPTY, filled[0]))  # the value goes on after a page break
        elif filled:
            pairs.append((filled[0], EMPTY))
    if below is not None:
        pairs += _columns(replace(below, cells=(EMPTY,) * len(below.cells)), below)
    pairs = _named_above(pairs)
    labels = [label for label, _value in pairs if label is not EMPTY]
    known = [role_of_label(label.text) for label in labels]
    hits = [role for role in known if role is not None]
    cut = {"number", "title"} <= set(hits)  # by the end of a page
    short = len(hits) == len(labels) and (cut or _is_item_with_money(pairs))
    least = 1 if before else _FEWEST_OF_CUT if short else _FEWEST_LABELS
    enough = len(set(hits)) >= least and len(hits) >= _SHARE * max(1, len(labels))
    return pairs if enough else None


def _is_item_with_money(pairs: Sequence[Pair]) -> bool:
    """Whether labels are those of a framed card, its title first, with the money of its item."""
    roles = [role_of_label(label.text) for label, _value in pairs]
    titled = pairs[0][0].text == CARD_TITLE and opens_typed(pairs[0][1].text)
    stated = [value for role, (_label, value) in zip(roles, pairs, strict=True) if role == "money"]
    return titled and roles.count("title") == 1 and any(v is not EMPTY for v in stated)


def _named_above(pairs: list[Pair]) -> list[Pair]:
    """The pairs, the title above all labels with the label it stands for: "มิติที่ 1 ภารกิจที่ 1.1
    ลำดับที่ 1", and the item's title below it."""
    if has_title(pairs) or not pairs or pairs[0][1] is not EMPTY or pairs[0][0].span is None:
        return pairs
    span = pairs[0][0].span
    lines, raw = span.text.split("\n"), span.raw.split("\n")
    titles = [k for k, t in enumerate(lines) if opens_typed(clean(t))]
    if not titles or len(raw) != len(lines):
        return pairs
    at = titles[0]
    title, above = (replace(span, text="\n".join(lines[part]), raw="\n".join(raw[part]))
                    for part in (slice(at, None), slice(0, at)))  # fmt: skip
    named = [_labelled("ชื่อโครงการ", title)]
    if at:
        number = _ORDINAL_IN.search(clean(above.text))
        named.append(_labelled(f"ลำดับที่ {number['no']}" if number else "ความสอดคล้อง", above))
    return [*named, *pairs[1:]]


def _labelled(label: str, value: Span) -> Pair:
    return RowCell(replace(value, text=label)), RowCell(value)


def cards_of(
    rows: tuple[Row, ...], before: Sequence[Pair] = ()
) -> list[tuple[tuple[Row, ...], list[Pair]]] | None:
    """The rows and the pairs of each card in a table of labels; empty for any other table, and None
    where a heading stands between two of its cards. A card begins where a number or a title is
    named again, or with the level it is of, where the cards before it do: cards may touch, and the
    first rows may end the card on the page `before`."""
    whole = label_pairs(rows, before)
    if whole is None:
        return []
    labels = [row.cells[0].text if row.cells[0].printed else "" for row in rows]
    numbers = [k for k, label in enumerate(labels) if ORDINAL.fullmatch(label)]
    titles = [k for k, label in enumerate(labels) if role_of_label(label) == "title"]
    starts = numbers or titles
    opening = [label.text for label, _value in before] or labels
    levelled = bool(starts) and _opens_with_level(opening)
    starts = _where_labels_recur(starts, labels, opening, levelled)
    if levelled and role_of_label(labels[-1]) in LEVELS:
        return None  # of the card on the next page
    if before and starts and _says_again(labels[: starts[0]], before):
        starts = [0, *starts[1:]]
    if not starts or (len(starts) == 1 and not (before and starts[0])):
        return [(rows, whole)]
    if any(changes_level(labels[a : b + 1]) for a, b in pairwise([0, *starts, len(rows)])):
        return None
    edges = [0, *starts, len(rows)] if before and starts[0] else [0, *starts[1:], len(rows)]
    parts = [rows[a:b] for a, b in pairwise(edges)]
    pairs = [label_pairs(part, before if k == 0 else ()) for k, part in enumerate(parts)]
    cards = [(part, own) for part, own in zip(parts, pairs, strict=True) if own is not None]
    return cards if len(cards) == len(parts) else [(rows, whole)]


def _where_labels_recur(
    starts: Sequence[int], labels: Sequence[str], opening: Sequence[str], levelled: bool
) -> list[int]:
    """The first rows of cards whose titles, or numbers, stand at `starts`: where the label that
    opened the first card is said again, with as many rows above it that no label opens."""
    roles = [role_of_label(label) for label in opening]
    lead = next((k for k, role in enumerate(roles) if role is not None), 0)
    first = roles[lead] if roles else None
    moved: list[int] = []
    for start, last in zip(starts, [-1, *starts], strict=False):
        again = (k for k in range(start, last, -1) if role_of_label(labels[k]) == first)
        at = next(again, None) if first not in (None, "title") else None
        if at is None:
            moved.append(_above_with_levels(start, labels) if levelled else start)
            continue
        above = lead
        while above and at - 1 > last and labels[at - 1] and role_of_label(labels[at - 1]) is None:
            at, above = at - 1, above - 1
        moved.append(at)
    return moved


def _says_again(labels: Sequence[str], before: Sequence[Pair]) -> bool:
    """Whether labels say what the card before has said, so that they are no end of it."""
    said = {role_of_label(label.text) for label, value in before if value is not EMPTY}
    return bool((said - {None, "money"}) & set(map(role_of_label, labels)))


def _opens_with_level(labels: Sequence[str]) -> bool:
    """Whether a card's first labels name its dimension and mission, then its number or title; or
    its number, its dimension and mission, and then its title."""
    named = [role for label in labels if (role := role_of_label(label)) is not None]
    numbered = named[1:] if named[:1] == ["number"] else named
    return len(named) > 1 and bool(numbered) and numbered[0] in LEVELS


def _above_with_levels(start: int, labels: Sequence[str]) -> int:
    first = start
    while start > 0 and role_of_label(labels[start - 1]) in LEVELS:
        start -= 1
    numbered = start < first and start > 0 and role_of_label(labels[start - 1]) == "number"
    return start - numbered


def changes_level(labels: Sequence[str]) -> bool:
    """Whether a level's heading stands between two cards: behind the first one's labels and right
    above the next one's number or title, whose heading it is."""
    inside = False
    for label, following in pairwise(labels):
        role = role_of_label(label)
        is_level = heading_level(label) is not None or role in LEVELS
        if is_level and inside and role_of_label(following) in ("number", "title"):
            return True
        inside = inside if is_level else role not in ("number", "title")
    return False


def _heads_columns(row: Row) -> bool:
    """Whether a row is a label for money and, beside it, the years or kinds it is parted by."""
    label, *beside = row.cells
    if label.span is None or role_of_label(label.text) != "money":
        return False
    heads = [cell for cell in beside if cell.printed]
    return len(heads) >= _FEWEST_PARTS and all(_part(label, head) is not None for head in heads)


def _part(label: RowCell, head: RowCell) -> str | None:
    """The fiscal year or the kind that a column of a money label is for; None where it has none."""
    column = bind_heading(0, (label.text, head.text))
    if column.role != "money" or looks_like_money(head.text):
        return None
    if column.year_be is not None:
        return str(column.year_be)
    return column.kind if role_of_label(head.text) == "money" else None


def _goes_below(row: Row, heads: Row) -> bool:
    """Whether a row holds the values of such a label, which stands beside it or above."""
    label = row.cells[0]
    return label.span is None or label.covered or label.text == heads.cells[0].text


def _columns(row: Row, heads: Row) -> list[Pair]:
    """A pair for each column: the label with its heading, and the value below."""
    pairs: list[Pair] = []
    for head, value in zip(heads.cells[1:], row.cells[1:], strict=True):
        if head.printed and head.span is not None and heads.cells[0].span is not None:
            pairs.append((RowCell(join_spans([heads.cells[0].span, head.span])), value))
    return pairs


def money_by_label(label: Span, value: RowCell) -> MoneyCell | None:
    """The amount beside a label that names its fiscal year; None beside any other label."""
    column = bind_heading(0, tuple(label.text.split("\n")))
    if column.role != "money" or column.year_be is None:
        return None
    span = value.span or Span("", "", label.places[:1], label.engine, None)
    return MoneyCell(column.year_be, column.kind or "planned", span, column.unit_baht, column.doubt)


def _is_part(label: RowCell) -> bool:
    """Whether a label is one for money with the heading of a column behind it."""
    head, _newline, part = label.span.text.partition("\n") if label.span is not None else ("",) * 3
    return bool(part) and role_of_label(head) == "money" == bind_heading(0, (head, part)).role


@lru_cache(maxsize=4096)
def role_of_label(text: str) -> str | None:
    """The column role a label names."""
    if not text or len(text) > _LONGEST_LABEL or text == _MONTH_WORD:
        return None
    if ORDINAL.fullmatch(text):
        return "number"
    role = bind_heading(0, (text,)).role
    return None if role in ("unbound", "page_number", "ignored") else role


def names_money(text: str) -> bool:
    """Whether cleaned text is a label of money, and of no one year's."""
    return role_of_label(text) == "money" and bind_heading(0, (text,)).year_be is None


def has_title(pairs: Sequence[Pair]) -> bool:
    return any(
        role_of_label(label.text) == "title"
        or numbers_title(label, value)
        or names_item(label.text, value.text)
        for label, value in pairs
    )


def names_item(label: str, value: str) -> bool:
    """Whether "ชื่อ" (name), its marks misread or not, stands before an item's title; before another
    name it says nothing."""
    return _NAME.fullmatch(label) is not None and item_type(value) != "unspecified"


def numbers_title(label: RowCell, value: RowCell) -> bool:
    """Whether a label is the number of the item that its value names ("ลำดับที่ 8 | โครงการ …"), read
    or not."""
    return role_of_label(label.text) == "number" and item_type(value.text) != "unspecified"


def is_sheet(pairs: Sequence[Pair]) -> bool:
    """A project fact sheet, told by its rationale or its objectives."""
    return bool(SHEET_ROLES & {role_of_label(label.text) for label, _value in pairs})


def _apart(label: RowCell, value: RowCell) -> list[Pair]:
    """A label with a number in it ("โครงการที่ 8"), whose value names the item, or says where it
    stands."""
    number = ORDINAL.fullmatch(label.text)
    if role_of_label(label.text) == "money" and label.span is not None and value.span is not None:
        return _of_kinds(label, label.span, value, value.span)
    if names_item(label.text, value.text) and label.span is not None:
        return [(RowCell(replace(label.span, text="ชื่อโครงการ")), value)]
    if number is None and numbers_title(label, value) and label.span is not None:
        return [(RowCell(replace(label.span, text="ชื่อโครงการ")), value)]
    if number is None or label.span is None:
        return [(label, value)]
    named = RowCell(replace(label.span, text=NUMBER_LABEL))
    says = "ชื่อโครงการ" if numbers_title(label, value) else "ความสอดคล้อง"
    what = RowCell(replace(label.span, text=says))
    return [(named, RowCell(replace(label.span, text=number["no"]))), (what, value)]


def _of_kinds(label: RowCell, name: Span, value: RowCell, stated: Span) -> list[Pair]:
    """A label for money, whose value may open with its year and name what was set and spent:
    "งบประมาณปี | 2567 ที่ตั้งไว้ 75,000 บาท เบิกจ่ายแล้ว 60,000 บาท"."""
    parted = _of_years(label, name, stated) or _set_and_spent(label, name, stated)
    if parted:
        return parted
    text = clean(stated.text)
    year = _YEAR_FIRST.match(text)
    rest = text[year.end() :] if year is not None else text
    column = bind_heading(0, (label.text,))
    of_year = f" ปี {year['year']}" if year is not None else ""
    own = f" ปี {column.year_be}" if column.year_be is not None else of_year
    unit = BRACKETED_UNIT.search(label.text)
    both = set_and_spent(rest) if column.kind != "disbursed" else None
    if both is None and (year is None or own != of_year or not _AMOUNT_OF_YEAR.match(rest)):
        return [(label, value)]
    if both is None:
        named = RowCell(replace(name, text=label.text + of_year))
        return [(named, RowCell(sub_span(stated, rest)))]
    given = label.text if column.kind != "planned" or own != of_year else "งบประมาณที่ตั้งไว้"
    size = f" {unit[0]}" if unit is not None else ""
    parts = ((given, both["set"]), ("เบิกจ่าย", both["paid"]))
    return [
        (
            RowCell(replace(name, text=said if said == label.text else f"{said}{size}{own}")),
            RowCell(sub_span(stated, part)),
        )
        for said, part in parts
    ]


def _set_and_spent(label: RowCell, name: Span, stated: Span) -> list[Pair]:
    """A label that names what was set and what was spent ("งบประมาณตั้งไว้ / เบิกจ่ายจริง") over as many
    amounts, or one word for both, as a label for each; none for any other."""
    told = f"{label.text} {stated.text}"  # of one of the two, or of both?
    if _OF_ONE_PART.search(told) or YEAR.search(to_ascii_digits(told)):
        return []
    names = [part.strip() for part in label.text.split("/")]
    columns = [bind_heading(0, (part,)) for part in names]
    said = [(c.role, c.kind) for c in columns]
    if said != [("money", "planned"), ("money", "disbursed")]:
        return []
    parts = [part.strip() for part in clean(stated.text).split("/")]
    read = [parse_amount(part).status for part in parts]
    if len(parts) == 1 and read[0] in ("no_budget", "dash"):
        parts = parts * 2
    elif len(parts) != 2 or "unreadable" in read:
        return []
    return [
        (RowCell(replace(name, text=kind)), RowCell(sub_span(stated, part)))
        for kind, part in zip(names, parts, strict=True)
    ]


def _of_years(label: RowCell, name: Span, stated: Span) -> list[Pair]:
    """A label for money whose value lists years and their amounts ("ปี 2566 : 25,000"), as one for
    every year; none where it does not, or the label has years of its own."""
    listed = (
        stretches_by_year(stated.text) if not YEAR.search(to_ascii_digits(label.text)) else None
    )
    if listed is None or len(listed) < _FEWEST_PARTS:
        return []
    return [
        (
            RowCell(replace(name, text=f"{label.text} ปี {year}")),
            RowCell(sub_span(stated, stated.text[slice(*amount)])),
        )
        for year, (_label, amount) in listed.items()
    ]


def turned(pairs: Sequence[Pair], like: Row) -> tuple[Row, Row]:
    """The labels as a heading row and the values as the one body row under it."""
    kept = [part for label, value in pairs if label is not EMPTY for part in _apart(label, value)]
    heading = tuple(RowCell(label.span) for label, _value in kept)
    body = tuple(RowCell(value.span) for _label, value in kept)
    head = Row(heading, like.table, 0, like.page, like.top, like.line)
    return head, Row(body, like.table, 1, like.page, like.top, like.line)

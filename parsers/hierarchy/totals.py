"""Rows that state totals: รวม rows of counts and of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import IN_BAHT, baht_per, looks_like_money, parse_amount
from normalize.frameworks import NUMBER_WORD
from normalize.numbering import ItemType, is_ordinal
from normalize.raw import RawTotal, Section, Span
from normalize.thai_text import clean, is_dash, toneless
from parsers.headings.columns import Column, Role
from parsers.hierarchy.context import Context
from parsers.hierarchy.lines_above import names_office
from parsers.hierarchy.table_headings import Band
from parsers.model import Line
from parsers.money.sheet_money import sub_span
from parsers.money.year_lists import stretches_by_year
from parsers.page.clusters import UNREAD
from parsers.rows import EMPTY, Row, RowCell, span_of_lines

_TOTAL_WORD = toneless(
    r"(?i)^(?:ยอด|ผล)?รวม(?:$|[\s\d:(]|ทั้ง|งบ|เงิน|จำนวน|ทุก|มิติ|มติ|มตท|ภารกิจ|ภารกจ|โครงการ|กิจกรรม|มาตรการ|สุทธิ|ปี)"
    r"|^(?:ยอดรวม|ผลรวม|รวมทั้ง(?:สิ้น|หมด)|รวม(?:เป็น|ยก(?:ไป|มา)))"
)
# The whole label, whatever stands beside it.
_WHOLE_LABEL = toneless(
    r"(?i)(?:(?:งบประมาณ|(?:เป็น|ยอด)?เงิน)(?:รวม)?ทั้ง(?:สิ้น|หมด)|(?:งบประมาณ|(?:ยอด)?เงิน)รวม"
    r"|ทั้ง(?:สิ้น|หมด)|(?:ยอด)?ยก(?:ไป|มา)|(?:grand\s*)?total"
    rf"|(?:ม[ิี]?ต[ิี]|[ภก]ารกิจ)\s*(?:{NUMBER_WORD})?\s*\d(?:\.\d)?\s*รวม(?:ทั้ง(?:สิ้น|หมด))?)"
)
_GRAND = toneless(
    r"รวม\s*(?:เป็น|จำนวน)?\s*(?:เงิน|งบประมาณ)?\s*(?:(?:ตาม|ที่|ใน|ของ)(?!.{0,30}(?:มิติ|มติ|ภารกิจ))[^\d]{2,30}?)?"
    r"(?:ทั้ง(?:สิ้น|หมด|แผน)|ทุกมิติ|(?:ทั้ง\s*)?\d\s*มิติ)"
)
_MISSION_TOTAL = regex.compile(r"ยก(?:ไป|มา)$|รวม\s*(?:ภารกิจ|การกิจ|ภารกจ)|รวม\s*\d\.\d")
_BARE_TOTAL = toneless(
    r"(?:ยอด|ผล)?รวม(?:ทั้ง(?:สิ้น|หมด)|เป็น|สุทธิ|เงิน|งบประมาณ|จำนวน|ทุกมิติ|ม[ิี]?ต[ิี]|มตท|\s*(?:ภารกิจ|การกิจ|ภารกจท?)\s*(?:ที่?)?\s*\d"
    r"|\s*[\d:(]|\s*(?:โครงการ|กิจกรรม|มาตรการ|ปี)?\s*(?:\d|$))"
)
_NOTHING_ELSE = toneless(
    r"(?:ยอด|ผล)?รวม(?:ทั้ง(?:สิ้น|หมด)|เป็นเงิน|เงิน|งบประมาณ)?"
    rf"(?:ม[ิี]?ต[ิี](?:{NUMBER_WORD})?\d|[ภก]ารกิจ(?:ที่?)?\d(?:\.\d+)?)?"
)
_LINE_TOTAL = toneless(r"^รวม\s*(?:ม[ิี]?ต[ิี]|ทั้งสิ้น|ทั้งหมด|จำนวน)")
NUMBERED_LEVEL = regex.compile(r"\(?\d{1,2}[.)]|มิติ|ภารกิจ")
_LONGEST_LINE = 120  # characters
_DIMENSION_NO = regex.compile(rf"(?:ม[ิี]?ต[ิี](?:นี้|น)?\s*(?:{NUMBER_WORD})?|มตท)\s*\d")
_COUNT = regex.compile(
    r"(?:(?P<n>\d{1,4})\s*(?P<word>โครงการ|กิจกรรม|มาตรการ|รายการ)"
    r"|(?P<word2>โครงการ|กิจกรรม|มาตรการ|รายการ)\s*(?:จำนวน)?\s*[:=]?\s*(?P<n2>\d{1,4})(?!\d))"
)
_YEAR = regex.compile(r"ปี\s*(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d")
_THOUSANDS = regex.compile(r"\d,\d{3}")
_SUM = regex.compile(r"(?:ยอด|ผล)?รวม(?:ของ)?\s*")
_MISREAD_SUM = regex.compile(r"^ร[าวอ]ม(?=\s*(?:มิติที่|ทั้งสิ้น|ทั้งหมด|ภารกิจที่)\s*\d)")
_COUNT_OF_ALL = regex.compile(rf"(?:{_COUNT.pattern})(?:\s*/\s*(?:โครงการ|กิจกรรม|มาตรการ))*")
_WORD = regex.compile(r"[ก-ฮ]{2}")
_SPECKS = regex.compile(r"^[\s•·.,'‘’`*:|_–—-]+")
_TYPES: dict[str, ItemType | None] = {
    "โครงการ": "project",
    "กิจกรรม": "activity",
    "มาตรการ": "measure",
    "รายการ": None,
}
_LABEL_ROLES = ("number", "dimension", "mission", "sub_mission", "title")


def label_of_total(cells: Sequence[RowCell], columns: Sequence[Column]) -> str | None:
    """The words of a total row's label cells; None when the row is no total."""
    held = [(c.role, cells[c.index]) for c in columns if cells[c.index].printed]
    bulleted = any(_is_of_item(role, cell.text) for role, cell in held)
    texts = [
        _mended(_without_remains(cell, bulleted))
        for role, cell in held
        if role in _LABEL_ROLES and cell.text
    ]
    if not any(_is_label(text) for text in texts):
        return _label_before_title(cells, columns)
    if is_ordinal(texts[0]) and len(texts) == 2 and not _BARE_TOTAL.match(texts[1]):
        return None  # a numbered item whose title opens with the word, such as รวมพลัง…
    return " ".join(texts)


def _is_of_item(role: Role, text: str) -> bool:
    """Whether a cell says that its row is an item's: a number, or who is responsible."""
    if role == "number":
        return is_ordinal(text)
    return role == "responsible" and _WORD.search(text) is not None


def _without_remains(cell: RowCell, bulleted: bool = False) -> str:
    """A cell's text; of a total's, without lines that hold no word, marks of a shaded row that a
    scan read as a line of their own, and without specks, read as a bullet, before it, where none
    can be: `bulleted`."""
    lines = [clean(line) for line in (cell.span.text if cell.span else "").split("\n")]
    worded = [line for line in lines if _WORD.search(line)]
    texts = (*worded, cell.text) if len(worded) == 1 else (cell.text,)
    texts = texts if bulleted else tuple(_SPECKS.sub("", text) for text in texts)
    return next(filter(opens_total, texts), cell.text)


def _is_label(text: str) -> bool:
    opens = _TOTAL_WORD.match(text) is not None and len(text) < _LONGEST_LINE
    return opens or _WHOLE_LABEL.fullmatch(text) is not None or is_of_office(text)


def is_of_office(label: str) -> bool:
    """Whether it is the total of an office (รวมกองคลัง), whose items may be of any dimension."""
    match = _SUM.match(label)
    return match is not None and names_office(label[match.end() :]) is not None


def _label_before_title(cells: Sequence[RowCell], columns: Sequence[Column]) -> str | None:
    """รวม in a cell of another column that is merged over the title's, or beside an empty title."""
    titles = [cells[c.index] for c in columns if c.role == "title"]
    if not titles or any(cell.printed and cell.text for cell in titles):
        return None
    texts = [
        cells[c.index].text
        for c in columns
        if c.role not in (*_LABEL_ROLES, "money", "month", "quarter") and cells[c.index].printed
    ]
    return next((text for text in texts if is_nothing_but_total(text)), None)


def opens_total(text: str) -> bool:
    """Whether a label begins as those of totals do and titles do not."""
    text = _mended(text)
    return _BARE_TOTAL.match(text) is not None or _WHOLE_LABEL.fullmatch(text) is not None


def opens_level_or_total(text: str) -> bool:
    """Whether cleaned text in a column of levels begins another cell of it: with a number or the
    word of a level, or as totals do."""
    return NUMBERED_LEVEL.match(text) is not None or opens_total(text)


def is_count(text: str) -> bool:
    """Whether cleaned text says how many there are of a kind, and nothing else: "2 โครงการ"; a
    number with a point behind it is that of an item."""
    rest, found = _COUNT_OF_ALL.subn("", text.removeprefix("รวม").lstrip().removeprefix("จำนวน"))
    return found > 0 and not any(ch.isalnum() for ch in rest)


def _mended(label: str) -> str:
    """A label whose first word a scan misread, where what follows tells the word."""
    return str(_MISREAD_SUM.sub("รวม", label))


def is_nothing_but_total(label: str) -> bool:
    """Whether the words of a total row name no more than what is added up, as no title does."""
    return _NOTHING_ELSE.fullmatch(regex.sub(r"\s", "", label)) is not None


def is_grand(label: str) -> bool:
    """Whether a total's label says that it is of everything."""
    return _GRAND.search(label) is not None


def names_dimension(label: str) -> bool:
    """Whether a total's label says which dimension it is of."""
    return _DIMENSION_NO.search(label) is not None


def line_totals(line: Line, section: Section, engine: str) -> list[RawTotal]:
    """Counts by type that a prose line under a table states ("รวมมิติที่ 1 จำนวน 3 โครงการ …")."""
    text = clean(line.text)
    if not _LINE_TOTAL.match(text) or len(text) > _LONGEST_LINE:
        return []
    span = span_of_lines([line], engine)
    if span is None:
        return []
    dimension = span if _DIMENSION_NO.search(text) and not _GRAND.search(text) else None
    return _counts(span, section, dimension)


def line_sums(line: Line, section: Section, engine: str, unit_baht: float) -> list[RawTotal]:
    """The sum that a prose line states for a dimension or for everything ("รวมงบประมาณมิติที่ 1
    เป็นเงิน 415,000 บาท"), or those of some years. Without a word for baht those are of grouped
    digits, and no larger unit (`unit_baht`) stands above: small figures may count anything."""
    text = clean(line.text)
    amounts: list[tuple[int | None, str]] = [(None, found) for found in IN_BAHT.findall(text)]
    years = _YEAR.search(text) if baht_per(text) == 1.0 else None
    listed = stretches_by_year(text[years.start() :]) if years is not None else None
    if years is not None and listed is not None and len(listed) > 1:
        behind = text[years.start() :]
        amounts = [(year, behind[slice(*amount)].strip()) for year, (_, amount) in listed.items()]
        in_thousands = any(_THOUSANDS.search(amount) for _year, amount in amounts)
        if not any("บาท" in a for _year, a in amounts) and not (in_thousands and unit_baht == 1.0):
            return []
    elif len(amounts) != 1:
        return []
    whole, of_dimension = _GRAND.search(text), _DIMENSION_NO.search(text)
    span = span_of_lines([line], engine)
    if not opens_total(text) or not (whole or of_dimension) or span is None:
        return []
    dimension, kind = None if whole else span, "disbursed" if "จ่าย" in text else "planned"
    return [
        RawTotal(section, dimension, "budget", None, year, sub_span(span, amount), kind=kind)
        for year, amount in amounts
        if parse_amount(amount).status in ("amount", "unreadable")
    ]


def stated_in_line(line: Line, section: Section, engine: str, unit_baht: float) -> list[RawTotal]:
    """All that a prose line below a table states of the items above."""
    return [*line_totals(line, section, engine), *line_sums(line, section, engine, unit_baht)]


def sums_of_list(
    lines: Sequence[Line],
    section: Section,
    engine: str,
    unit_baht: float,
    known: Sequence[RawTotal],
) -> list[RawTotal]:
    """The sums that the lines of a list state, each once, but for those that are `known`."""
    found: list[RawTotal] = []
    for line in lines:
        sums = line_sums(line, section, engine, unit_baht)
        found += [total for total in sums if total not in known and total not in found]
    return found


def only_mission(label: str, rows: Sequence[Context]) -> Span | None:
    """The one mission of the rows above a total whose label names no level, counts aside."""
    bare = _COUNT_OF_ALL.sub("", label).replace("จำนวน", "")
    if not is_nothing_but_total(bare) or is_grand(label) or names_dimension(label):
        return None
    missions = {clean(row.mission.text): row.mission for row in rows if row.mission is not None}
    return next(iter(missions.values())) if len(missions) == 1 else None


def _may_be_sum(cell: RowCell) -> bool:
    return looks_like_money(cell.text) or is_dash(cell.text) or UNREAD in cell.text


def loose_totals(
    rows: Sequence[Row], columns: Sequence[Column], section: Section, context: Context
) -> list[RawTotal] | None:
    """Totals of a table of nothing else, which a page break parted from the table above; None
    where a row is something else, or its amounts cannot be told apart. `columns` are the columns
    of the table above."""
    money = [c for c in columns if c.role == "money"]
    totals: list[RawTotal] = []
    for row in rows:
        label, *others = [cell for _at, cell in row.printed_cells() if cell.text] or [EMPTY]
        if label.span is None or not opens_total(label.text):
            return None
        words, sums = others[: len(others) - len(money)], others[len(others) - len(money) :]
        if len(sums) != len(money) or not all(map(_may_be_sum, sums)):
            return None
        if not all(_COUNT.search(cell.text) for cell in words):
            return None
        if _MISSION_TOTAL.search(label.text):
            continue
        dimension = label.span if names_dimension(label.text) else context.dimension
        dimension = None if is_grand(label.text) else dimension
        for cell in (label, *words):
            totals += _counts(cell.span, section, dimension) if cell.span is not None else []
        totals += [
            RawTotal(
                section,
                dimension,
                "budget",
                None,
                c.year_be,
                cell.span,
                c.unit_baht,
                c.kind,
                part=c.part,
            )
            for c, cell in zip(money, sums, strict=True)
            if cell.span is not None
        ]
    return totals


def read_totals(
    cells: Sequence[RowCell], columns: Sequence[Column], label: str, section: Section,
    context: Context, only_total_of_many: bool,
) -> tuple[RawTotal, ...]:  # fmt: skip
    """Counts and sums a total row states; nothing for the total of a single mission or office."""
    if _MISSION_TOTAL.search(label) or is_of_office(label):
        return ()
    dimension = _dimension(cells, columns, label, context, only_total_of_many)
    totals: list[RawTotal] = []
    for column in columns:
        cell = cells[column.index]
        if cell.span is None or cell.covered:
            continue
        if column.role == "money":
            if parse_amount(cell.span.text).status != "blank":
                totals.append(
                    RawTotal(section, dimension, "budget", None, column.year_be, cell.span,
                             column.unit_baht, column.kind, part=_part_of(column, columns, cells))
                )  # fmt: skip
        elif cell.printed and column.role in _LABEL_ROLES:
            totals += _counts(cell.span, section, dimension)
    return tuple(totals)


def _part_of(column: Column, columns: Sequence[Column], cells: Sequence[RowCell]) -> str | None:
    """The part of the money that a sum in a column is of; of all where it stands over several."""
    stated = cells[column.index].span
    over = {
        c.part
        for c in columns
        if (c.role, c.year_be, c.kind) == ("money", column.year_be, column.kind)
        and cells[c.index].span is stated
    }
    return column.part if len(over) == 1 else None


def dimension_sums(
    band: Band, cells: Sequence[RowCell], columns: Sequence[Column], section: Section,
    context: Context,
) -> tuple[RawTotal, ...]:  # fmt: skip
    """What the row of a dimension's heading states that its items add up to."""
    money = [cells[c.index] for c in columns if c.role == "money"]
    if band.level != "dimension" or not any(_is_amount(cell) for cell in money):
        return ()
    return read_totals(cells, columns, clean(band.span.text), section, context, False)


def _is_amount(cell: RowCell) -> bool:
    return cell.printed and parse_amount(cell.text).status == "amount"


def _counts(span: Span, section: Section, dimension: Span | None) -> list[RawTotal]:
    """Counts by type; a lone count in a row (รวม 14 โครงการ) is of items of all types."""
    found = list(_COUNT.finditer(clean(span.text)))
    counts = []
    for match in found:
        word = match["word"] or match["word2"]
        part = sub_span(span, match[0])
        kind = _TYPES[word] if len(found) > 1 or word != "โครงการ" else None
        counts.append(RawTotal(section, dimension, "count", kind, None, part))
    return counts


def _dimension(
    cells: Sequence[RowCell], columns: Sequence[Column], label: str, context: Context,
    only_total_of_many: bool,
) -> Span | None:  # fmt: skip
    if _GRAND.search(label):
        return None
    for column in columns:
        cell = cells[column.index]
        if column.role not in _LABEL_ROLES or cell.span is None:
            continue
        text = _without_remains(cell)
        if _DIMENSION_NO.search(text):
            return cell.span if text == cell.text else sub_span(cell.span, text)
    return None if only_total_of_many else context.dimension


def settle_count(total: RawTotal, totals: Sequence[RawTotal]) -> RawTotal:
    """A lone "4 โครงการ" counts projects where other rows of the section count by type, and items
    of all types where none does."""
    if total.measure != "count" or total.item_type is not None:
        return total
    typed = any(t.section == total.section and t.item_type is not None for t in totals)
    return replace(total, item_type="project") if typed and "โครงการ" in total.span.text else total

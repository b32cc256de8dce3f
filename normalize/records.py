"""Rows of the dataset made from what parsing bound to meanings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from normalize.amounts import parse_amount
from normalize.raw import MoneyCell, MonthMark, Place, RawItem, RawTotal, Remark, Span
from normalize.reading import (
    ITA_SECTIONS,
    TEXT_COLUMNS,
    Level,
    read_dimension,
    read_item_no,
    read_mission_of_sub,
    read_mission,
    read_progress,
    read_responsible,
    read_stated,
    read_sub_mission,
    read_text,
    read_title,
    read_type,
    sub_mission_before,
)
from normalize.schema import (
    BudgetRow,
    EvidenceRow,
    FindingRow,
    ItemRow,
    ScheduleRow,
    TotalRow,
    format_value,
    money_qualifier,
    month_qualifier,
    total_qualifier,
)
from normalize.schema_terms import EvidenceTable, Framework, ItemType
from normalize.thai_text import squeeze

_LOW_CONFIDENCE = 0.9  # cells read with less are findings


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What a document's own years say about money and months without a year."""

    report_year_be: int | None = None
    plan_year_from_be: int | None = None
    plan_year_to_be: int | None = None

    def fiscal_year(self, section: str) -> int | None:
        if section in ("results", "ita_measures", "ita_follow_up"):
            return self.report_year_be or self._single_plan_year()
        return self._single_plan_year()

    def _single_plan_year(self) -> int | None:
        return self.plan_year_from_be if self.plan_year_from_be == self.plan_year_to_be else None


@dataclass(frozen=True, slots=True)
class ItemRecords:
    """One item with everything that hangs on it."""

    item: ItemRow
    budgets: tuple[BudgetRow, ...]
    schedule: tuple[ScheduleRow, ...]
    evidence: tuple[EvidenceRow, ...]
    findings: tuple[FindingRow, ...]


class _Maker:
    """Collects the evidence and findings of one item while its values are read."""

    def __init__(self, document_id: str, item_id: str) -> None:
        self.document_id = document_id
        self.item_id = item_id
        self.evidence: list[EvidenceRow] = []
        self.findings: list[FindingRow] = []

    def prove(
        self, table: EvidenceTable, column: str, value: object, span: Span, qualifier: str | None = None
    ) -> None:
        self.evidence += evidence_rows(
            self.document_id, table, self.item_id, column, value, span, qualifier
        )

    def note(self, code: str, severity: str, message: str, span: Span, suggestion: str | None = None) -> None:
        self.findings.append(
            finding(self.document_id, Remark(code, severity, message, span.places[0], span.raw, suggestion), self.item_id)  # type: ignore[arg-type]
        )


def evidence_rows(
    document_id: str, table: EvidenceTable, row_id: str, column: str, value: object, span: Span,
    qualifier: str | None = None,
) -> list[EvidenceRow]:  # fmt: skip
    """One evidence row per page the value was printed on, each with the whole text as read."""
    rows = []
    for place in _one_per_page(span.places):
        box = place.box or (None, None, None, None)
        rows.append(
            EvidenceRow(
                document_id=document_id, table=table, row_id=row_id, column=column,
                qualifier=qualifier, raw=span.raw, value=format_value(value), page=place.page,
                x0=box[0], top=box[1], x1=box[2], bottom=box[3], line=place.line,
                engine=span.engine, confidence=span.confidence, correction_id=None,
                repaired=span.text if span.text != span.raw else None,
            )
        )  # fmt: skip
    return rows


def _one_per_page(places: Sequence[Place]) -> list[Place]:
    first: dict[int | None, Place] = {}
    for place in places:
        first.setdefault(place.page, place)
    return list(first.values()) or [Place()]


def finding(document_id: str, remark: Remark, item_id: str | None = None) -> FindingRow:
    where = f" (line {remark.place.line})" if remark.place.line is not None else ""
    return FindingRow(
        document_id=document_id,
        item_id=item_id,
        page=remark.place.page,
        code=remark.code,
        severity=remark.severity,
        message=f"{remark.message}{where}",
        raw=remark.raw,
        suggestion=remark.suggestion,
    )


def make_item(
    document_id: str, raw: RawItem, ordinal: int, framework: Framework | None, years: YearFacts
) -> ItemRecords:
    """Read every value of one item. `item_key` is set later, when all sections are known."""
    item_id = f"{document_id}-{raw.locator}"
    maker = _Maker(document_id, item_id)
    framework = "ita" if raw.section in ITA_SECTIONS else framework
    hierarchy = _hierarchy(raw, framework, maker)
    title = raw.fields["title"]
    texts = {c: _text(c, raw.fields.get(c), maker) for c in TEXT_COLUMNS}
    pages = [p.page for p in raw.places if p.page is not None]
    item = ItemRow(
        item_id=item_id,
        document_id=document_id,
        item_key=item_id,
        section=raw.section,
        ordinal=ordinal,
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
        framework=framework,
        item_no=_item_no(raw, maker),
        item_type=_item_type(raw, maker),
        title=_title(raw, maker),
        title_raw=title.raw,
        responsible=_responsible(raw, maker),
        progress=_progress(raw, maker),
        confidence=_confidence(raw),
        **hierarchy,
        **texts,
    )
    budgets = tuple(_budgets(raw, item_id, years, maker))
    schedule = tuple(_schedule(raw, item_id, maker))
    maker.findings += [finding(document_id, remark, item_id) for remark in raw.remarks]
    _note_low_confidence(raw, maker)
    return ItemRecords(item, budgets, schedule, tuple(maker.evidence), tuple(maker.findings))


# -- the hierarchy -----------------------------------------------------------------------------


def _hierarchy(raw: RawItem, framework: Framework | None, maker: _Maker) -> dict[str, object]:
    dimension_span = raw.fields.get("dimension")
    mission_span = _mission_span(raw, framework, maker)
    title_span = raw.fields["title"]
    dimension, dimension_source = _dimension(dimension_span, mission_span, title_span, framework)
    number = int(dimension.no) if dimension.no else None
    mission = read_mission(mission_span.text, framework, number) if mission_span else _NOTHING
    mission_source = mission_span
    if mission.no is None and framework == "ita" and "issue" in raw.fields:
        guess = read_mission(raw.fields["issue"].text, framework, number)
        if guess.sure and guess.name is not None:
            mission, mission_source = guess, raw.fields["issue"]
    sub, sub_source = _sub_mission(raw, framework, mission.no)
    if sub.no is not None and sub_source is not None and not sub.no.startswith(f"{mission.no}."):
        mission, mission_source = read_mission_of_sub(sub_source.text, framework), sub_source
    for level, span, word in (
        (dimension, dimension_source, "dimension"),
        (mission, mission_source, "mission"),
    ):
        if level.no is not None and not level.sure and span is not None:
            maker.note(f"{word}_uncertain", "warning", level.conflict or f"the {word} is not certain", span, level.name)
    values: dict[str, object] = {
        "dimension_no": number,
        "dimension": dimension.name,
        "mission_no": mission.no,
        "mission": mission.name,
        "sub_mission_no": sub.no,
    }
    sources = {"dimension_no": dimension_source, "dimension": dimension_source,
               "mission_no": mission_source, "mission": mission_source, "sub_mission_no": sub_source}  # fmt: skip
    for column, value in values.items():
        span = sources[column]
        if value is not None and span is not None:
            maker.prove("items", column, value, span)
    sub_span = raw.fields.get("sub_mission")
    values["dimension_raw"] = dimension_span.raw if dimension_span else None
    values["mission_raw"] = mission_span.raw if mission_span else None
    values["sub_mission_raw"] = sub_span.raw if sub_span else None
    return values


_NOTHING = Level(None, None, False)


def _dimension(
    span: Span | None, mission: Span | None, title: Span, framework: Framework | None
) -> tuple[Level, Span | None]:
    """From its own cell or heading, else from the mission's number, else from the title's."""
    for source in (span, mission, title):
        if source is None:
            continue
        if source is title and sub_mission_before(title.text) is None:
            continue
        level = read_dimension(source.text, framework)
        if level.no is not None:
            return level, source
    return _NOTHING, None


def _mission_span(raw: RawItem, framework: Framework | None, maker: _Maker) -> Span | None:
    """The mission of the item; of several in one cell, the one its title reads most like."""
    if len(raw.missions) < 2:
        return raw.fields.get("mission")
    title = squeeze(raw.fields["title"].text)
    taken = sub_mission_before(raw.fields["title"].text)
    scores = []
    for span in raw.missions:
        level = read_mission(span.text, framework, None)
        name = squeeze(level.name or span.text)
        score = fuzz.partial_ratio(title, name)
        if taken is not None and level.no is not None and taken.startswith(f"{level.no}."):
            score += 100.0
        scores.append(score)
    best = max(range(len(scores)), key=lambda i: scores[i])
    maker.note(
        "mission_uncertain", "warning",
        "several missions stand beside this item; the one its title reads most like was taken",
        raw.missions[best],
    )  # fmt: skip
    return raw.missions[best]


def _sub_mission(
    raw: RawItem, framework: Framework | None, mission_no: str | None
) -> tuple[Level, Span | None]:
    if framework == "ita":
        return _NOTHING, None
    title = raw.fields["title"]
    if raw.section != "fact_sheet":
        taken = sub_mission_before(title.text)
        if taken is not None:
            return Level(taken, None, True), title
    span = raw.fields.get("sub_mission")
    if span is None:
        return _NOTHING, None
    level = read_sub_mission(span.text, framework, mission_no)
    return (level, span) if level.no is not None else (_NOTHING, None)


# -- values --------------------------------------------------------------------------------------


def _title(raw: RawItem, maker: _Maker) -> str | None:
    span = raw.fields["title"]
    value = read_title(span.text, raw.section)
    if value is not None:
        maker.prove("items", "title", value, span)
    return value


def _item_no(raw: RawItem, maker: _Maker) -> int | None:
    for role in ("number", "title"):
        span = raw.fields.get(role)
        value = read_item_no(span.text, raw.section) if span is not None else None
        if value is not None and span is not None:
            if raw.section == "fact_sheet" and role == "title":
                return None  # the 1. of "1. ชื่อโครงการ" numbers the section, not the project
            maker.prove("items", "item_no", value, span)
            return value
    return None


def _item_type(raw: RawItem, maker: _Maker) -> ItemType:
    span = raw.fields["title"]
    value = read_type(span.text, raw.section)
    maker.prove("items", "item_type", value, span)
    return value


def _text(column: str, span: Span | None, maker: _Maker) -> str | None:
    value = read_text(span.text) if span is not None else None
    if value is not None and span is not None:
        maker.prove("items", column, value, span)
    return value


def _responsible(raw: RawItem, maker: _Maker) -> tuple[str, ...] | None:
    span = raw.fields.get("responsible")
    value = read_responsible(span.text) if span is not None else None
    if value is not None and span is not None:
        maker.prove("items", "responsible", value, span)
    return value


def _progress(raw: RawItem, maker: _Maker) -> str | None:
    span = raw.fields.get("progress")
    if span is None or read_text(span.text) is None:
        return None
    value = read_progress(span.text)
    if value is None:
        maker.note("progress_unreadable", "warning", "the status is none this program knows", span)
    else:
        maker.prove("items", "progress", value, span)
    return value


def _confidence(raw: RawItem) -> float | None:
    spans = [s for s in raw.fields.values()] + [c.span for c in raw.money]
    known = [s.confidence for s in spans if s.confidence is not None]
    return round(min(known), 4) if known else None


def _note_low_confidence(raw: RawItem, maker: _Maker) -> None:
    for role, span in raw.fields.items():
        if span.confidence is not None and span.confidence < _LOW_CONFIDENCE:
            maker.note("low_confidence", "info", f"{role} was read with confidence {span.confidence:.2f}", span)


def _budgets(raw: RawItem, item_id: str, years: YearFacts, maker: _Maker) -> list[BudgetRow]:
    rows: dict[tuple[int | None, str], BudgetRow] = {}
    for cell in raw.money:
        year = cell.fiscal_year_be or years.fiscal_year(raw.section)
        if (year, cell.kind) in rows:
            maker.note("money_column_repeated", "warning",
                       f"a second money column for {money_qualifier(year, cell.kind)}", cell.span)  # fmt: skip
            continue
        row = _budget(cell, item_id, year, maker)
        rows[(year, cell.kind)] = row
        qualifier = money_qualifier(year, cell.kind)
        if row.amount_baht is not None:
            maker.prove("budgets", "amount_baht", row.amount_baht, cell.span, qualifier)
        maker.prove("budgets", "status", row.status, cell.span, qualifier)
    return list(rows.values())


def _budget(cell: MoneyCell, item_id: str, year: int | None, maker: _Maker) -> BudgetRow:
    amount = parse_amount(cell.span.text, cell.unit_baht)
    what = money_qualifier(year, cell.kind)
    status, baht = amount.status, amount.baht
    if cell.doubt is not None and status in ("amount", "unreadable"):
        maker.note("amount_uncertain", "error", f"{what}: {cell.doubt}; no amount is published",
                   cell.span, cell.span.raw)  # fmt: skip
        status, baht = "unreadable", None
    elif status == "unreadable":
        maker.note("amount_unreadable", "error", f"{what}: no amount can be read", cell.span)
    elif amount.doubt is not None:
        maker.note("amount_doubtful", "warning", f"{what}: {amount.doubt}", cell.span)
    if status == "amount" and cell.unit_baht != 1.0 and baht is not None:
        maker.note("amount_unit", "warning",
                   f"{what}: the column is headed in units of {cell.unit_baht:,.0f} baht", cell.span)  # fmt: skip
    if cell.span.confidence is not None and status == "amount" and cell.span.confidence < _LOW_CONFIDENCE:
        maker.note("amount_low_confidence", "warning",
                   f"{what}: read with confidence {cell.span.confidence:.2f}", cell.span)  # fmt: skip
    return BudgetRow(item_id=item_id, fiscal_year_be=year, kind=cell.kind, amount_baht=baht,
                     status=status, raw=cell.span.raw)  # fmt: skip


def _schedule(raw: RawItem, item_id: str, maker: _Maker) -> list[ScheduleRow]:
    rows: dict[tuple[date, str], ScheduleRow] = {}
    for mark in raw.months:
        month = _month(mark)
        row = ScheduleRow(item_id=item_id, month=month, mark=mark.mark, raw=mark.span.raw)
        if (month, mark.mark) in rows:
            continue
        rows[(month, mark.mark)] = row
        maker.prove("schedule", "month", month, mark.span, month_qualifier(month))
        maker.prove("schedule", "mark", mark.mark, mark.span, month_qualifier(month))
    return sorted(rows.values(), key=lambda r: (r.month, r.mark))


def _month(mark: MonthMark) -> date:
    return date(mark.year_be - 543, mark.month, 1)


def make_total(
    document_id: str, raw: RawTotal, framework: Framework | None, years: YearFacts,
    items: Sequence[ItemRecords],
) -> tuple[TotalRow, list[EvidenceRow], list[FindingRow]]:  # fmt: skip
    """A stated total beside what the item rows of its section add up to."""
    level = read_dimension(raw.dimension.text, framework) if raw.dimension else None
    number = int(level.no) if level is not None and level.no else None
    year = raw.fiscal_year_be
    if raw.measure == "budget" and year is None:
        year = years.fiscal_year(raw.section)
    stated = read_stated(raw.span.text, raw.measure, raw.unit_baht)
    mine = [i for i in items if i.item.section == raw.section and number in (None, i.item.dimension_no)]
    computed = _computed(raw, mine, year)
    dash = raw.measure == "budget" and parse_amount(raw.span.text).status in ("dash", "no_budget")
    agrees = None
    if computed is not None and (stated is not None or dash):
        agrees = abs((stated or 0.0) - computed) < 0.005
    row = TotalRow(document_id=document_id, section=raw.section, dimension_no=number,
                   measure=raw.measure, item_type=raw.item_type, fiscal_year_be=year,  # type: ignore[arg-type]
                   stated=stated, computed=computed, agrees=agrees, raw=raw.span.raw)  # fmt: skip
    evidence: list[EvidenceRow] = []
    if stated is not None:
        evidence = evidence_rows(document_id, "totals", document_id, "stated", stated, raw.span,
                                 total_qualifier(raw.measure, year))  # fmt: skip
    findings = []
    if agrees is False:
        what = f"{raw.item_type or raw.measure}" + (f" {year}" if year else "")
        where = f"dimension {number}" if number else "the whole document"
        code = "count_differs" if raw.measure == "count" else "total_differs"
        message = f"{where}, {what}: the document states {stated or 0:,.2f}, its rows add up to {computed:,.2f}"
        findings.append(finding(document_id, Remark(code, "warning", message, raw.span.places[0], raw.span.raw,
                                                    None if computed is None else format_value(computed))))  # fmt: skip
    return row, evidence, findings


def _computed(raw: RawTotal, items: Sequence[ItemRecords], year: int | None) -> float | None:
    if not items:
        return None
    if raw.measure == "count":
        counts = Counter(i.item.item_type for i in items)
        return float(len(items) if raw.item_type is None else counts[raw.item_type])  # type: ignore[index]
    cells = [b for i in items for b in i.budgets if b.fiscal_year_be == year and b.kind == (raw.kind or "planned")]
    if not cells:
        return None
    return round(sum(b.amount_baht or 0.0 for b in cells), 2)


def with_key(records: ItemRecords, key: str) -> ItemRecords:
    return replace(records, item=replace(records.item, item_key=key))

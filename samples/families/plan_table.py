"""The budget table of a plan, in any of its layouts, with the truth of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from samples.blocks import Cell, Grid, Row
from samples.facts import Entry, Money
from samples.families.desk import Desk, money_text, numbered, units_text
from samples.families.plan_layout import EXTRA_HEADINGS, PlanLayout

WIDTHS = {
    "number": 0.5, "dimension": 1.3, "mission": 1.9, "title": 3.2, "indicator": 1.9,
    "target": 1.7, "responsible": 1.3, "note": 1.1, "year": 1.05, "period": 1.2, "area": 1.4,
    "objectives": 2.0, "source": 1.0,
}  # fmt: skip

DIMENSION_FORMS = ("{no}. {name}", "{no}. {name}", "มิติที่ {no} {name}", "มิติที่ {no}\n{name}")

HEADING_FORMS = (
    "มิติที่ {no} {name}", "มิติที่ {no} {name}", "มิติที่ {no} : {name}", "มิติ {no} {name}",
)  # fmt: skip


@dataclass
class PlanTable:
    """Writes the tables of one plan. `headings` are the words of this document's columns."""

    desk: Desk
    layout: PlanLayout
    years: tuple[int, ...]
    headings: dict[str, str] = field(init=False)
    _printed: set[str] = field(default_factory=set)
    _dimension_form: str = ""
    _heading_form: str = ""
    _mission_word: str = ""
    _nothing: str = "-"

    def __post_init__(self) -> None:
        rng = self.desk.rng
        self.headings = {name: rng.choice(words) for name, words in EXTRA_HEADINGS.items()}
        self._dimension_form = rng.choice(DIMENSION_FORMS)
        self._heading_form = rng.choice(HEADING_FORMS)
        self._mission_word = rng.choice(("", "", "ภารกิจที่ ", "ภารกิจตามมิติที่ "))
        self._nothing = rng.choice(("-", "", "-"))
        self.headings["dimension"] = "มิติ"
        self.headings["mission"] = rng.choice(("ภารกิจตามมิติ", "ภารกิจตามมิติ", "ภารกิจ"))
        self.headings["number"] = self.layout.number_column or ""
        self.headings["title"] = self.layout.type_heading

    @property
    def left(self) -> list[str]:
        """Columns before the money."""
        layout = self.layout
        names = [] if layout.number_column is None else ["number"]
        if layout.mission == "column":
            names.append("mission")
        names.append("title")
        if layout.dimension == "column":
            names.insert(0, "dimension")
        return names + list(layout.before)

    @property
    def columns(self) -> list[str]:
        return [*self.left, *["year"] * len(self.years), *self.layout.after]

    def write(self, entries: Sequence[Entry]) -> None:
        """All tables of the plan, with headings between them as the layout wants."""
        for _, group in groupby(entries, key=self._table_key):
            chunk = list(group)
            self._headings_above(chunk[0])
            rows = self._rows(chunk, entries)
            self.desk.table(Grid(tuple(self._widths()), tuple(self._header()), tuple(rows)))
            self.desk.gap()

    def _widths(self) -> list[float]:
        return [WIDTHS[name] for name in self.columns]

    def _table_key(self, entry: Entry) -> tuple[str, ...]:
        layout = self.layout
        key: list[str] = []
        if layout.dimension == "heading":
            key.append(str(entry.dimension_no))
        if layout.mission == "heading":
            key.append(entry.mission_no)
        if layout.sub_mission == "heading":
            key.append(entry.sub_mission_no or "")
        return tuple(key)

    def _headings_above(self, entry: Entry) -> None:
        desk, layout = self.desk, self.layout
        seen = self._printed
        for level, key, text in (
            (layout.dimension, f"d{entry.dimension_no}", self.dimension_text(entry, "heading")),
            (layout.mission, f"m{entry.mission_no}", self.mission_text(entry, "heading")),
            (layout.sub_mission, f"s{entry.sub_mission_no}", self.sub_text(entry)),
        ):
            if level == "heading" and key not in seen and text:
                desk.heading(text)
                seen.add(key)

    def dimension_text(self, entry: Entry, where: str) -> str:
        no, name = entry.dimension_no, self.desk.book.dimensions[entry.dimension_no]
        if where == "column":
            return self._dimension_form.format(no=no, name=name)
        return self._heading_form.format(no=no, name=name)

    def mission_text(self, entry: Entry, where: str) -> str:
        name = self.desk.book.missions[entry.mission_no]
        word = self._mission_word if where == "heading" else ""
        return f"{word}{entry.mission_no} {name}"

    def sub_text(self, entry: Entry) -> str:
        if entry.sub_mission_no is None:
            return ""
        return f"{entry.sub_mission_no} {self.desk.book.sub_missions[entry.sub_mission_no]}"

    def _header(self) -> list[Row]:
        """One or two header rows."""
        layout, desk = self.layout, self.desk
        two = layout.year_header in ("over_budget", "under_budget")
        money: list[Cell] = []
        under: list[Cell] = []
        labels = [layout.year_label.format(year) for year in self.years]
        if layout.year_header == "over_budget":
            money = [self._head(label) for label in labels]
            under = [self._head("งบประมาณ (บาท)") for _ in labels]
        elif layout.year_header == "under_budget":
            money = [Cell("งบประมาณ (บาท)", len(labels), 1, "center", True)]
            under = [self._head(label) for label in labels]
        elif layout.year_header == "flat":
            money = [self._head(f"งบประมาณ {label} (บาท)") for label in labels]
        else:
            words = ("งบประมาณ (บาท)", "งบประมาณ", f"งบประมาณ ปี {self.years[0]} (บาท)",
                     "งบประมาณที่ตั้งไว้ (บาท)")  # fmt: skip
            money = [self._head(words[len(self.headings["mission"] + labels[0]) % 4])]
        span = 2 if two else 1
        cells = [self._head(self.headings[name], span) for name in self.left]
        cells += money
        cells += [self._head(self.headings[name], span) for name in layout.after]
        rows = [Row(tuple(_digits(cell, desk.digits) for cell in cells))]
        if two:
            rows.append(Row(tuple(_digits(cell, desk.digits) for cell in under)))
        return rows

    def _head(self, text: str, row_span: int = 1) -> Cell:
        return Cell(text, 1, row_span, "center", True)

    def _rows(self, chunk: list[Entry], everything: Sequence[Entry]) -> list[Row]:
        rows: list[Row] = []
        for dimension_no, group in groupby(chunk, key=lambda e: e.dimension_no):
            here = list(group)
            if self.layout.dimension == "band":
                rows.append(self._band(self.dimension_text(here[0], "band")))
            rows += self._dimension_rows(here)
            whole = [entry for entry in everything if entry.dimension_no == dimension_no]
            if self.layout.totals != "none" and here[-1] is whole[-1]:
                rows.append(self._total_row(dimension_no, whole))
        has_grand = self.layout.grand_total and self.layout.totals != "none"
        if has_grand and chunk[-1] is everything[-1]:
            rows.append(self._total_row(None, everything))
        return rows

    def _dimension_rows(self, entries: list[Entry]) -> list[Row]:
        rows: list[Row] = []
        left_open = len(entries)
        for place, entry in enumerate(entries):
            previous = entries[place - 1] if place else None
            new_mission = previous is None or previous.mission_no != entry.mission_no
            if new_mission and self.layout.mission == "band":
                rows.append(self._band(self.mission_text(entry, "band")))
            new_sub = new_mission or previous.sub_mission_no != entry.sub_mission_no  # type: ignore[union-attr]
            if new_sub and self.layout.sub_mission == "band" and entry.sub_mission_no:
                rows.append(self._band(self.sub_text(entry)))
            cells: list[Cell] = []
            if self.layout.dimension == "column" and place == 0:
                text = self.dimension_text(entry, "column")
                cells.append(Cell(text, 1, left_open, kind="structure"))
            rows.append(self._item_row(entry, cells, entries[place:], previous))
        return rows

    def _band(self, text: str) -> Row:
        cell = Cell(self.desk.digits(text), len(self.columns), bold=True, kind="band")
        return Row((cell,), may_cut=False)

    def _item_row(
        self, entry: Entry, cells: list[Cell], rest: list[Entry], previous: Entry | None
    ) -> Row:
        key = self.desk.truth.add("plan", entry, self.desk.book)
        if "source" in self.columns:
            # The contract has no column for it; a reader may keep it as a note.
            self.desk.truth.items[key]["unscored"] = ["note"]
        for name in self.left:
            if name == "mission":
                cells += self._mission_cell(rest, previous)
            elif name != "dimension":
                cells.append(self._plain_cell(name, entry))
        cells += self._money_cells(entry, key)
        cells += [self._plain_cell(name, entry) for name in self.layout.after]
        return Row(tuple(_digits(cell, self.desk.digits) for cell in cells))

    def _mission_cell(self, rest: list[Entry], previous: Entry | None) -> list[Cell]:
        entry = rest[0]
        in_column = self.layout.sub_mission == "in_column"

        def cell_of(one: Entry) -> tuple[str, str | None]:
            return one.mission_no, one.sub_mission_no if in_column else None

        if previous is not None and cell_of(previous) == cell_of(entry):
            return []
        span = 0
        while span < len(rest) and cell_of(rest[span]) == cell_of(entry):
            span += 1
        lines = []
        if previous is None or previous.mission_no != entry.mission_no:
            lines.append(self.mission_text(entry, "column"))
        if in_column and entry.sub_mission_no:
            lines.append(self.sub_text(entry))
        return [Cell("\n".join(lines), 1, span, kind="structure")]

    def _plain_cell(self, name: str, entry: Entry) -> Cell:
        layout = self.layout
        if name == "number":
            return Cell(str(entry.item_no), align="center")
        if name == "title":
            number = None if layout.number_column else entry.item_no
            text = numbered(number, layout.number_style, entry.title, self.desk.rng)
            if layout.sub_mission == "prefix" and entry.sub_mission_no:
                text = f"{entry.sub_mission_no} {text}"
            return Cell(text, kind="title")
        if name == "responsible":
            return Cell(units_text(entry.responsible, self.desk.rng))
        if name == "source":
            return Cell(self.desk.rng.choice(("งบประมาณตนเอง", "รายได้ท้องถิ่น", "-")))
        return Cell(entry.fields.get(name, self._nothing))

    def _money_cells(self, entry: Entry, key: int) -> list[Cell]:
        layout = self.layout
        for year, money in entry.money:
            self.desk.truth.add_money(key, year, "planned", money.status, money.amount)
        if layout.merge_none and all(m.status == "no_budget" for _, m in entry.money):
            return [Cell(layout.none_word, len(entry.money), 1, "center", kind="money")]
        return [self._money_cell(money) for _, money in entry.money]

    def _money_cell(self, money: Money) -> Cell:
        text = money_text(money, self.layout.money_form, self.layout.none_word)
        align = "right" if money.status == "amount" else "center"
        return Cell(text, 1, 1, align, kind="money")  # type: ignore[arg-type]

    def _total_row(self, dimension_no: int | None, entries: Sequence[Entry]) -> Row:
        """A รวม row: counts by type where the layout has them, and the budget of each year."""
        layout, desk = self.layout, self.desk
        label = "รวม" if dimension_no is not None else "รวมทั้งสิ้น"
        bare = layout.dimension == "heading" and layout.mission != "heading"
        if dimension_no is not None and not (bare and desk.rng.random() < 0.5):
            label = f"รวมมิติที่ {dimension_no}"
        cells = self._total_labels(label, dimension_no, entries)
        for year in self.years:
            computed = _sum(entries, year)
            stated = computed
            if layout.wrong_total and computed and desk.rng.random() < 0.2:
                stated = computed + desk.rng.choice((-1000.0, 500.0, 10000.0))
            if computed:
                desk.truth.add_total("plan", dimension_no, "budget", stated, computed, year=year)
            text = money_text(
                Money("amount", stated) if computed else Money("dash"), layout.money_form, ""
            )
            cells.append(Cell(desk.digits(text), 1, 1, "right", True, kind="money"))
        cells += [Cell("") for _ in layout.after]
        return Row(tuple(cells), may_cut=False)

    def _total_labels(
        self, label: str, dimension_no: int | None, entries: Sequence[Entry]
    ) -> list[Cell]:
        """The label and the counts, in two cells where there is room for two."""
        width = len(self.left)
        if self.layout.totals != "count":
            texts = [(label, width)]
        elif width == 1:
            texts = [(f"{label} จำนวน {self._counts(dimension_no, entries)}", 1)]
        else:
            at = self.left.index("title")
            texts = [(label, at)] if at else []
            counts = self._counts(dimension_no, entries)
            texts.append((counts if at else f"{label} จำนวน {counts}", width - at))
        return [
            Cell(self.desk.digits(text), span, 1, "center", True, kind="band")
            for text, span in texts
        ]

    def _counts(self, dimension_no: int | None, entries: Sequence[Entry]) -> str:
        desk, parts = self.desk, []
        words = (("measure", "มาตรการ"), ("activity", "กิจกรรม"), ("project", "โครงการ"))
        for item_type, word in words:
            count = sum(1 for entry in entries if entry.item_type == item_type)
            if not count:
                continue
            stated = count
            if self.layout.wrong_total and desk.rng.random() < 0.15:
                stated += 1
            desk.truth.add_total("plan", dimension_no, "count", stated, count, item_type)
            parts.append(f"{stated} {word}")
        return " ".join(parts)


def _sum(entries: Sequence[Entry], year: int) -> float:
    cells = (money for entry in entries for y, money in entry.money if y == year)
    return sum(money.amount or 0.0 for money in cells)


def _digits(cell: Cell, digits: Callable[[str], str]) -> Cell:
    return Cell(digits(cell.text), cell.col_span, cell.row_span, cell.align, cell.bold, cell.kind)

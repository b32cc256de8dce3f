"""The facts of one fictional plan, before anybody decides how to print them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
FRAMEWORK_LOOKUPS = HERE.parent / "normalize" / "lookups"

ItemType = Literal["project", "activity", "measure", "unspecified"]
MoneyStatus = Literal["amount", "no_budget", "dash", "blank"]

TYPE_WORDS = {"project": "โครงการ", "activity": "กิจกรรม", "measure": "มาตรการ"}

ORGANISATION_TYPES = (
    ("เทศบาลตำบล", "subdistrict_municipality", "นายกเทศมนตรีตำบล", "เทศบาล"),
    ("เทศบาลตำบล", "subdistrict_municipality", "นายกเทศมนตรีตำบล", "เทศบาล"),
    ("องค์การบริหารส่วนตำบล", "subdistrict_administration", "นายกองค์การบริหารส่วนตำบล", "อบต."),
    ("องค์การบริหารส่วนตำบล", "subdistrict_administration", "นายกองค์การบริหารส่วนตำบล", "อบต."),
    ("เทศบาลเมือง", "town_municipality", "นายกเทศมนตรีเมือง", "เทศบาล"),
    ("เทศบาลนคร", "city_municipality", "นายกเทศมนตรีนคร", "เทศบาล"),
)
_FIRST = ("หนอง", "ทุ่ง", "ห้วย", "โนน", "คลอง", "บ้าน", "ท่า", "นา", "ป่า", "วัง")
_LAST = (
    "ใสสะอาด", "แสงเงิน", "พร้อมใจ", "สุขสันต์", "ธารทิพย์", "ร่วมพัฒนา",
    "เพียงพอ", "ดอกแก้ว", "ยิ้มแย้ม", "บัวหลวง", "สัตย์ซื่อ", "ฟ้าใส",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organisation:
    """A municipality nobody has founded, in a district that exists."""

    prefix: str
    name: str
    kind: str
    head: str
    short: str
    district: str
    province: str
    province_code: str

    @property
    def full(self) -> str:
        return self.prefix + self.name

    @property
    def place(self) -> str:
        return f"อำเภอ{self.district} จังหวัด{self.province}"


@dataclass(frozen=True, slots=True)
class Money:
    """What one money cell says."""

    status: MoneyStatus
    amount: float | None = None

    def __post_init__(self) -> None:
        if (self.status == "amount") != (self.amount is not None):
            raise ValueError("an amount is there when, and only when, the status says so")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark over months of the fiscal year; positions 0 (October) to 11 (September)."""

    form: Literal["dot", "tick", "arrow"]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: where it belongs and what is known of it. `fields` are columns of the dataset."""

    dimension_no: int
    mission_no: str
    item_type: ItemType
    title: str
    sub_mission_no: str | None = None
    item_no: int | None = None
    money: tuple[tuple[int, Money], ...] = ()
    marks: tuple[Mark, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    responsible: tuple[str, ...] = ()
    progress: str | None = None


@cache
def lookup(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a CSV lookup."""
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@dataclass(frozen=True, slots=True)
class Framework:
    """Names of dimensions, missions and sub-missions by number."""

    code: str
    dimensions: dict[int, str]
    missions: dict[str, str]
    sub_missions: dict[str, str]

    def missions_of(self, dimension_no: int) -> list[str]:
        if self.code == "ita":
            spans = {1: range(1, 6), 2: range(6, 9), 3: range(9, 11)}
            return [str(no) for no in spans[dimension_no]]
        return [no for no in self.missions if no.startswith(f"{dimension_no}.")]

    def sub_missions_of(self, mission_no: str) -> list[str]:
        return [no for no in self.sub_missions if no.startswith(f"{mission_no}.")]


@cache
def framework(code: str) -> Framework:
    """The framework as the lookup tables name it: the canonical names of the dataset."""

    def names(table: str) -> dict[str, str]:
        rows = lookup(FRAMEWORK_LOOKUPS / f"{table}.csv")
        return {row["no"]: row["name"] for row in rows if row["framework"] == code}

    dimensions = {int(no): name for no, name in names("dimensions").items()}
    return Framework(code, dimensions, names("missions"), names("sub_missions"))


def draw_organisation(rng: random.Random) -> Organisation:
    """A fictional municipality in a real district."""
    prefix, kind, head, short = rng.choice(ORGANISATION_TYPES)
    place = rng.choice(lookup(HERE / "lookups" / "places.csv"))
    name = rng.choice(_FIRST) + rng.choice(_LAST)
    return Organisation(
        prefix, name, kind, head, short, place["district"], place["province"],
        place["province_code"],
    )  # fmt: skip


def draw_titles(
    rng: random.Random, dimension_no: int, org: Organisation, count: int
) -> list[tuple[ItemType, str]]:
    """`count` different titles of one dimension, with their types."""
    bank = [
        row
        for row in lookup(HERE / "lookups" / "titles.csv")
        if row["dimension_no"] == str(dimension_no)
    ]
    chosen = rng.sample(bank, min(count, len(bank)))
    return [
        (row["item_type"], _fill(row["title"], org))  # type: ignore[misc]
        for row in chosen
    ]


def _fill(text: str, org: Organisation) -> str:
    return text.format(org=org.full, name=org.name, short=org.short)


AMOUNTS = (3000, 5000, 8000, 10000, 12000, 15000, 20000, 25000, 30000, 35000, 40000, 50000,
           75000, 80000, 100000, 120000, 150000, 200000, 350000, 1250000)  # fmt: skip


def draw_money(
    rng: random.Random, years: tuple[int, ...], none: MoneyStatus, share: float, satang: bool
) -> tuple[tuple[int, Money], ...]:
    """Money per year; `share` of the items have any, the others print `none`."""
    if rng.random() > share:
        return tuple((year, Money(none)) for year in years)
    base = float(rng.choice(AMOUNTS))
    if satang and rng.random() < 0.3:
        base += rng.choice((0.5, 0.25, 0.75, 150.4))
    cells = []
    for year in years:
        roll = rng.random()
        value = base if roll < 0.75 else float(rng.choice(AMOUNTS))
        empty: MoneyStatus = none if rng.random() < 0.7 else "dash"
        cells.append((year, Money("amount", value) if roll < 0.92 else Money(empty)))
    return tuple(cells)


def draw_units(rng: random.Random) -> tuple[str, ...]:
    """One to three responsible units, or all of them as one entry."""
    if rng.random() < 0.12:
        return ("ทุกสำนัก/กอง",)
    units = [row["unit"] for row in lookup(HERE / "lookups" / "units.csv")]
    return tuple(rng.sample(units, rng.choice((1, 1, 1, 2, 3))))


def draw_mark(rng: random.Random) -> tuple[Mark, ...]:
    """Marks of one schedule row: dots, or one arrow."""
    if rng.random() < 0.5:
        first = rng.choice((0, 0, 0, 2, 3, 5, 6))
        last = 11 if rng.random() < 0.5 else rng.randint(first + 1, 11)
        return (Mark("arrow", first, last),)
    months = sorted(rng.sample(range(12), rng.choice((1, 1, 1, 2, 4))))
    return tuple(Mark("dot", month, month) for month in months)

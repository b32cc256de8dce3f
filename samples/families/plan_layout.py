"""How a plan's budget table is laid out: what is a column, a band or a heading; drawn by seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from samples.families.desk import NUMBER_STYLES

Level = Literal["column", "band", "heading"]
SubLevel = Literal["none", "prefix", "heading", "band", "in_column"]

LEVELS: tuple[tuple[Level, Level], ...] = (
    ("column", "column"),
    ("column", "column"),
    ("heading", "column"),
    ("band", "column"),
    ("heading", "heading"),
    ("heading", "band"),
    ("band", "band"),
)
EXTRA_HEADINGS = {
    "indicator": ("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "ตัวชี้วัด (KPI)"),
    "target": ("เป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)"),
    "responsible": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
    "note": ("หมายเหตุ",),
    "period": ("ระยะเวลาดำเนินการ", "ระยะเวลา"),
    "area": ("พื้นที่ดำเนินการ", "สถานที่ดำเนินการ"),
    "objectives": ("วัตถุประสงค์",),
    "source": ("แหล่งงบประมาณ", "แหล่งที่มาของงบประมาณ"),
}
Restart = Literal["dimension", "mission", "never"]
YearHeader = Literal["over_budget", "under_budget", "flat", "single"]
RESTARTS: tuple[Restart, ...] = ("dimension", "mission", "never")
YEAR_HEADERS: tuple[YearHeader, ...] = (
    "over_budget", "over_budget", "under_budget", "under_budget", "flat",
)  # fmt: skip
TITLE_HEADINGS = (
    "โครงการ/กิจกรรม/มาตรการ", "โครงการ/กิจกรรม/มาตรการ", "โครงการ / กิจกรรม / มาตรการ",
    "มาตรการ/กิจกรรม/โครงการ",
    "โครงการ/กิจกรรม",
    "ชื่อโครงการ/กิจกรรม/มาตรการ",
)  # fmt: skip
NoneStatus = Literal["no_budget", "dash", "blank"]
NONE_STATUSES: tuple[NoneStatus, ...] = ("no_budget", "no_budget", "no_budget", "dash", "blank")
NONE_WORDS = ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ", "ไม่ใช้งบ")


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """The layout of one plan table."""

    dimension: Level
    mission: Level
    sub_mission: SubLevel
    number_column: str | None
    number_style: str
    restart: Restart
    year_header: YearHeader
    year_label: str
    money_form: Literal["plain", "satang", "dash", "baht"]
    none_status: NoneStatus
    none_word: str
    merge_none: bool
    dash_note: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    totals: Literal["none", "budget", "count"]
    grand_total: bool
    wrong_total: bool
    type_heading: str
    landscape: bool


def draw_plan_layout(rng: random.Random, years: int, has_subs: bool) -> PlanLayout:
    """A plan layout drawn from `rng` for a table of so many years."""
    dimension, mission = rng.choice(LEVELS)
    sub: SubLevel = "none"
    if has_subs and rng.random() < 0.6:
        by_level: dict[str, tuple[SubLevel, ...]] = {
            "column": ("prefix", "in_column"),
            "heading": ("heading", "prefix"),
            "band": ("band", "prefix"),
        }
        sub = rng.choice(by_level[mission])
    number_column = rng.choice(("ลำดับ", "ที่", "ลำดับที่")) if rng.random() < 0.3 else None
    extras = _draw_extras(rng, years)
    split = rng.choice((0, 0, len(extras)))
    before = tuple(name for name in extras[:split] if name not in ("note", "responsible", "source"))
    after = tuple(name for name in extras if name not in before)
    none_status = rng.choice(NONE_STATUSES)
    return PlanLayout(
        dimension=dimension,
        mission=mission,
        sub_mission=sub,
        number_column=None if sub == "prefix" else number_column,
        number_style="({})" if sub == "prefix" else rng.choice(NUMBER_STYLES),
        restart="mission" if mission == "heading" else rng.choice(RESTARTS),
        year_header="single" if years == 1 else rng.choice(YEAR_HEADERS),
        year_label=rng.choice(("ปี {}", "{}", "ปี พ.ศ. {}", "พ.ศ. {}", "ปีงบประมาณ พ.ศ. {}")),
        money_form=rng.choice(("plain", "plain", "plain", "satang", "dash", "baht")),
        none_status=none_status,
        none_word=rng.choice(NONE_WORDS),
        merge_none=none_status == "no_budget" and years > 1 and rng.random() < 0.2,
        dash_note=none_status == "dash" and "note" in after and rng.random() < 0.6,
        before=before,
        after=after,
        totals=rng.choice(("none", "budget", "count", "count")),
        grand_total=rng.random() < 0.6,
        wrong_total=rng.random() < 0.4,
        type_heading=rng.choice(TITLE_HEADINGS),
        landscape=years + len(extras) > 3 or dimension == "column" or rng.random() < 0.5,
    )


def _draw_extras(rng: random.Random, years: int) -> list[str]:
    if years >= 4:
        choices = [["note"], [], ["responsible"], ["responsible", "note"]]
        return list(rng.choice(choices))
    extras = rng.sample(["indicator", "target", "objectives"], rng.randint(0, 2))
    extras += rng.sample(["period", "area", "source"], rng.choice((0, 0, 1)))
    extras += rng.sample(["responsible", "note"], rng.randint(0, 2))
    return extras

"""What parsing hands to normalisation: texts bound to meanings, nothing converted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

Section = Literal[
    "plan", "schedule", "results", "fact_sheet", "ita_measures", "ita_follow_up", "summary"
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed. Boxes are (x0, top, x1, bottom), PDF points, origin top left."""

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Text as read, with the places it was read from (one per page or source line).

    `raw` is what the file says; `text` is the reading after repair of the text layer. Line breaks
    are kept as newlines. `confidence` is None without OCR.
    """

    raw: str
    text: str
    places: tuple[Place, ...]
    engine: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """One money cell: the year and kind its column heading states, and what stands in it."""

    fiscal_year_be: int | None
    kind: Literal["planned", "integrated", "agency", "disbursed"]
    span: Span
    unit_baht: float = 1.0
    doubt: str | None = None
    part: str | None = None
    """The printed heading of the part of the money that stands here; None for all of it."""


@dataclass(frozen=True, slots=True)
class MonthMark:
    """One marked month of one item. `year_be` is the calendar year printed above the month."""

    year_be: int
    month: int
    mark: Literal["point", "span"]
    span: Span


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the parser noticed and an analyst should know; becomes a finding."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    place: Place
    raw: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item as one section states it. `fields` maps item columns to the text bound to them.

    `locator` names where it is printed (page, table, row, part) and never depends on its text.
    `missions` holds all missions of a cell that names several; `places` every place it stands on.
    """

    section: Section
    locator: str
    fields: Mapping[str, Span]
    money: tuple[MoneyCell, ...] = ()
    months: tuple[MonthMark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    missions: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RawTotal:
    """A total the document states. `dimension` holds the text that says for what; None: all.

    `mission`: the one mission over the rows above a bare รวม, whose sum it may be. `part`: the one
    part of the money (a source, a quarter) that it adds up.
    """

    section: Section
    dimension: Span | None
    measure: Literal["count", "budget"]
    item_type: Literal["project", "activity", "measure", "unspecified"] | None
    fiscal_year_be: int | None
    span: Span
    unit_baht: float = 1.0
    kind: str | None = None
    mission: Span | None = None
    part: str | None = None


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """One thing a document says of itself: as understood, and where it is printed.

    `span` is None for a fact that follows from the whole document (its framework, its family).
    """

    value: T
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says of itself; None where it does not say. Years are Buddhist Era."""

    title: Fact[str] | None = None
    organisation: Fact[str] | None = None
    organisation_type: Fact[str] | None = None
    district: Fact[str] | None = None
    province: Fact[str] | None = None
    province_code: Fact[str] | None = None
    framework: Fact[str] | None = None
    family: Fact[str] | None = None
    plan_year_from_be: Fact[int] | None = None
    plan_year_to_be: Fact[int] | None = None
    report_year_be: Fact[int] | None = None
    report_months: Fact[int] | None = None
    document_date: Fact[date] | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that parsing read of one document. `left_out`: what it knows and the dataset has no
    column for, such as money that remains. `only_year_be`: the one fiscal year that a report of
    results names."""

    facts: DocumentFacts
    items: tuple[RawItem, ...]
    totals: tuple[RawTotal, ...]
    remarks: tuple[Remark, ...]
    left_out: tuple[Span, ...] = ()
    only_year_be: int | None = None

"""How one column of the dataset is declared: type, meaning in two languages, unit, role.

A table is a frozen dataclass made with `@row_type`; its fields are made with `col`. Everything
else about the table (Arrow types, validation, data dictionary) is derived from that declaration.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import (
    Any,
    ClassVar,
    Literal,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

ColumnType = Literal["string", "integer", "number", "boolean", "date", "strings"]

_BASE_TYPES: dict[Any, ColumnType] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
    tuple[str, ...]: "strings",
}
_METADATA_KEY = "column"
_INT64 = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a table's source code says about a column; name and type come from the annotation."""

    en: str
    th: str
    unit: str | None = None
    key: bool = False
    evidence: bool = False
    references: tuple[str, str] | None = None
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one table.

    `enum` holds the allowed values (empty: any). `evidence`: each non-null value of the column
    has a row in the evidence table. `references`: (table, column) a value must exist in.
    `share`: a number between 0 and 1.
    """

    name: str
    type: ColumnType
    nullable: bool
    enum: tuple[str, ...]
    en: str
    th: str
    unit: str | None
    key: bool
    evidence: bool
    references: tuple[str, str] | None
    share: bool

    def problem(self, value: object) -> str | None:
        """Why `value` may not stand in this column; None when it may."""
        if value is None:
            return None if self.nullable else "is null"
        if not _has_type(self.type, value):
            return f"is not of type {self.type}: {value!r}"
        if self.enum and value not in self.enum:
            return f"is not one of {', '.join(self.enum)}: {value!r}"
        if isinstance(value, int) and not -_INT64 <= value < _INT64:
            return f"does not fit into 64 bits: {value!r}"
        if isinstance(value, (str, tuple)) and not _is_unicode(value):
            return f"holds half a surrogate pair, which is no character: {value!r}"
        if isinstance(value, float) and not math.isfinite(value):
            return f"is not finite: {value!r}"
        if self.share and isinstance(value, (int, float)) and not 0 <= value <= 1:
            return f"is not a share between 0 and 1: {value!r}"
        if isinstance(value, tuple) and not value:
            return "is an empty list; a list with nothing in it is null"
        return None


def _is_unicode(value: str | tuple[str, ...]) -> bool:
    text = value if isinstance(value, str) else "".join(value)
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def _has_type(kind: ColumnType, value: object) -> bool:
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "strings":
        return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    expected = {"string": str, "boolean": bool, "date": date}[kind]
    return isinstance(value, expected)


class Row:
    """A row of the dataset: every value is of its column's type, or the row does not exist."""

    __slots__ = ()
    table_name: ClassVar[str]

    def __post_init__(self) -> None:
        for declared in columns_of(type(self)):
            why = declared.problem(getattr(self, declared.name))
            if why is not None:
                raise ValueError(f"{self.table_name}.{declared.name} {why}")


R = TypeVar("R", bound=Row)


def col(
    en: str,
    th: str,
    *,
    unit: str | None = None,
    key: bool = False,
    evidence: bool = False,
    references: tuple[str, str] | None = None,
    share: bool = False,
    **default: Any,
) -> Any:
    """Declare a column; pass `default=None` for one that may be null."""
    declared = Declared(
        en=en,
        th=th,
        unit=unit,
        key=key,
        evidence=evidence,
        references=references,
        share=share,
    )
    return field(metadata={_METADATA_KEY: declared}, **default)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(col,))
def row_type(name: str) -> Callable[[type[R]], type[R]]:
    """Make a class a table's row type: frozen, slotted, keyword-only, with `table_name`."""

    def decorate(cls: type[R]) -> type[R]:
        cls.table_name = name
        return dataclass(frozen=True, slots=True, kw_only=True)(cls)

    return decorate


_CACHE: dict[type, tuple[Column, ...]] = {}


def columns_of(kind: type) -> tuple[Column, ...]:
    """The columns of a row type, in the order of the files."""
    if kind not in _CACHE:
        hints = get_type_hints(kind)
        _CACHE[kind] = tuple(
            _column(f.name, hints[f.name], f.metadata[_METADATA_KEY]) for f in fields(kind)
        )
    return _CACHE[kind]


def _column(name: str, hint: Any, declared: Declared) -> Column:
    nullable = get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
    if nullable:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    enum = tuple(get_args(hint)) if get_origin(hint) is Literal else ()
    return Column(
        name=name,
        type="string" if enum else _BASE_TYPES[hint],
        nullable=nullable,
        enum=enum,
        en=declared.en,
        th=declared.th,
        unit=declared.unit,
        key=declared.key,
        evidence=declared.evidence,
        references=declared.references,
        share=declared.share,
    )

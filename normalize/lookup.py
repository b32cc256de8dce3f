"""Reads the lookup tables in `normalize/lookups/`, once per process."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """All rows of `lookups/<name>.csv` as read-only mappings from column to text."""
    text = (files("normalize") / "lookups" / f"{name}.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text), strict=True)
    return tuple(MappingProxyType({k: v or "" for k, v in row.items()}) for row in reader)

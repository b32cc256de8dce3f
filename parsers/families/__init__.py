"""Document families: one file of declarations each, found without a registry."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from parsers.families.contract import TableFamily


@cache
def table_families() -> tuple[TableFamily, ...]:
    """Every `FAMILY` declared in a module of this package, in order of precedence."""
    found: list[TableFamily] = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        family = getattr(importlib.import_module(f"{__name__}.{module.name}"), "FAMILY", None)
        if isinstance(family, TableFamily):
            found.append(family)
    return tuple(sorted(found, key=lambda f: (-f.precedence, f.section)))


def claim(roles: frozenset[str], document_family: str) -> TableFamily | None:
    """The one family that may read a table with these column roles; None: no item table. What the
    table has a column of its own for, no other column is taken for."""
    family = next((f for f in table_families() if f.claims(roles, document_family)), None)
    if family is None or not roles & set(family.rename.values()):
        return family
    renamed = {role: to for role, to in family.rename.items() if to not in roles}
    return replace(family, rename=renamed)

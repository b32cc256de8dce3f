"""What a family of item tables declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from normalize.raw import Section


@dataclass(frozen=True, slots=True)
class TableFamily:
    """One kind of item table.

    `needs`: roles its heading must have; `one_of`: at least one of these, unless empty;
    `without`: roles that rule it out; `documents`: document families it stands in (empty: any).
    `rename`: column roles that mean another thing in this family. `precedence`: highest first.
    """

    section: Section
    needs: frozenset[str]
    one_of: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    rename: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    precedence: int = 0
    lists_items_in_a_cell: bool = True

    def claims(self, roles: frozenset[str], document_family: str) -> bool:
        if self.documents and document_family not in self.documents:
            return False
        if not self.needs <= roles or self.without & roles:
            return False
        return not self.one_of or bool(self.one_of & roles)

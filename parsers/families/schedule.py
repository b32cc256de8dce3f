"""Gantt tables: months across, a dot or an arrow for every item."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="schedule",
    needs=frozenset({"title", "month"}),
    precedence=50,
)

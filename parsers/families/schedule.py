"""Gantt tables: months or quarters (ไตรมาส) across, a dot or an arrow for every item."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="schedule",
    needs=frozenset({"title"}),
    one_of=frozenset({"month", "quarter"}),
    precedence=50,
)

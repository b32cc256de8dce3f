"""ITA follow-up: what the assessment found wanting, and what is done about it."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="ita_follow_up",
    needs=frozenset({"issue", "title"}),
    without=frozenset({"month", "quarter"}),
    rename={"indicator": "mission"},
    precedence=40,
    lists_items_in_a_cell=False,
)

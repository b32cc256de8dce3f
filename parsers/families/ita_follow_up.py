"""ITA follow-up: what the assessment found wanting, and what has become of it."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="ita_follow_up",
    needs=frozenset({"issue", "title"}),
    one_of=frozenset({"follow_up", "progress", "progress_flag", "result", "outcome"}),
    without=frozenset({"month", "quarter"}),
    rename={"indicator": "mission"},
    precedence=40,
    lists_items_in_a_cell=False,
)

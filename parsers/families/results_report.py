"""Results reports (รายงานผล): what came of the items, the money spent, the state they are in."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="results",
    needs=frozenset({"title"}),
    one_of=frozenset({"result", "progress", "progress_flag", "plan_or_result"}),
    without=frozenset({"month", "quarter", "issue"}),
    precedence=20,
)

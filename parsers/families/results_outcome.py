"""Results reports that state outcomes (ผลลัพธ์) or what was spent only; in a plan such a column says
what is hoped, or what the year before came to."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="results",
    needs=frozenset({"title"}),
    one_of=frozenset({"outcome", "disbursed"}),
    without=frozenset({"month", "quarter", "issue"}),
    documents=frozenset({"results_report"}),
    precedence=20,
)

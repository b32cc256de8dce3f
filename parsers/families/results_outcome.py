"""Results reports that state outcomes (ผลลัพธ์) only; in a plan that column says what is hoped."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="results",
    needs=frozenset({"title", "outcome"}),
    without=frozenset({"month", "quarter", "issue"}),
    documents=frozenset({"results_report"}),
    precedence=20,
)

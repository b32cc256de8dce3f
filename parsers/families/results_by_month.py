"""Results reports that mark the months in which items were carried out, beside what came of them or
what was spent. Months alone are a schedule, in a report as in a plan."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="results",
    needs=frozenset({"title", "month"}),
    one_of=frozenset({"result", "progress", "progress_flag", "disbursed"}),
    without=frozenset({"issue"}),
    documents=frozenset({"results_report"}),
    precedence=60,
)

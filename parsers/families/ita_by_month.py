"""ITA measures that mark the months in which they are carried out, beside what is done or which
indicator they are for. Months alone are a schedule, in an ITA report as in a plan."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="ita_measures",
    needs=frozenset({"title", "month"}),
    one_of=frozenset(
        {"indicator", "mission", "approach", "result", "outcome", "progress", "issue"}
    ),
    documents=frozenset({"ita_measures_report", "ita_follow_up"}),
    rename={"indicator": "mission"},
    precedence=60,
    lists_items_in_a_cell=False,
)

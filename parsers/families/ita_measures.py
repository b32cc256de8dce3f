"""ITA measures: what is done for each of the ten indicators, and with what result."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="ita_measures",
    needs=frozenset({"title"}),
    one_of=frozenset(
        {
            "approach",
            "result",
            "responsible",
            "outcome",
            "progress",
            "follow_up",
            "indicator",
            "period",
        }
    ),
    without=frozenset({"month", "quarter"}),
    documents=frozenset({"ita_measures_report", "ita_follow_up"}),
    rename={"indicator": "mission"},
    precedence=30,
    lists_items_in_a_cell=False,
)

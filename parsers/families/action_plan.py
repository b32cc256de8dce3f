"""Action plans (แผนปฏิบัติการป้องกันการทุจริต): items with planned money by fiscal year."""

from parsers.families.contract import TableFamily

FAMILY = TableFamily(
    section="plan",
    needs=frozenset({"title"}),
    one_of=frozenset(
        {"money", "indicator", "target", "responsible", "period", "mission", "dimension", "number"}
    ),
    without=frozenset({"month", "quarter", "result", "page_number"}),
    precedence=10,
)

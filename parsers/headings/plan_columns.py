"""Money headed by what it is of alone: "แผน (บาท)" ("plan (baht)") beside "ผลการเบิกจ่าย (บาท)", or
beside "ผล (บาท)" ("result (baht)").
"""

from __future__ import annotations

from dataclasses import replace

import regex

from normalize.amounts import LARGE, baht_per
from normalize.thai_text import squeeze
from parsers.headings.columns import Column, MoneyKind, surely_spent

_UNIT = rf"(?:หน่วย)?(?:{LARGE})?บาท"
_PLAN = regex.compile(rf"(?:ตาม)?แผน(?:งาน)?{_UNIT}")
_RESULT = regex.compile(rf"(?:ตาม)?ผล{_UNIT}")


def with_plan_amounts(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, the one of the plan that counts baht told as money planned where what was spent
    stands right beside it and no other column is money; "ผล (บาท)" beside it as money spent."""
    plans = [c for c in columns if c.role == "unbound" and _PLAN.fullmatch(squeeze(c.heading))]
    others = [c for c in columns if c.role == "money"]
    if len(plans) != 1 or len(others) > 1:
        return columns
    plan = plans[0]
    spent = others or [
        c for c in columns if c.role == "unbound" and _RESULT.fullmatch(squeeze(c.heading))
    ]
    if len(spent) != 1 or abs(spent[0].index - plan.index) != 1:
        return columns
    if others and not (spent[0].kind == "disbursed" and surely_spent(spent[0].heading)):
        return columns
    return tuple(
        _as_money(c, "planned")
        if c is plan
        else _as_money(c, "disbursed")
        if c in spent and not others
        else c
        for c in columns
    )


def _as_money(column: Column, kind: MoneyKind) -> Column:
    return replace(column, role="money", kind=kind, unit_baht=baht_per(squeeze(column.heading)))

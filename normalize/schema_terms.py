"""The words the schema is written in: enumerations, units, its version."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION = "1.0.0"

SourceKind = Literal["pdf_text", "pdf_scan", "pdf_mixed", "text"]
Family = Literal["action_plan", "results_report", "ita_measures_report", "ita_follow_up", "unknown"]
OrganisationType = Literal[
    "subdistrict_administration",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
    "provincial_administration",
    "special",
]
Framework = Literal["nacc_2561", "nacc_2566", "ita"]
Status = Literal["ok", "partial", "failed"]
ItemType = Literal["project", "activity", "measure", "unspecified"]
Progress = Literal["completed", "in_progress", "not_possible"]
MoneyKind = Literal["planned", "integrated", "agency", "disbursed"]
MoneyStatus = Literal["amount", "no_budget", "dash", "blank", "unreadable"]
MonthMarkKind = Literal["point", "span"]
Measure = Literal["count", "budget"]
EvidenceTable = Literal["items", "budgets", "schedule", "totals", "documents"]
Severity = Literal["info", "warning", "error"]

BE_YEAR = "Buddhist Era year"
BAHT = "baht"
POINTS = "PDF points from the top left of the page"
SHARE = "share 0–1"

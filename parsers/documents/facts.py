"""What a document says of itself: title, owner, place, framework, family, years and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.frameworks import detect_framework, framework_of_years
from normalize.localities import snap_province
from normalize.organisations import organisation
from normalize.raw import DocumentFacts, Fact, Place, Remark
from parsers.documents.passages import Passage, passages_of
from parsers.documents.period import (
    find_document_date,
    find_family,
    find_plan_years,
    find_report_months,
    find_report_year,
)
from parsers.documents.places import (
    Address,
    Owner,
    find_addresses,
    find_owner,
    find_places,
    named_organisations,
    official_place,
)
from parsers.documents.remarks import foreign_remarks, snapped_remarks, template_remarks
from parsers.documents.title import find_memo, find_title
from parsers.model import PageContent


def find_document_facts(contents: Sequence[PageContent]) -> DocumentFacts:
    """The facts of the `documents` row, each with where it is printed; None where it is not."""
    passages = passages_of(contents)
    memo = find_memo(passages)
    title = find_title(passages, memo)
    family = find_family(passages, title, memo)
    years = find_plan_years(passages, title, family)
    report_year = find_report_year(passages, title, memo, family)
    framework = _framework(passages, family, years, report_year)
    return _with_owner(
        passages,
        DocumentFacts(
            title=title,
            framework=Fact(framework) if framework is not None else None,
            family=Fact(family),
            plan_year_from_be=years[0] if years is not None else None,
            plan_year_to_be=years[1] if years is not None else None,
            report_year_be=report_year,
            report_months=find_report_months(passages, title, memo, family),
            document_date=find_document_date(passages, memo, family),
        ),
    )


def _framework(
    passages: Sequence[Passage],
    family: str,
    years: tuple[Fact[int], Fact[int]] | None,
    report_year: Fact[int] | None,
) -> str | None:
    if family in ("ita_measures_report", "ita_follow_up"):
        return "ita"
    if years is not None:
        span = range(years[0].value, years[1].value + 1)
    else:
        span = range(report_year.value, report_year.value + 1) if report_year else range(0)
    found = detect_framework((p.text for p in passages), span)
    if found is None and family in ("action_plan", "results_report"):
        return framework_of_years(span)
    return found


def _with_owner(passages: Sequence[Passage], facts: DocumentFacts) -> DocumentFacts:
    named = named_organisations(passages)
    owner = find_owner(passages, named)
    addresses = find_addresses(passages)
    district, province = find_places(addresses, owner)
    official = None
    if owner is not None:
        place = owner.organisation.place
        if province is not None:
            place = official_place(owner, province[0].code, district[0].name if district else None)
        official = organisation(owner.organisation.type, place)
        owner = Owner(official, owner.first, owner.spellings)
    own = _own_addresses(addresses, province[0].code if province else None)
    remarks = (
        *_missing_years(facts),
        *foreign_remarks(named, owner),
        *template_remarks(passages),
        *snapped_remarks(
            named,
            owner,
            official,
            own,
            district[0] if district else None,
            province[0] if province else None,
        ),
    )
    span = owner.first.passage.span if owner is not None else None
    return DocumentFacts(
        title=facts.title,
        organisation=Fact(official.name, span) if official is not None else None,
        organisation_type=Fact(official.type, span) if official is not None else None,
        district=Fact(district[0].name, district[1].passage.span) if district else None,
        province=Fact(province[0].name, province[1].passage.span) if province else None,
        province_code=Fact(province[0].code, province[1].passage.span) if province else None,
        framework=facts.framework,
        family=facts.family,
        plan_year_from_be=facts.plan_year_from_be,
        plan_year_to_be=facts.plan_year_to_be,
        report_year_be=facts.report_year_be,
        report_months=facts.report_months,
        document_date=facts.document_date,
        remarks=remarks,
    )


def _missing_years(facts: DocumentFacts) -> Iterator[Remark]:
    """A plan or report that names no year a reader could make out."""
    family = facts.family.value if facts.family is not None else "unknown"
    needs_plan = family == "action_plan" and facts.plan_year_from_be is None
    needs_report = family not in ("action_plan", "unknown") and facts.report_year_be is None
    if needs_plan or needs_report:
        span = facts.title.span if facts.title is not None else None
        what = "plan years" if needs_plan else "year reported on"
        yield Remark(
            "year_unreadable",
            "warning",
            f"the document's {what} could not be read",
            span.places[0] if span is not None else Place(),
            raw=span.text if span is not None else None,
        )


def _own_addresses(addresses: Sequence[Address], code: str | None) -> tuple[Address, ...]:
    """Addresses of the owner, not of others that the text names."""
    kept = []
    for address in addresses:
        snap = snap_province(address.province)
        if snap is not None and snap.code == code:
            kept.append(address)
    return tuple(kept)


def plan_years_of(facts: DocumentFacts) -> tuple[int, int] | None:
    """The first and last year a plan is of."""
    first, last = facts.plan_year_from_be, facts.plan_year_to_be
    return None if first is None or last is None else (first.value, last.value)


def fiscal_year_of(facts: DocumentFacts) -> int | None:
    """The one fiscal year of a document that is about a single year."""
    first, last = facts.plan_year_from_be, facts.plan_year_to_be
    if first is not None and last is not None and first.value == last.value:
        return first.value
    return facts.report_year_be.value if facts.report_year_be is not None else None

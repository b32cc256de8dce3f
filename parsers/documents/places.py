"""Whose document it is: the organisation, its district and its province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from normalize.localities import (
    PlaceName,
    confirmed_district,
    provinces,
    snap_province,
    snap_subdistrict,
    spelling_distance,
)
from normalize.organisations import (
    LETTER,
    Mention,
    Organisation,
    OrganisationType,
    closed_names,
    cut_name,
    find_mentions,
    organisation,
    same_place,
)
from normalize.thai_text import clean
from parsers.documents.passages import Passage, line_below

_COVER, _COVER_WEIGHT = 40, 5  # passages that name the document's owner, and what they count
_MARKS = regex.compile("[ะ-ฺเ-๎]")
_ADDRESS = regex.compile(
    rf"(?:อำเภอ|(?<![{LETTER}])อ\s?\.)\s*(?P<district>[{LETTER}]{{1,24}}?)[\s,.]*"
    rf"(?:จังหวัด|(?<![{LETTER}])จ\s?\.)\s*(?P<province>[{LETTER}]{{3,40}})"
)
_PROVINCE = regex.compile(rf"จังหวัด\s?(?P<province>[{LETTER}]{{3,40}})")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation named in a passage; `start` is where its type word stands in the text."""

    type: OrganisationType
    place: str
    passage: Passage
    raw: str
    start: int

    def __post_init__(self) -> None:
        if not self.place:
            raise ValueError("a named organisation has a place")


@dataclass(frozen=True, slots=True)
class Address:
    """District and province as printed together; the district may be missing."""

    district: str | None
    province: str
    passage: Passage
    weight: int


@dataclass(frozen=True, slots=True)
class Owner:
    """The organisation the document is of, and the spellings of its place that were printed."""

    organisation: Organisation
    first: Named
    spellings: tuple[str, ...]


def named_organisations(passages: Sequence[Passage]) -> tuple[Named, ...]:
    """Every organisation named, in reading order; names cut by a line's end are joined."""
    counted = closed_names(p.text for p in passages)
    often = max(counted.values(), default=0)
    known = {name for (_type, name), count in counted.items() if count >= 2 or often <= 2}
    return tuple(
        named
        for index, passage in enumerate(passages)
        for named in _named_in(passage, line_below(passages, index), known)
    )


def _named_in(passage: Passage, following: str, known: set[str]) -> Iterator[Named]:
    text = passage.text
    for mention in find_mentions(text):
        place = _place_over_spaces(mention, text, known) or _place(mention, known)
        cut_off = mention.run_start + len(mention.run) >= len(text.rstrip())
        if following and cut_off and mention.type != "special" and place not in known:
            place = _place_over_two_lines(mention, text, following, known) or place
        if place:
            end = min(len(text), mention.run_start + len(place))
            yield Named(mention.type, place, passage, text[mention.start : end], mention.start)


def _place(mention: Mention, known: set[str]) -> str:
    return mention.run if mention.type == "special" else cut_name(mention.run, known)


def _place_over_spaces(mention: Mention, text: str, known: set[str]) -> str | None:
    """A known name that a narrow column broke: "เทศบาลตำบลเกาะ พะงัน"."""
    if not mention.run or mention.type == "special":
        return None
    joined = regex.sub(r"\s+", "", text[mention.run_start : mention.run_start + 40])
    fits = [n for n in known if n.startswith(mention.run) and joined.startswith(n)]
    return max(fits, key=len) if fits else None


def _place_over_two_lines(
    mention: Mention, text: str, following: str, known: set[str]
) -> str | None:
    joined = find_mentions(clean(f"{text[mention.start :]}\n{following[:40]}"))
    if not joined or not joined[0].run.startswith(mention.run):
        return None
    fits = [name for name in known if joined[0].run.startswith(name)]
    return max(fits, key=len) if fits else None


def find_owner(passages: Sequence[Passage], named: Sequence[Named]) -> Owner | None:
    """The organisation named most, the cover and memo counting most; OCR spellings count as one."""
    cover = {id(p) for p in list(passages)[:_COVER]}
    votes: Counter[tuple[OrganisationType, str]] = Counter()
    for one in named:
        if one.type != "special" or id(one.passage) in cover:
            votes[(one.type, one.place)] += _COVER_WEIGHT if id(one.passage) in cover else 1
    if not votes:
        return None
    _join_cut_names(votes, named)
    totals = {key: sum(n for other, n in votes.items() if _one_owner(key, other)) for key in votes}
    first = {(n.type, n.place): -i for i, n in reversed(list(enumerate(named)))}
    kind, place = max(
        votes,
        key=lambda key: (totals[key], votes[key], -_spread(key, votes), first.get(key, 0), key),
    )
    own = [n for n in named if _one_owner((kind, place), (n.type, n.place))]
    spellings = Counter(n.place for n in own)
    ordered = tuple(name for name, _ in spellings.most_common())
    return Owner(organisation(kind, place), own[0], ordered)


def _join_cut_names(votes: Counter[tuple[OrganisationType, str]], named: Sequence[Named]) -> None:
    """A name that only ever stands at the end of a line, and starts a longer one that is printed
    whole elsewhere, is that longer name cut short."""
    for kind, place in list(votes):
        cut = [n for n in named if (n.type, n.place) == (kind, place)]
        if not all(n.passage.text.rstrip().endswith(place) for n in cut):
            continue
        longer = [p for k, p in votes if k == kind and p != place and p.startswith(place)]
        best = max(longer, key=lambda p: votes[(kind, p)], default=None)
        if best is not None and votes[(kind, best)] >= votes[(kind, place)]:
            votes[(kind, best)] += votes.pop((kind, place))


def _spread(key: tuple[str, str], votes: Counter[tuple[OrganisationType, str]]) -> float:
    """How far all spellings of this owner lie from this one; the middle one is likest the truth."""
    return sum(
        count * spelling_distance(key[1], other[1])
        for other, count in votes.items()
        if _one_owner(key, other)
    )


def _one_owner(left: tuple[str, str], right: tuple[str, str]) -> bool:
    return left[0] == right[0] and same_place(left[1], right[1])


def find_addresses(passages: Sequence[Passage]) -> tuple[Address, ...]:
    """Every "อำเภอ … จังหวัด …" (district, province) printed, also over two lines."""
    found: list[Address] = []
    prose = [p for p in passages if not p.is_cell]
    for index, passage in enumerate(prose):
        weight = _COVER_WEIGHT if index < _COVER else 1
        follow = prose[index + 1].text if index + 1 < len(prose) else ""
        matches = _addresses_over(passage.text, follow)
        for match in matches:
            name = _province_prefix(match["province"])
            found.append(Address(match["district"], name, passage, weight))
        if not matches:
            for match in _PROVINCE.finditer(passage.text):
                province = _province_prefix(match["province"])
                if province in provinces():
                    found.append(Address(None, province, passage, weight))
    return tuple(found)


def _addresses_over(text: str, following: str) -> list[regex.Match[str]]:
    """Addresses that start in `text`; a name the line's end cut ("อำเภอท่า / ศาลา") is joined."""
    for joiner in (" ", ""):
        joined = f"{text}{joiner}{following}"
        matches = [m for m in _ADDRESS.finditer(joined) if m.start() < len(text)]
        if matches:
            return matches
    return []


def _province_prefix(run: str) -> str:
    """The province at the start of a run of letters that may hold more."""
    fits = [name for name in provinces() if run.startswith(name)]
    return max(fits, key=len) if fits else run[:16]


def find_places(
    addresses: Sequence[Address], owner: Owner | None
) -> tuple[tuple[PlaceName, Address] | None, tuple[PlaceName, Address] | None]:
    """(district, province) of the owner, each with where it is printed; exact spellings first."""
    province = _best_province(addresses)
    if province is None:
        return None, None
    code = province[0].code
    place = owner.organisation.place if owner is not None else None
    votes: dict[str, float] = {}
    first: dict[str, tuple[PlaceName, Address]] = {}
    for address in addresses:
        if address.district is None or _code_of(address) not in (code, None):
            continue
        snap = confirmed_district(address.district, code, place)
        if snap is None:
            continue
        votes[snap.name] = votes.get(snap.name, 0) + address.weight * (3 if snap.sure else 1)
        kept = first.get(snap.name)
        if kept is None or (snap.sure and not snap.mended and kept[0].mended):
            first[snap.name] = (snap, address)
    if not votes:
        return None, province
    return first[max(votes, key=lambda name: votes[name])], province


def _code_of(address: Address) -> str | None:
    snap = snap_province(address.province)
    return snap.code if snap is not None else None


def _best_province(addresses: Sequence[Address]) -> tuple[PlaceName, Address] | None:
    votes: Counter[str] = Counter()
    first: dict[str, tuple[PlaceName, Address]] = {}
    for address in addresses:
        snap = snap_province(address.province)
        if snap is None:
            continue
        with_district = 3 if address.district is not None else 1
        votes[snap.name] += address.weight * with_district * (3 if snap.sure else 1)
        kept = first.get(snap.name)
        if kept is None or (snap.sure and not kept[0].sure):
            first[snap.name] = (snap, address)
    return first[max(votes, key=lambda name: votes[name])] if votes else None


def official_place(owner: Owner, province_code: str, district: str | None) -> str:
    """The owner's place spelt as the gazetteer has it, where its spellings settle that. A text
    layer loses marks, but names no other letter: an office may be called otherwise than its
    subdistrict."""
    kind, place = owner.organisation.type, owner.organisation.place
    if kind not in ("subdistrict_administration", "subdistrict_municipality"):
        return place
    official = snap_subdistrict(owner.spellings, province_code, district) or place
    other = _MARKS.sub("", official) != _MARKS.sub("", place)
    return place if other and owner.first.passage.engine == "pdf" else official

"""Printed place names → the official gazetteer: provinces, districts, subdistricts.

Takes cleaned text. A name that is not spelt like the gazetteer's is snapped to the nearest one
only inside a list that context has closed (the districts of a province), and is never `sure`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex
from rapidfuzz.distance import Levenshtein

from normalize import lookup

_TONES = regex.compile("[\u0e47-\u0e4c]")
_SPACE = regex.compile(r"\s+")
_PROVINCE_WORD = regex.compile(r"^(?:จังหวัด|จ\.)\s*")
_DISTRICT_WORD = regex.compile(r"^(?:อำเภอ|กิ่งอำเภอ|อ\.|เขต)\s*")
BANGKOK = "กรุงเทพมหานคร"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """An official name; `code` is the province's ISO 3166-2 code (TH-51).

    `sure`: spelt exactly so, or confirmed by another printed name. `raw` is what was printed.
    """

    name: str
    code: str
    raw: str
    sure: bool

    def __post_init__(self) -> None:
        if not self.code.startswith("TH-"):
            raise ValueError(f"not a Thai province code: {self.code}")

    @property
    def mended(self) -> bool:
        """True when the printed spelling is not the official one."""
        return bool(_SPACE.sub("", self.raw) != self.name)


@cache
def provinces() -> dict[str, str]:
    """Name → ISO code of the 77 provinces."""
    return {row["name"]: row["code"] for row in lookup.rows("provinces")}


@cache
def districts(province_code: str | None = None) -> tuple[tuple[str, str], ...]:
    """(name, province code) of the districts of one province or of all 928."""
    rows = lookup.rows("districts")
    return tuple(
        (row["name"], row["province_code"])
        for row in rows
        if province_code in (None, row["province_code"])
    )


@cache
def _subdistrict_rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (row["province_code"], row["district"], tuple(row["names"].split("|")))
        for row in lookup.rows("subdistricts")
    )


@cache
def subdistricts(province_code: str, district: str | None = None) -> frozenset[str]:
    """Names of the subdistricts (ตำบล) of a province or of one of its districts."""
    return frozenset(
        name
        for code, home, names in _subdistrict_rows()
        if code == province_code and district in (None, home)
        for name in names
    )


@cache
def subdistrict_names() -> frozenset[str]:
    """Every subdistrict name in the country."""
    return frozenset(name for _, _, names in _subdistrict_rows() for name in names)


def spelling_distance(left: str, right: str) -> float:
    """Edits between two spellings; a tone mark counts a quarter (OCR loses them)."""
    a, b = _SPACE.sub("", left), _SPACE.sub("", right)
    bare = Levenshtein.distance(_TONES.sub("", a), _TONES.sub("", b))
    full = Levenshtein.distance(a, b)
    return bare + 0.25 * max(0, full - bare)


def _allowed(name: str, text: str) -> float:
    return 1.25 if min(len(name), len(text)) < 7 else 2.25


def nearest(text: str, names: Iterable[str], *, allowed: float | None = None) -> str | None:
    """The one name spelt most like `text`; None when none is near or two are equally near."""
    key = _SPACE.sub("", text)
    if not key:
        return None
    ranked = sorted({(spelling_distance(key, name), name) for name in names})
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < 0.2):
        return None
    distance, best = ranked[0]
    limit = _allowed(best, key) if allowed is None else allowed
    return best if distance <= limit else None


def snap_province(text: str) -> PlaceName | None:
    """A province from its printed name, with or without จังหวัด; None when none is near."""
    raw = _PROVINCE_WORD.sub("", text.strip()).strip(" .,")
    key = _SPACE.sub("", raw)
    if key in ("กรุงเทพ", "กรุงเทพฯ", "กทม", "กทม."):
        key = BANGKOK
    if key in provinces():
        return PlaceName(key, provinces()[key], raw, True)
    if len(key) < 3:
        return None
    best = nearest(key, provinces(), allowed=max(1.0, 0.26 * len(key)))
    return PlaceName(best, provinces()[best], raw, False) if best else None


def snap_district(text: str, province_code: str | None = None) -> PlaceName | None:
    """A district from its printed name (อำเภอสี → ลี้ in ลำพูน); without a province exact only.

    The district of a province's capital may be printed as เมือง alone.
    """
    raw = _DISTRICT_WORD.sub("", text.strip()).strip(" .,")
    key = _SPACE.sub("", raw)
    if not key:
        return None
    known = districts(province_code)
    exact = [(name, code) for name, code in known if name == key]
    if len(exact) == 1:
        return PlaceName(exact[0][0], exact[0][1], raw, True)
    if province_code is None:
        return None
    capital = [name for name, _ in known if name.startswith("เมือง") and key == "เมือง"]
    best = capital[0] if len(capital) == 1 else nearest(key, (name for name, _ in known))
    return PlaceName(best, province_code, raw, bool(capital)) if best else None


def snap_subdistrict(
    spellings: Iterable[str], province_code: str, district: str | None
) -> str | None:
    """The subdistrict all spellings of one name stand for; None unless one is spelt nearly so.

    Only the spellings of a single document belong together: พะวงาด and พะวงด are both พะงาด.
    """
    keys = [str(_SPACE.sub("", s)) for s in spellings]
    names = subdistricts(province_code, district)
    exact = [key for key in keys if key in names]
    if exact:
        return exact[0]
    near = {nearest(key, names, allowed=1.25) for key in keys if len(key) >= 3} - {None}
    if len(near) != 1:
        return None
    best = near.pop()
    if best is None or any(spelling_distance(key, best) > 2.5 for key in keys):
        return None
    return best


def district_of(place: str, province_code: str) -> str | None:
    """The one district of a province that has a subdistrict of this name."""
    homes = [
        d for code, d, names in _subdistrict_rows() if code == province_code and place in names
    ]
    return homes[0] if len(homes) == 1 else None


def confirmed_district(text: str, province_code: str, place: str | None) -> PlaceName | None:
    """The district printed as `text`, made sure by a subdistrict `place` that lies in it.

    With a place that only one district of the province has, even a badly read name is settled
    when it is at all near (อำเภอสี, place ก้อ → ลี้).
    """
    snap = snap_district(text, province_code)
    home = district_of(place, province_code) if place else None
    if snap is not None and (snap.sure or home is None or home == snap.name):
        sure = snap.sure or (home is not None and home == snap.name)
        return PlaceName(snap.name, province_code, snap.raw, sure)
    raw = _DISTRICT_WORD.sub("", text.strip()).strip(" .,")
    if home is not None and spelling_distance(raw, home) <= 0.67 * len(home):
        return PlaceName(home, province_code, raw, False)
    return snap

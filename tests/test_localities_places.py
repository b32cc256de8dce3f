"""Place names and organisations: exact, misread, and not there at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from normalize.localities import (
    districts,
    provinces,
    snap_district,
    snap_province,
    snap_subdistrict,
    subdistricts,
)
from normalize.organisations import parse_organisation

ROOT = Path(__file__).resolve().parents[1]
GAZETTEER = Path(os.environ.get("PHAEN_GAZETTEER", ROOT / ".." / "shared" / "gazetteer"))


@pytest.mark.parametrize(
    ("text", "code", "sure"),
    [
        ("จังหวัดลำพูน", "TH-51", True),
        ("จ.บึงกาฬ", "TH-38", True),
        ("บึงกาพ", "TH-38", False),
        ("นคร ราชสีมา", "TH-30", True),
        ("กทม.", "TH-10", True),
        ("สมมติบุรี", None, None),
        ("", None, None),
    ],
)
def test_snap_province(text: str, code: str | None, sure: bool | None) -> None:
    snap = snap_province(text)
    assert (snap.code, snap.sure) == (code, sure) if snap else code is None


@pytest.mark.parametrize(
    ("text", "code", "name", "sure"),
    [
        ("อำเภอลี้", "TH-51", "ลี้", True),
        ("อำเภอสี", "TH-51", "ลี้", False),
        ("เขกา", "TH-38", "เซกา", False),
        ("อ.เมือง", "TH-51", "เมืองลำพูน", True),
        ("ลี้", None, "ลี้", True),
        ("เขกา", None, None, None),
        ("ดอนสมมติ", "TH-51", None, None),
    ],
)
def test_snap_district(text: str, code: str | None, name: str | None, sure: bool | None) -> None:
    snap = snap_district(text, code)
    assert (snap.name, snap.sure) == (name, sure) if snap else name is None


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (["พะวงาด", "พะวงด"], "พะงาด"),
        (["พะวงด", "พะงาด"], "พะงาด"),
        (["พะวงด"], None),
        (["ทุ่งสมมติ"], None),
    ],
)
def test_spellings_of_one_document_settle_a_subdistrict(
    spellings: list[str], name: str | None
) -> None:
    assert snap_subdistrict(spellings, "TH-30", "ขามสะแกแสง") == name


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("เทศบาลตำบลตำบลป่าไผ่ อำเภอลี้", "เทศบาลตำบลป่าไผ่", "subdistrict_municipality"),
        ("อบต.ท่าศาลา ให้มี", "องค์การบริหารส่วนตำบลท่าศาลา", "subdistrict_administration"),
        ("เทศบาลตำบลควนธานีให้บริการ", "เทศบาลตำบลควนธานี", "subdistrict_municipality"),
        ("เทศบาลเมืองปากพนังได้จัดทำ", "เทศบาลเมืองปากพนัง", "town_municipality"),
        ("เทศบาลนครเชียงใหม่", "เทศบาลนครเชียงใหม่", "city_municipality"),
        ("เทศบาลเมืองสุไหงโก-ลกได้จัดทำ", "เทศบาลเมืองสุไหงโก-ลก", "town_municipality"),
        ("อบต.แป-ระ อำเภอท่าแพ", "องค์การบริหารส่วนตำบลแป-ระ", "subdistrict_administration"),
        ("อบต.บ้านนา-ประจำปี", "องค์การบริหารส่วนตำบลบ้านนา", "subdistrict_administration"),
        ("เทศบาลตำบล-2", None, None),
        ("อบจ.ลำพูน", "องค์การบริหารส่วนจังหวัดลำพูน", "provincial_administration"),
        ("เทศบาลตำบลในเมือง", "เทศบาลตำบลในเมือง", "subdistrict_municipality"),
        ("แผนของเมืองพัทยา", None, None),
        ("แผน เมืองพัทยา", "เมืองพัทยา", "special"),
        ("เทศบาลตำบลและการรับฟัง", None, None),
        ("องค์การบริหารส่วนตำบล", None, None),
        ("อบต. กำหนด", None, None),
        ("ตอบต่อประชาชน", None, None),
    ],
)
def test_parse_organisation(text: str, name: str | None, kind: str | None) -> None:
    found = parse_organisation(text)
    assert (found.name, found.type) == (name, kind) if found else name is None


def test_the_lookup_is_the_gazetteer() -> None:
    if not GAZETTEER.is_dir():
        pytest.skip("the gazetteer is not here")
    listed = json.loads((GAZETTEER / "provinces.json").read_text(encoding="utf-8"))
    assert provinces() == {p["provinceNameTh"]: f"TH-{p['provinceCode']}" for p in listed}
    found = json.loads((GAZETTEER / "districts.json").read_text(encoding="utf-8"))
    assert sorted(districts()) == sorted(
        (d["districtNameTh"], f"TH-{d['provinceCode']}") for d in found
    )


def test_there_are_77_provinces_and_928_districts_with_subdistricts() -> None:
    assert (len(provinces()), len(districts())) == (77, 928)
    assert all(subdistricts(code) for code in provinces().values())

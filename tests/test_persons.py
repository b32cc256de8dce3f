"""Persons named as responsible: no units; their posts are the answer where no unit is named."""

from __future__ import annotations

import pytest

from normalize.reading import read_responsible
from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN_2561


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("นายสมชาย ใจดี", None),
        ("1. นายสมชาย ใจดี\n2. นางสมใจ ดีงาม", None),
        ("นายสมชาย ใจดี โทร. 081-2345678", None),
        ("นายกฤษณะ กองแก้ว", None),
        ("ว่าที่ ร.ต.สมชาย ใจดี", None),
        ("กองคลัง\nนายสมชาย ใจดี", ("กองคลัง",)),
        ("กองคลัง/นายสมชาย ใจดี", ("กองคลัง",)),
        ("สำนักปลัด (นายสมชาย ใจดี)", ("สำนักปลัด",)),
        ("นางสาวสมหญิง รักดี (กองคลัง)", ("กองคลัง",)),
        ("นางสาวสุดา\nรัตน์ ใจงาม\nสำนักปลัด", ("สำนักปลัด",)),
        ("สป. นายสมชาย ใจดี", ("สป.",)),
        ("- นายสมชาย ใจดี\n- กองช่าง", ("กองช่าง",)),
        ("นายสมชาย ใจดี\nนักวิเคราะห์นโยบาย\nและแผน\nกองคลัง", ("กองคลัง",)),
        ("กองคลัง\nนายสมชาย ใจดี\nผู้อำนวยการ\nกองคลัง", ("กองคลัง",)),
        ("น.ส.สมหญิง รักดี\nนักวิเคราะห์นโยบายและแผน", ("นักวิเคราะห์นโยบายและแผน",)),
        ("นางสาวสุดา ใจงาม ผู้อำนวยการกองคลัง", ("ผู้อำนวยการกองคลัง",)),
        ("พ.จ.อ.ประสิทธิ์ มั่นคง (ปลัดเทศบาล)", ("ปลัดเทศบาล",)),
        ("ปลัด อบต. (นายสมชาย ใจดี)", ("ปลัด อบต.",)),
    ],
)
def test_a_person_is_no_unit(cell: str, units: tuple[str, ...] | None) -> None:
    assert read_responsible(cell) == units


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("นายก อบต.", ("นายก อบต.",)),
        ("นายกเทศมนตรี", ("นายกเทศมนตรี",)),
        ("นายช่างโยธา กองช่าง", ("นายช่างโยธา กองช่าง",)),
        ("ผู้อำนวยการกองคลัง", ("ผู้อำนวยการกองคลัง",)),
        ("สำนักปลัด อบต.\nนางแล", ("สำนักปลัดอบต. นางแล",)),
        ("โรงเรียนบ้านนายสมชาย", ("โรงเรียนบ้านนายสมชาย",)),
        ("สำนักงานปลัด อำเภอ\nนางรอง จังหวัดบุรีรัมย์", ("สำนักงานปลัด อำเภอนางรอง จังหวัดบุรีรัมย์",)),
        ("ร.ร.บ้านนา", ("ร.ร.บ้านนา",)),
    ],
)
def test_posts_and_places_are_no_persons(cell: str, units: tuple[str, ...]) -> None:
    assert read_responsible(cell) == units


def test_the_owner_of_a_project_beside_its_unit() -> None:
    records = read_rows(
        PLAN_2561
        + "ที่|โครงการ|งบประมาณ|หน่วยงานรับผิดชอบ|เจ้าของโครงการ\n"
        + "1|โครงการ ก|5,000|กองคลัง|นายสมชาย ใจดี นักวิชาการคลัง\n"
        + "2|โครงการ ข|6,000|กองช่าง|น.ส.สุดา ใจงาม\n"
    )
    assert [item.responsible for item in records.items] == [("กองคลัง",), ("กองช่าง",)]
    told = [f.raw for f in records.findings if f.code == "person_left_out"]
    assert [raw is not None and "ใจ" in raw for raw in told] == [True, True]


def test_a_person_alone_leaves_no_unit_and_is_told() -> None:
    records = read_rows(PLAN_2561 + "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n1|โครงการ ก|5,000|นายสมชาย ใจดี\n")
    assert records.items[0].responsible is None
    assert "person_left_out" in codes(records)

"""Words and phrases of the genre, written for this project, and the word lists of pythainlp.

Nothing here is copied from a document that the recogniser is measured on.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import regex
from pythainlp import corpus
from pythainlp.corpus import ttc

from training.labels import canonical, encode

LOOKUPS = Path(__file__).resolve().parent.parent / "normalize" / "lookups"

PHRASES = """
แผนปฏิบัติการป้องกันการทุจริต|แผนปฏิบัติการป้องกันและปราบปรามการทุจริตและประพฤติมิชอบ|มิติที่|ภารกิจตามมิติ
การสร้างสังคมที่ไม่ทนต่อการทุจริต|การบริหารราชการเพื่อป้องกันการทุจริต|การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน
การเสริมสร้างและปรับปรุงกลไกในการตรวจสอบการปฏิบัติราชการขององค์กรปกครองส่วนท้องถิ่น|โครงการ|กิจกรรม|มาตรการ
องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|องค์การบริหารส่วนจังหวัด|นายกเทศมนตรี|ปลัดเทศบาล|รองปลัด
สำนักปลัดเทศบาล|กองคลัง|กองช่าง|กองการศึกษา|กองสาธารณสุขและสิ่งแวดล้อม|กองสวัสดิการสังคม|หน่วยตรวจสอบภายใน
ไม่ใช้งบประมาณ|งบประมาณ (บาท)|หมายเหตุ|ลำดับที่|ผู้รับผิดชอบ|ระยะเวลาดำเนินการ|ตัวชี้วัด|เป้าหมาย|ผลการดำเนินงาน
ผลการเบิกจ่าย|งบบูรณาการ|งบหน่วยงาน|หลักการและเหตุผล|วัตถุประสงค์|เป้าหมาย/ผลผลิต|พื้นที่ดำเนินการ|วิธีดำเนินการ
ชื่อโครงการ|ผลลัพธ์|ตัวชี้วัด/ผลลัพธ์|งบประมาณดำเนินการ|รวมทั้งสิ้น|รวมงบประมาณ|จำนวนโครงการ|ปีงบประมาณ พ.ศ.
ส่งเสริมคุณธรรมและจริยธรรม|ฝึกอบรมคุณธรรม จริยธรรม|ผู้บริหารและพนักงานส่วนตำบล|สมาชิกสภาท้องถิ่น
ข้าราชการการเมืองท้องถิ่น|ประกาศเจตจำนงต่อต้านการทุจริต|ปรับปรุงศูนย์ข้อมูลข่าวสาร|เผยแพร่ข้อมูลข่าวสารที่สำคัญและหลากหลาย|การจัดซื้อจัดจ้าง
ลดขั้นตอนการปฏิบัติงาน|การรับเรื่องร้องเรียนร้องทุกข์|การมอบอำนาจ|การควบคุมภายใน|การใช้จ่ายงบประมาณ|การประเมินคุณธรรม
การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ|การปฏิบัติหน้าที่|การใช้อำนาจ|การใช้ทรัพย์สินของราชการ
การแก้ไขปัญหาการทุจริต|คุณภาพการดำเนินงาน|ประสิทธิภาพการสื่อสาร|การปรับปรุงการทำงาน|การเปิดเผยข้อมูล|การป้องกันการทุจริต
ปรัชญาเศรษฐกิจพอเพียง|ปลูกต้นไม้|วันเฉลิมพระชนมพรรษา|จิตอาสา|เยาวชน|เด็กนักเรียน|โรงเรียน|ศูนย์พัฒนาเด็กเล็ก
ประชุมประชาคม|แผนพัฒนาท้องถิ่น|คณะกรรมการติดตามและประเมินผล|ข้อบัญญัติ|เทศบัญญัติ|ระเบียบกระทรวงมหาดไทย|หนังสือสั่งการ
พระราชบัญญัติ|พระราชกฤษฎีกา|คณะรัฐมนตรีได้มีมติเห็นชอบ|มติคณะรัฐมนตรี|ราชกิจจานุเบกษา|รัฐธรรมนูญแห่งราชอาณาจักรไทย
คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ|สำนักงาน ป.ป.ช.|กระทรวงมหาดไทย|กรมส่งเสริมการปกครองท้องถิ่น
บันทึกข้อความ|ส่วนราชการ|เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|จึงเรียนมาเพื่อโปรดทราบ|ขอแสดงความนับถือ|ลงชื่อ
เห็นด้วย|ไม่เห็นด้วย|งดออกเสียง|ไม่ลงคะแนนเสียง|ผู้เข้าประชุม|ชื่อ-สกุล|ชื่อสังกัด|เลขที่บัตร|พรรค|ผลการลงคะแนน
สมาชิกวุฒิสภา|สมาชิกสภาผู้แทนราษฎร|ระเบียบวาระการประชุม|ประธานสภา|องค์ประชุม|ร่างพระราชบัญญัติ|วาระที่
ค่าตอบแทน|ค่าใช้สอย|ค่าวัสดุ|ค่าสาธารณูปโภค|ค่าครุภัณฑ์|ที่ดินและสิ่งก่อสร้าง|เงินอุดหนุน|รายจ่ายอื่น|งบกลาง|งบบุคลากร
เงินเดือน|ค่าจ้างประจำ|ค่าจ้างชั่วคราว|ค่าอาหารทำการนอกเวลา|เงินเพิ่มการครองชีพ|เครื่องคอมพิวเตอร์|ครุภัณฑ์สำนักงาน
งานบริหารทั่วไป|งานวิชาการ|แผนงาน|ผลผลิต|งบดำเนินงาน|งบลงทุน|งบรายจ่ายอื่น|ปรับปรุงถนน|ก่อสร้างรางระบายน้ำ
ดำเนินการแล้ว|อยู่ระหว่างดำเนินการ|ยังไม่ได้ดำเนินการ|ดำเนินการแล้วเสร็จ|ร้อยละ|ครั้ง/ปี|คน|แห่ง|ชุด|เรื่อง|หมู่ที่|ตำบล|อำเภอ|จังหวัด
ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.|พ.ศ.|อบต.|สปสช.|ก.อบต.|สนง.|สตง.|คกก.|น.
ผู้เสนอโครงการ|ผู้เห็นชอบโครงการ|ผู้อนุมัติโครงการ|เจ้าพนักงานธุรการ|นักวิเคราะห์นโยบายและแผน|นิติกร|ผู้อำนวยการกองช่าง
ฉบับที่|แก้ไขเพิ่มเติม|ข้อ|มาตรา|วรรค|ภายในเดือน|ตลอดปีงบประมาณ|ไตรมาสที่|ข้อเสนอแนะ|ปัญหาและอุปสรรค|ประเด็นการประเมิน
""".replace("\n", "|")

ENGLISH = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "for",
    "is",
    "on",
    "that",
    "by",
    "this",
    "with",
    "are",
    "from",
    "Integrity",
    "Transparency",
    "Assessment",
    "ITA",
    "IIT",
    "EIT",
    "OIT",
    "LPA",
    "NACC",
    "Open",
    "Data",
    "Budget",
    "Plan",
    "Report",
    "Website",
    "Facebook",
    "Line",
    "Official",
    "QR",
    "Code",
    "E-Service",
    "Online",
    "Call",
    "Center",
    "One",
    "Stop",
    "Service",
    "Zero",
    "Tolerance",
    "No",
    "Gift",
    "Policy",
    "Social",
    "Network",
    "Application",
    "Version",
    "PDF",
    "Excel",
    "Word",
    "Internal",
    "External",
    "Evidence",
    "score",
    "People",
    "Public",
    "Local",
    "Government",
    "Municipality",
    "Thailand",
    "Bangkok",
    "Tel",
    "Fax",
    "Email",
    "project",
    "management",
    "strategy",
    "system",
    "development",
    "service",
    "process",
    "training",
    "check",
    "list",
    "Step",
    "Model",
]

TITLES = [
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "ด.ต.",
    "พ.ต.ท.",
    "ร.ต.อ.",
    "ว่าที่ร้อยตรี",
    "พลเอก",
    "พันเอก",
    "พลตำรวจเอก",
    "พันตำรวจโท",
    "ดร.",
    "ผศ.ดร.",
    "ศาสตราจารย์",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "นายแพทย์",
    "พันจ่าเอก",
    "จ่าเอก",
    "สิบเอก",
    "เด็กชาย",
    "เด็กหญิง",
]
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
UNITS = [
    "บาท",
    "ล้านบาท",
    "ร้อยละ",
    "คน",
    "ครั้ง",
    "โครงการ",
    "กิจกรรม",
    "มาตรการ",
    "เรื่อง",
    "แห่ง",
    "วัน",
    "เดือน",
    "ปี",
    "ชุด",
    "เล่ม",
    "หมู่บ้าน",
    "ครัวเรือน",
]


def _printable(words: set[str]) -> list[str]:
    """`words` in a fixed order, without those the recogniser has no class for."""
    kept = []
    for word in sorted(words):
        text = canonical(word)
        try:
            encode(text)
        except KeyError:
            continue
        if text:
            kept.append(text)
    return kept


@lru_cache(maxsize=1)
def phrases() -> list[str]:
    """Terms of the genre, our own list."""
    return _printable(set(PHRASES.split("|")))


@lru_cache(maxsize=1)
def lookup_names() -> list[str]:
    """Every Thai name in the project's lookup tables (frameworks, units, places)."""
    names: set[str] = set()
    for file in sorted(LOOKUPS.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as handle:
            for row in csv.reader(handle):
                for cell in row:
                    names.update(part.strip() for part in cell.split("|"))
    plain = regex.compile(r"[\p{Thai}A-Za-z0-9 .,()/-]*\p{Thai}[\p{Thai}A-Za-z0-9 .,()/-]*")
    return _printable({name for name in names if plain.fullmatch(name)}) or phrases()


@lru_cache(maxsize=1)
def dictionary() -> list[str]:
    """Thai dictionary words, each once."""
    return _printable({w for w in corpus.thai_words() if regex.fullmatch(r"[\p{Thai}. ]+", w)})


@lru_cache(maxsize=1)
def frequent() -> tuple[list[str], list[float]]:
    """Words of running Thai text and how often each is drawn (square root of its frequency)."""
    counts = {w: n for w, n in ttc.unigram_word_freqs().items() if regex.search(r"\p{Thai}", w)}
    words = _printable(set(counts))
    return words, [float(counts.get(word, 1)) ** 0.5 for word in words]


@lru_cache(maxsize=1)
def first_names() -> list[str]:
    return _printable(set(corpus.thai_male_names()) | set(corpus.thai_female_names()))


@lru_cache(maxsize=1)
def family_names() -> list[str]:
    return _printable(set(corpus.thai_family_names()))


@lru_cache(maxsize=1)
def syllables() -> list[str]:
    return _printable(set(corpus.thai_syllables()))


@lru_cache(maxsize=1)
def provinces() -> list[str]:
    return _printable({str(name) for name in corpus.provinces()})

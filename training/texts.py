"""What the synthetic lines say: words, names, amounts, dates, numbering, and plain nonsense."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate

from training import vocabulary as v
from training.labels import BODY_MARKS, CONSONANTS, PUNCTUATION, THAI_DIGITS, canonical

TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
UPPER = "ิีึืั"
RARE_PUNCTUATION = "“”‘’–—…•●✓✔←→↔/:;,.-_()[]%&+=*\"'!?@#฿ๆฯ<>|°½×÷±"
VOWEL_SIGNS = "ะาำเแโใไ"
Kind = Callable[[random.Random], str]


def _digits(rng: random.Random, text: str, thai: float = 0.5) -> str:
    return text.translate(TO_THAI) if rng.random() < thai else text


def _cumulative(weights: list[float]) -> list[float]:
    return list(accumulate(weights))


_FREQUENT: list[tuple[list[str], list[float]]] = []


def word(rng: random.Random) -> str:
    if not _FREQUENT:
        words, weights = v.frequent()
        _FREQUENT.append((words, _cumulative(weights)))
    words, cumulative = _FREQUENT[0]
    draw = rng.random()
    if draw < 0.6:
        return rng.choices(words, cum_weights=cumulative)[0]
    if draw < 0.85:
        return rng.choice(v.dictionary())
    return rng.choice(v.phrases() if draw < 0.95 else v.lookup_names())


def running_text(rng: random.Random) -> str:
    parts: list[str] = []
    for _ in range(rng.randint(1, 9)):
        parts.append(word(rng))
        draw = rng.random()
        if draw < 0.15:
            parts.append(" ")
        elif draw < 0.17:
            parts.append("ๆ ")
        elif draw < 0.19:
            parts.append(rng.choice([", ", "/", "-", " - ", "ฯ ", " และ ", ":", "; ", "."]))
        elif draw < 0.22:
            parts.append(f" {small_number(rng)} ")
    text = "".join(parts)
    draw = rng.random()
    if draw < 0.05:
        return f"({text})"
    if draw < 0.09:
        return rng.choice(["“{}”", '"{}"', "‘{}’", "'{}'", "“{}", "{}”"]).format(text)
    if draw < 0.16:
        return numbering(rng) + " " + text
    return text


def genre(rng: random.Random) -> str:
    lists = [v.phrases(), v.phrases(), v.lookup_names()]
    parts = [rng.choice(rng.choice(lists)) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.4:
        parts.insert(rng.randint(0, len(parts)), word(rng))
    text = rng.choice(["", "", " "]).join(parts)
    if rng.random() < 0.3:
        text = numbering(rng) + rng.choice(["", " ", " "]) + text
    if rng.random() < 0.1:
        text += rng.choice([" (ต่อ)", " ๆ", "ฯลฯ", " พ.ศ. " + year(rng), ")", " :", "/"])
    return text


def name(rng: random.Random) -> str:
    first, last = rng.choice(v.first_names()), rng.choice(v.family_names())
    title = rng.choice(v.TITLES[:3]) if rng.random() < 0.75 else rng.choice(v.TITLES)
    draw = rng.random()
    if draw < 0.6:
        return f"{title}{first} {last}"
    if draw < 0.75:
        return f"{first} {last}"
    if draw < 0.85:
        return f"({title}{first} {last})"
    return rng.choice([first, last, title + first])


def place(rng: random.Random) -> str:
    pick = rng.choice(v.provinces())
    tambon = rng.choice(["บ้าน", "หนอง", "ท่า", "คลอง", "บาง", "ดอน", "โคก", "วัง", "ห้วย", "นา", "แม่"])
    tambon += rng.choice(v.dictionary())[:10].strip(BODY_MARKS)
    return rng.choice(
        [
            f"จังหวัด{pick}", f"จ.{pick}", f"ตำบล{tambon} จังหวัด{pick}", f"เทศบาลตำบล{tambon}",
            f"อบต.{tambon}", f"อำเภอ{tambon}", f"หมู่ที่ {small_number(rng)} บ้าน{tambon}", pick,
        ]
    )  # fmt: skip


def small_number(rng: random.Random) -> str:
    return _digits(
        rng, str(rng.choice([rng.randint(1, 9), rng.randint(1, 30), rng.randint(1, 999)]))
    )


def year(rng: random.Random) -> str:
    return _digits(rng, str(rng.randint(2480, 2599)), 0.6)


def amount(rng: random.Random) -> str:
    size = rng.choice([3, 4, 5, 5, 6, 6, 7, 8, 9, 10])
    number = rng.randint(1, 10**size)
    if rng.random() < 0.45:
        number = max(1, round(number, -(size - 2)))
    text = f"{number:,}" if rng.random() < 0.88 else str(number)
    if rng.random() < 0.04:  # millions
        return _digits(rng, f"{rng.choice([0, 0, rng.randint(1, 99)])}.{rng.randint(0, 999):03d}")
    draw = rng.random()
    if draw < 0.2:
        text += f".{rng.choice([0, 0, 50, 25, 75, rng.randint(0, 99)]):02d}"
    elif draw < 0.25:
        text += ".-"
    elif draw < 0.28:
        text += "-"
    text = _digits(rng, text, 0.55)
    draw = rng.random()
    if draw < 0.12:
        return f"{text} {rng.choice(v.UNITS)}"
    if draw < 0.15:
        return f"({text})"
    if draw < 0.18:
        return f"{amount(rng)} {text}"
    return text


def digit_string(rng: random.Random) -> str:
    """Any digits, Thai and ASCII alike, sometimes mixed: none can be guessed from context."""
    length = rng.randint(1, 13)
    text = "".join(rng.choice("0123456789") for _ in range(length))
    if rng.random() < 0.15:
        return "".join(_digits(rng, ch) for ch in text)
    if rng.random() < 0.3:
        at = rng.randint(0, length)
        text = text[:at] + rng.choice("-/., :") + text[at:]
    return _digits(rng, text, 0.65)


def numbering(rng: random.Random) -> str:
    one, two, three = (rng.randint(1, 12) for _ in range(3))
    text = rng.choice(
        [
            f"{one}.", f"{one}.{two}", f"{one}.{two}.{three}", f"({one})", f"{one})", f"{one}",
            f"{one}.{two}.{three}.{one}", "-", "•", "●", "✓", f"ข้อ {one}", f"มิติที่ {one}", "–",
            f"{one}.{two})", f"({one}.{two})", f"{rng.choice('กขคงจ')}.", f"O{rng.randint(1, 43)}",
        ]
    )  # fmt: skip
    return _digits(rng, text, 0.6)


def date(rng: random.Random) -> str:
    day, month = rng.randint(1, 31), rng.randint(0, 11)
    full = rng.randint(2540, 2575)
    text = rng.choice(
        [
            f"{day} {v.MONTHS[month]} {full}", f"{day} {v.SHORT_MONTHS[month]} {full % 100}",
            f"{day}/{month + 1}/{full}", f"{day} {v.SHORT_MONTHS[month]} {full}", v.MONTHS[month],
            f"วันที่ {day} {v.MONTHS[month]} พ.ศ. {full}", v.SHORT_MONTHS[month], f"พ.ศ. {full}",
            f"{v.SHORT_MONTHS[month]} {full % 100} - {v.SHORT_MONTHS[month - 7]} {full % 100}",
            f"ปีงบประมาณ พ.ศ. {full} - {full + 4}", f"ปี {full}", f"(พ.ศ. {full}–{full + 4})",
            f"{day:02d}.{rng.choice(['00', '30', '15'])} น.", f"ตุลาคม {full} – กันยายน {full + 1}",
        ]
    )  # fmt: skip
    return _digits(rng, text, 0.6)


def reference(rng: random.Random) -> str:
    a, b, c = rng.randint(1, 99), rng.randint(1, 9999), rng.randint(1, 9)
    text = rng.choice(
        [
            f"ที่ {rng.choice(v.SHORT_MONTHS)[:1]}{rng.choice(CONSONANTS)} {b:04d}.{c}/ว {a}{c}",
            f"ด่วนที่สุด ที่ มท {b:04d}.{c}/{a}", f"โทร. 0-{b:04d}-{a:02d}{c}{c}", f"{a}.{b % 100:02d}%",
            f"ร้อยละ {a}.{b % 100:02d}", f"หน้า {a}", f"- {a} -", f"{a}/{b}", f"{a} x {c} = {a * c}",
            f"08{c}-{b:04d}{a:02d}", f"{a}:{c}", f"หน้า {c} / {a}", f"ลำดับที่ {a}",
        ]
    )  # fmt: skip
    return _digits(rng, text, 0.5)


def latin(rng: random.Random) -> str:
    def english() -> str:
        text = rng.choice(v.ENGLISH)
        return rng.choice([text, text.lower(), text.upper(), text.capitalize()])

    def noise() -> str:
        letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return "".join(rng.choice(letters) for _ in range(rng.randint(1, 8)))

    draw = rng.random()
    if draw < 0.45:
        text = " ".join(english() for _ in range(rng.randint(1, 5)))
    elif draw < 0.6:
        text = noise() if rng.random() < 0.5 else f"{noise()}-{rng.randint(0, 999)}"
    elif draw < 0.7:
        domain = rng.choice(["go.th", "com"])
        text = f"{english().lower()}_{noise().lower()}@{noise().lower()}.{domain}"
    elif draw < 0.8:
        start = rng.choice(["www.", "http://", "https://www."])
        text = f"{start}{noise().lower()}.{rng.choice(['go.th', 'or.th'])}"
    else:
        text = (
            f"{word(rng)} ({english()})"
            if rng.random() < 0.5
            else f"{word(rng)} {english()}{word(rng)}"
        )
    return text


def cluster(rng: random.Random) -> str:
    """One written cluster: a consonant with any marks that can stand on it."""
    base = rng.choice(CONSONANTS)
    draw = rng.random()
    if draw < 0.2:
        return rng.choice("เแโใไ") + base + (rng.choice("่้๊๋") if rng.random() < 0.3 else "")
    if draw < 0.5:
        return base
    body = rng.choice([rng.choice(UPPER), rng.choice("ุู"), "็", ""])
    tone = ""
    if body != "็" and rng.random() < 0.6:
        tone = rng.choice("่้๊๋์่้")
    tail = rng.choice(["", "", "า", "ะ", "ำ"]) if body == "" and tone != "์" else ""
    return base + body + tone + tail


def random_clusters(rng: random.Random) -> str:
    parts: list[str] = []
    for _ in range(rng.randint(1, 20)):
        draw = rng.random()
        if draw < 0.06:
            parts.append(rng.choice(RARE_PUNCTUATION))
        elif draw < 0.12:
            parts.append(" ")
        elif draw < 0.18:
            parts.append(rng.choice(THAI_DIGITS + "0123456789"))
        elif draw < 0.35:
            parts.append(rng.choice(v.syllables()))
        else:
            parts.append(cluster(rng))
    return "".join(parts)


def symbols(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.35:
        return rng.choice(
            ["-", "–", "—", "✓", "●", "•", "←→", "→", "←", ":", "/", "ฯ", "ๆ", "✔", "- -"]
        )
    mark = rng.choice(RARE_PUNCTUATION + PUNCTUATION)
    if draw < 0.6:
        return f"{mark} {running_text(rng)}"
    if draw < 0.8:
        return f"{word(rng)}{mark}{word(rng)}"
    return f"{word(rng)} {mark} {amount(rng)}"


KINDS: tuple[tuple[Kind, float], ...] = (
    (running_text, 30), (genre, 13), (name, 12), (place, 3), (amount, 18), (digit_string, 9),
    (numbering, 3), (date, 5), (reference, 2.5), (latin, 4), (random_clusters, 9), (symbols, 2.5),
)  # fmt: skip


def cut(rng: random.Random, text: str, limit: int) -> str:
    """A piece of `text` of at most `limit` characters that does not begin with a mark."""
    if len(text) <= limit:
        return text
    start = rng.randint(0, len(text) - limit)
    piece = text[start : start + limit]
    while piece and (piece[0] in BODY_MARKS or piece[0] in "่้๊๋์ำะาๅ"):
        piece = piece[1:]
    return piece


FIGURE_KINDS: tuple[tuple[Kind, float], ...] = (
    (amount, 60), (digit_string, 25), (numbering, 4), (date, 6), (reference, 5),
)  # fmt: skip
"""What stands in the columns of figures: the second reader learns nothing else."""


def line(rng: random.Random, limit: int, drawn: tuple[tuple[Kind, float], ...] = KINDS) -> str:
    """One line's text, canonical, not empty, about `limit` characters at most."""
    kinds, weights = zip(*drawn, strict=True)
    while True:
        text = rng.choices(kinds, weights)[0](rng)
        if rng.random() < 0.3 and len(text) < limit - 12:
            text += " " + rng.choices(kinds, weights)[0](rng)
        text = canonical(cut(rng, canonical(text), limit))
        if text and not (text[0] in BODY_MARKS or text[0] in "่้๊๋์"):
            return text

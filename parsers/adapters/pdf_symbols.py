"""Code points that fonts use privately, and the standard characters they stand for."""

from __future__ import annotations

# Shifted shapes of standard marks and letters in old Thai fonts, U+F700 onwards.
THAI_PRIVATE = {chr(0xF700 + offset): char for offset, char in enumerate("ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู")}

_WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA2: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE7: "←",
    0xE8: "→",
    0xEF: "←",
    0xF0: "→",
    0xF3: "↔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x96: "•",
    0x97: "●",
    0x98: "●",
    0xA1: "■",
    0xA3: "☐",
}
_SYMBOL = {
    0xB7: "•",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xD6: "√",
    0xA3: "≤",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB1: "±",
    0xB0: "°",
    0xD7: "·",
    0xBC: "…",
    0xBE: "—",
}


def symbol(text: str, font_name: str) -> str | None:
    """The standard character a symbol font's code stands for; None when it is not known."""
    if len(text) != 1:
        return None
    name = font_name.lower().replace(" ", "").replace("-", "")
    code = ord(text)
    private = 0xF000 <= code <= 0xF0FF
    if private:
        code -= 0xF000
    if "wingdings2" in name:
        return _WINGDINGS_2.get(code)
    if "wingdings" in name and "wingdings3" not in name:
        return _WINGDINGS.get(code) if private or code > 0x7E or code in _WINGDINGS else None
    if not private:
        return None
    if "symbol" in name and code in _SYMBOL:
        return _SYMBOL[code]
    if 0x20 <= code <= 0x7E:
        return chr(code)
    return _SYMBOL.get(code) or _WINGDINGS.get(code)

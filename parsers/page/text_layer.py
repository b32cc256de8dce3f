"""How far a page's text layer can be trusted, as figures and one verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.spelling import known_share, page_damage, repair, thai_lexicon
from parsers.model import Word
from parsers.page.clusters import CONSONANTS, MARKS, SARA_AM, UNREAD, Note, is_thai

MIN_CHARACTERS = 8  # fewer are a page number or a stamp, not a text layer
MAX_UNREAD_SHARE = 0.02
MIN_WELL_FORMED = 0.97
MIN_KNOWN_SHARE = 0.7  # sound pages of published documents have 0.9 and more
ENOUGH_THAI = 120  # characters in words, from which a share of known words says something


@dataclass(frozen=True, slots=True)
class TextLayerQuality:
    """Shares are 0-1. `known_share` is None where too little Thai stands on the page to say.

    `drawn_besides`: the page shows pictures or outlines, which may hold text of their own.
    """

    characters: int
    thai_characters: int
    well_formed: float
    known_share: float | None
    unread_share: float
    behind_image: bool
    drawn_besides: bool = True

    def __post_init__(self) -> None:
        shares = (self.well_formed, self.unread_share, self.known_share or 0.0)
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ValueError(f"shares are between 0 and 1: {self}")

    @property
    def has_text(self) -> bool:
        enough = MIN_CHARACTERS if self.drawn_besides else 1
        return self.characters >= enough

    @property
    def trusted(self) -> bool:
        """Whether the text layer may be published without asking an OCR engine.

        A page with nothing on it is trusted to be blank.
        """
        return (
            (self.has_text or not self.drawn_besides)
            and not self.behind_image
            and self.well_formed >= MIN_WELL_FORMED
            and self.unread_share <= MAX_UNREAD_SHARE
            and (self.known_share is None or self.known_share >= MIN_KNOWN_SHARE)
        )


def mend_spelling(words: Sequence[Word]) -> tuple[list[Word], list[Note]]:
    """Words of one page with SARA AM put right by spelling, and a note for each word changed."""
    lexicon = thai_lexicon()
    damage = page_damage([word.text for word in words], lexicon)
    out: list[Word] = []
    notes: list[Note] = []
    for word in words:
        mended = repair(word.text, lexicon, damage)
        if mended.status == "same":
            out.append(word)
            continue
        out.append(replace(word, text=mended.text))
        if word.box is not None:
            notes.append(Note(mended.status, word.text, mended.text, word.box))
    return out, notes


def measure(
    words: Sequence[Word], behind_image: bool, drawn_besides: bool = True
) -> TextLayerQuality:
    """The page's figures from its words as read."""
    text = [word.text for word in words]
    characters = sum(len(t) for t in text)
    thai = sum(1 for t in text for c in t if is_thai(c))
    stray = sum(stray_marks(t) for t in text)
    unread = sum(t.count(UNREAD) for t in text)
    return TextLayerQuality(
        characters=characters,
        thai_characters=thai,
        well_formed=1.0 - stray / thai if thai else 1.0,
        known_share=known_share(text, thai_lexicon(), ENOUGH_THAI),
        unread_share=unread / characters if characters else 0.0,
        behind_image=behind_image,
        drawn_besides=drawn_besides,
    )


def stray_marks(text: str) -> int:
    """Combining marks and SARA AM that no Thai consonant stands before."""
    strays = 0
    carries = False
    for char in text:
        if char in CONSONANTS:
            carries = True
        elif char in MARKS:
            strays += not carries
        elif char == SARA_AM:
            strays += not carries
            carries = False
        else:
            carries = False
    return strays

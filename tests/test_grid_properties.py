"""Whatever strokes a page holds: cells tile, and every word is in one block, once."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Page, Ruling, Table, Word

PLACES = st.integers(0, 60).map(lambda n: 10.0 * n)
STROKES = st.builds(
    lambda across, position, a, b: Ruling(
        "horizontal" if across else "vertical", position, min(a, b), max(a, b)
    ),
    st.booleans(),
    PLACES,
    PLACES,
    PLACES,
)
WORDS = st.builds(
    lambda text, x, y: Word(text, text, Box(x, y, x + 6 * len(text), y + 9)),
    st.text(alphabet="กขค12", min_size=1, max_size=6),
    st.floats(0, 550),
    st.floats(0, 800),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STROKES, max_size=30), st.lists(WORDS, max_size=25))
def test_no_word_is_lost_or_doubled(strokes: list[Ruling], words: list[Word]) -> None:
    content = find_blocks(Page(1, 595, 842, tuple(words), tuple(strokes), (), "pdf", "pdf"))
    found: list[Word] = []
    for block in content.blocks:
        if isinstance(block, Line):
            found.extend(block.words)
        elif isinstance(block, Table):  # its tiling is checked when it is made
            found.extend(word for cell in block.cells for line in cell.lines for word in line.words)
    assert Counter(found) == Counter(words)

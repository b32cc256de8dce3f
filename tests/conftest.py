"""What several test modules share."""

from __future__ import annotations

import pytest

from parsers.adapters.ocr_phaen import PhaenRecogniser


@pytest.fixture(scope="session")
def recogniser() -> PhaenRecogniser:
    """The shipped recogniser, whose networks are loaded once."""
    return PhaenRecogniser()

"""A desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with the text ``a.md``, whose finding stands after characters of two, three and four bytes."""
    desk = Desk(tmp_path)
    desk.write("a.md", "Title\n\nCafé – 😀 counterfeit consciousness grows.\n")
    return desk

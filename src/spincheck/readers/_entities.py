"""Character references of HTML, which Markdown shares."""

from __future__ import annotations


def decode_reference(raw: str) -> tuple[int, str]:
    """Return how many characters of ``raw`` a character reference takes, and the text that it stands for.

    ``raw`` begins with ``&``. As in HTML, some old names need no semicolon (``&copyright`` reads as ``©right``), and a number
    that is no character stands for U+FFFD or for nothing. Where ``raw`` begins with no reference, the answer is ``(0, "")``.
    """
    from html import unescape
    from html.entities import html5

    if raw.startswith("&#"):
        return len(raw), unescape(raw)
    for end in range(len(raw), 2, -1):
        if text := html5.get(raw[1:end]):
            return end, text
    return 0, ""

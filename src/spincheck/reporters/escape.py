"""Characters that a terminal obeys, or that make text read as what it is not, and how to write them instead.

Text from documents, file names and plugins is hostile: an ANSI escape can rewrite what a terminal shows, a newline can forge
a second finding, a bidirectional control can reorder a line before its reader's eyes (Unicode Technical Standard 55, and
CVE-2021-42574). Letters, marks, joiners and emoji of every script are none of this and stay.
"""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, ESC, newlines and the one-byte CSI among them
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # invisible; debris of extraction, which its reader should see
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"  # deprecated format controls, interlinear notes, tags
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # lone surrogates, which no UTF-8 can hold; file names that are not UTF-8 have them
    "]"
)


def escape(text: str) -> str:
    r"""Return ``text`` on one harmless line, with each unsafe character as Python would write it: ``\n``, ``\x1b``, ``\u202e``.

    A backslash stays as it is, so that the paths of Windows stay paths; the result is for reading, not for parsing back.
    """
    return UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)

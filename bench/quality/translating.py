"""Translation into another language and back by Apertium, which needs no network: real rules and dictionaries, if rough ones.

Debian has it as ``apertium`` with ``apertium-eng-spa`` and ``apertium-en-gl`` (GPL, so only measured with).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence

ROUTES = {"Galician": ("en-gl", "gl-en"), "Spanish": ("eng-spa", "spa-eng")}
"""The modes of Apertium there and back."""

_MARK = "77700777"
"""Stands between documents: a number is the same in every language."""


def missing() -> str:
    """Return why Apertium cannot be had here; nothing where it can."""
    if not shutil.which("apertium"):
        return "it is not installed"
    known = set(_run(["apertium", "-l"], "").split())
    lacking = [mode for modes in ROUTES.values() for mode in modes if mode not in known]
    return f"it has no {', '.join(lacking)}" if lacking else ""


def translate_back(texts: Sequence[str], language: str) -> list[str]:
    """Return the texts after their way through a language.

    Raises:
        RuntimeError: the texts came back otherwise parted than they went.
    """
    text = f"\n\n{_MARK}\n\n".join(texts)
    for mode in ROUTES[language]:
        text = _run(["apertium", "-u", mode], text)  # -u: without a mark at unknown words
    parts = [part.strip() for part in re.split(rf"\s*\W*{_MARK}\W*\s*", text)]
    if len(parts) != len(texts):
        raise RuntimeError(f"{len(texts)} texts went into {language} and {len(parts)} came back")
    return parts


def _run(command: Sequence[str], text: str) -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True).stdout

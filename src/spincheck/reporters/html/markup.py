"""Text in HTML: the one place that makes text harmless for a browser, and the page's templates.

Whatever is not `Html` is escaped when a template is filled, so that forgetting it shows as visible tags and never as an attack.
Every value of an attribute stands in double quotes, and none goes into a script or a style.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape as escape_markup
from importlib.resources import files
from string import Template

from ..escape import UNSAFE, escape

_MARGINS = re.compile(r"[\t\n]")
_NEWLINE = re.compile(r"\r\n?")


class Html(str):
    """Markup that may stand in the page as it is."""

    __slots__ = ()


def text(value: object) -> Html:
    """Return text as markup on one line, with characters that are invisible or reorder it written out."""
    return value if isinstance(value, Html) else Html(escape_markup(escape(str(value))))


def passage(source: str) -> Html:
    """Return a stretch of a document as markup, its lines and tabs kept; what cannot be seen is written out and set apart."""
    return Html(UNSAFE.sub(_shown, escape_markup(_NEWLINE.sub("\n", source))))


def join(pieces: Iterable[Html]) -> Html:
    """Return pieces of markup one after another."""
    return Html("".join(pieces))


def fill(template: Template, /, **values: object) -> Html:
    """Return the template filled; every value that is not `Html` is escaped."""
    return Html(template.substitute({name: text(value) for name, value in values.items()}))


@cache
def asset(name: str, package: str = __package__) -> str:
    """Return one of a package's own files, of those beside this module unless another is named, without its last newline."""
    return files(package).joinpath(name).read_text(encoding="utf-8").rstrip("\n")


def policy(style: str, script: str = "") -> str:
    """Return a Content-Security-Policy that allows a page this style and this script, and nothing else."""
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}img-src data:; base-uri 'none'; form-action 'none'"


def template(name: str) -> Template:
    """Return the template of this name beside this module."""
    return Template(asset(f"{name}.html"))


def _hash(source: str) -> str:
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _shown(unsafe: re.Match[str]) -> str:
    return unsafe[0] if _MARGINS.match(unsafe[0]) else f'<b class="control">{escape(unsafe[0])}</b>'

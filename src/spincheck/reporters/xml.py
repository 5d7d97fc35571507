"""Text in XML, for the formats that are made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .escape import escape

_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What `escape` leaves and XML 1.0 still cannot hold, even as a reference."""


def element(name: str, attributes: Mapping[str, object]) -> str:
    """Return an opening tag without its end: ``<name key="value"``."""
    return f"<{name}" + "".join(f' {key}="{_value(str(value))}"' for key, value in attributes.items())


def _value(text: str) -> str:
    from xml.sax.saxutils import escape as escape_markup

    return escape_markup(_NO_CHARACTER.sub("\ufffd", escape(text)), {'"': "&quot;"})

"""The formats that rows are read from, one file each."""

from .base import Format, Rows, Source
from .choose import find_sources

__all__ = ["Format", "Rows", "Source", "find_sources"]

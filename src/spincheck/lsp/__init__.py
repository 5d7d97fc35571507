"""The language server: what a scan says, in the editor, while the text is written. Only this package knows pygls."""

from .server import serve

__all__ = ["serve"]

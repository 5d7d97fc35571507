"""What an editor offers to do about findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from ..api import Document, Edit, PlacedFinding, SourceSpan
from .ignoring import ignore_edit
from .positions import Places

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.spincheck"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL)

_WORDS = re.compile(r"(?:[^\W_]|[\s.,’'-])+")
"""Text that is read as it stands in every markup, so that putting other words in its place breaks none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The text that actions edit."""

    uri: str
    version: int
    places: Places
    is_versioned: bool
    """The editor knows edits that hold for one version of a text only."""

    def edited(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Return edits of the source in the editor's form."""
        changes = [
            types.TextEdit(range=self.places.range(edit.span.start, edit.span.end), new_text=edit.replacement) for edit in edits
        ]
        if not self.is_versioned:
            return types.WorkspaceEdit(changes={self.uri: changes})
        document = types.OptionalVersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=document, edits=changes)])


def is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Say whether an editor that asks only for some kinds of action asks for ``kind``; a kind stands for those below it."""
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def quick_fixes(
    finding: PlacedFinding, diagnostic: types.Diagnostic, document: Document, target: Target
) -> Iterator[types.CodeAction]:
    """Yield what can be done about one finding: make its fix, take a suggestion, or silence its rule here."""

    def action(title: str, edits: Iterable[Edit], *, preferred: bool = False) -> types.CodeAction:
        return types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=preferred or None,
            edit=target.edited(edits),
        )

    rule = f"{finding.code} {finding.name}"
    if finding.fix:
        edits = [
            Edit(span=SourceSpan(edit.start.offset, edit.end.offset), replacement=edit.replacement)
            for edit in finding.fix.edits
        ]
        title = f"Fix this ({rule})" if finding.fix.safe else f"Fix this and look at it afterwards ({rule})"
        yield action(title, edits, preferred=finding.fix.safe)
    if _WORDS.fullmatch(finding.text):
        span = SourceSpan(finding.start.offset, finding.end.offset)
        for number, suggestion in enumerate(finding.suggestions):
            title = f"Replace with '{suggestion}'" if suggestion else "Delete it"
            yield action(title, [Edit(span=span, replacement=suggestion)], preferred=not (number or finding.fix))
    if ignore := ignore_edit(document, finding.start.offset, finding.code):
        yield action(f"Ignore {rule} here", [ignore])


def fix_all(target: Target, edits: Sequence[Edit] | None = None) -> types.CodeAction:
    """Return the action that makes all safe fixes; without edits, which take a few checks, it gets them when it is chosen."""
    return types.CodeAction(
        title="Make all safe fixes of spincheck",
        kind=FIX_ALL,
        edit=target.edited(edits) if edits else None,
        data={"uri": target.uri},
    )

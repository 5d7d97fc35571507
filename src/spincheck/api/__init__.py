"""All that a plugin may import. Semantic versioning applies to this package and to nothing else of spincheck."""

from .command import Workbench
from .detector import Detector, DetectorError, NoOptions
from .findings import (
    CODE_PATTERN,
    NAME_PATTERN,
    PAGE_HEADINGS,
    Confidence,
    Edit,
    Finding,
    Fix,
    JsonValue,
    Note,
    Rule,
    Score,
    Severity,
)
from .fingerprints import fingerprints
from .hints import nearest
from .hooks import API_VERSION, hookimpl
from .marks import parse_marked
from .reader import Reader
from .reporter import Reporter, Style
from .results import (
    Excerpt,
    Failure,
    FileResult,
    Kinship,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    PlacedScore,
    Position,
    Relative,
    Report,
    SourceText,
)
from .text import NEWLINE, Block, BlockKind, Document, DocumentBuilder, Segment, SourceSpan, Span, Spans

__all__ = [
    "API_VERSION",
    "CODE_PATTERN",
    "NAME_PATTERN",
    "NEWLINE",
    "PAGE_HEADINGS",
    "Block",
    "BlockKind",
    "Confidence",
    "Detector",
    "DetectorError",
    "Document",
    "DocumentBuilder",
    "Edit",
    "Excerpt",
    "Failure",
    "FileResult",
    "Finding",
    "Fix",
    "JsonValue",
    "Kinship",
    "NoOptions",
    "Note",
    "PlacedEdit",
    "PlacedFinding",
    "PlacedFix",
    "PlacedScore",
    "Position",
    "Reader",
    "Relative",
    "Report",
    "Reporter",
    "Rule",
    "Score",
    "Segment",
    "Severity",
    "SourceSpan",
    "SourceText",
    "Span",
    "Spans",
    "Style",
    "Workbench",
    "fingerprints",
    "hookimpl",
    "nearest",
    "parse_marked",
]

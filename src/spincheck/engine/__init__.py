"""From paths to results: find files, read them, run the detectors, and keep what the user asked for."""

from .build import build_detectors
from .check import Checker
from .files import find_files, is_left_out
from .revision import find_revision
from .scan import scan_files
from .workspace import FixOptions, Workspace, WorkspaceOptions

__all__ = [
    "Checker",
    "FixOptions",
    "Workspace",
    "WorkspaceOptions",
    "build_detectors",
    "find_files",
    "find_revision",
    "is_left_out",
    "scan_files",
]

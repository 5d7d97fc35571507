"""From paths to results: find files, read them, run the detectors, and keep what the user asked for."""

from .baseline import Baseline, Entry
from .build import build_detectors
from .cache import CACHE_FOLDER, cache_folder, clean_cache
from .check import Checker
from .files import find_files, is_left_out
from .revision import Revision, find_head, find_revision
from .scan import scan_files
from .workspace import FixOptions, Workspace, WorkspaceOptions

__all__ = [
    "CACHE_FOLDER",
    "Baseline",
    "Checker",
    "Entry",
    "FixOptions",
    "Revision",
    "Workspace",
    "WorkspaceOptions",
    "build_detectors",
    "cache_folder",
    "clean_cache",
    "find_files",
    "find_head",
    "find_revision",
    "is_left_out",
    "scan_files",
]

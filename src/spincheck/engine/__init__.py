"""From paths to results: find files, read them, run the detectors, and keep what the user asked for."""

from .baseline import Baseline, Entry
from .build import build_detectors
from .cache import CACHE_FOLDER, cache_folder, clean_cache
from .check import Checker
from .decode import decode
from .files import find_files, is_left_out
from .revision import Revision, find_head, find_revision
from .scan import cores, scan_files
from .signals import held_back, let_through
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
    "cores",
    "decode",
    "find_files",
    "find_head",
    "find_revision",
    "held_back",
    "is_left_out",
    "let_through",
    "scan_files",
]

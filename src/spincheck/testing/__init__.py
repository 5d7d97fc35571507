"""For authors of plugins: rule cases as data here, and in `spincheck.testing.conformance` tests to subclass.

This package itself needs no test runner; the conformance kit needs the extra ``spincheck[testing]``.
"""

from ..api import parse_marked
from .cases import Case, check_case, load_cases
from .documents import read

__all__ = ["Case", "check_case", "load_cases", "parse_marked", "read"]

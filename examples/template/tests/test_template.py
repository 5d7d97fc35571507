"""Tests of the plugin: the kit's, and the rules' cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from spincheck_template.detector import TemplateDetector

from spincheck.api import NoOptions
from spincheck.testing import Case, check_case, load_cases
from spincheck.testing.conformance import DetectorConformance

CASES = [case for path in sorted(Path(__file__).with_name("cases").glob("*.toml")) for case in load_cases(path)]


class TestConformance(DetectorConformance):
    """All that spincheck expects of a detector."""

    @pytest.fixture
    def detector(self) -> TemplateDetector:
        return TemplateDetector(NoOptions())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check_case(TemplateDetector, case)

"""What every format owes its readers, whatever it is."""

from __future__ import annotations

import pytest

from spincheck.api import Reporter, Style
from spincheck.reporters import spincheck_register_reporters
from spincheck.testing.conformance import ReporterConformance


class TestEveryReporter(ReporterConformance):
    @pytest.fixture(params=spincheck_register_reporters(), ids=lambda cls: cls.name)
    def reporter(self, request: pytest.FixtureRequest) -> Reporter:
        made: Reporter = request.param(Style())
        return made

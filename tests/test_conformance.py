"""What spincheck brings along passes the kit that it gives to others."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from spincheck.api import Detector, Reader, Reporter, Style
from spincheck.host import Host, PluginPolicy
from spincheck.testing.conformance import DetectorConformance, ReaderConformance, ReporterConformance

HOST = Host(PluginPolicy(autoload=False))


@cache
def build(cls: type[Detector[Any]]) -> Detector[Any]:
    return cls(cls.options_type())


ON_BY_DEFAULT = {name: cls for name, cls in HOST.detectors.items() if name != "grammar"}
"""The other one needs a server: tests/plugins/grammar/test_grammar_cases.py."""


class TestDetectors(DetectorConformance):
    @pytest.fixture(params=list(ON_BY_DEFAULT.values()), ids=list(ON_BY_DEFAULT))
    def detector(self, request: pytest.FixtureRequest) -> Detector[Any]:
        return build(request.param)


class TestReaders(ReaderConformance):
    @pytest.fixture(params=list(HOST.readers.values()), ids=list(HOST.readers))
    def reader(self, request: pytest.FixtureRequest) -> Reader:
        cls: type[Reader] = request.param
        return cls()


class TestReporters(ReporterConformance):
    @pytest.fixture(params=list(HOST.reporters.values()), ids=list(HOST.reporters))
    def reporter(self, request: pytest.FixtureRequest) -> Reporter:
        cls: type[Reporter] = request.param
        return cls(Style())

"""Tests that every plugin's classes must pass.

Subclass the one for your kind of class and say what is tested::

    class TestDoubledWords(DetectorConformance):
        @pytest.fixture
        def detector(self) -> DoubledWords:
            return DoubledWords(NoOptions())

It needs pytest and hypothesis, which the extra ``spincheck[testing]`` brings.
"""

from .detectors import DetectorConformance
from .readers import ReaderConformance
from .reporters import ReporterConformance

__all__ = ["DetectorConformance", "ReaderConformance", "ReporterConformance"]

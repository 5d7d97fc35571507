"""Measurements: quality, which a gate holds, and speed, which is only reported."""

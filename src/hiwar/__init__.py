"""Hiwar: the open system for human-rights review between States on an equal footing."""

__version__ = "0.1.0"

"""Whole-record import and export: from files to commands, and from rows to files."""

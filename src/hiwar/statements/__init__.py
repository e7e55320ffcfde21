"""Statements held against the record: what they claim, and what the record says of it as of their day."""

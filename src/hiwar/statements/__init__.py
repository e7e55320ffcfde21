"""Statements held against the record: what they claim, what the record says of it as of their day, and what people say
of that."""

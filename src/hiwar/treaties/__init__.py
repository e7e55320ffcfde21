"""Treaties: what States did under them, what follows for them on any day, and what became of their reports."""

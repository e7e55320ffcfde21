"""Who did what, when: an append-only, hash-chained log, the @command wrapper, and the triggers that hold the record."""

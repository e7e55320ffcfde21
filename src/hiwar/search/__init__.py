"""Finding things in the record by words."""

"""The face for people in a browser: every page shows what a query of the record returns."""

"""Where a State stands on a day: treaties, reviews, reports and resolutions together (docs/status.md)."""

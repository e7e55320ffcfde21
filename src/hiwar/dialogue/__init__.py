"""The dialogue: meetings held here, as lists of numbered events that are kept for good (docs/meeting.md)."""

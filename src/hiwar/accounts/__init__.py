"""People, offices and mandates: a person acts for a State or an office, from a date to a date."""

"""What a text is in and about: its language, and the form in which it is searched."""

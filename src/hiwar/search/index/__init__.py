"""The word index: what the search knows by heart of the texts in the record (docs/adr/0007-word-index.md).

It lies in the data folder beside the database, is derived from it, and can be deleted at any time. It is asked only
while it is known to say what the record says (`reader.current`); otherwise the record itself is searched.
"""

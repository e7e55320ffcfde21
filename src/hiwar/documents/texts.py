"""Text as it comes out of files, made fit to be stored."""

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """A text that every database can hold: NUL and halves of surrogate pairs, which PDF files bring along, become
    the replacement character, one for one, so that places in the text stay true."""
    return _UNSTORABLE.sub("\ufffd", text)

"""Text as it comes out of files, made fit to be stored."""


def storable(text: str) -> str:
    """A text that every database can hold: NUL and halves of surrogate pairs, which PDF files bring along, become
    the replacement character, one for one, so that places in the text stay true."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)

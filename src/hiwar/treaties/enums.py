"""What a row says beside the kinds of the kernel."""

RETRACTED = "retracted"
"""The kind of a row that takes another back."""

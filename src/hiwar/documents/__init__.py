"""Source documents: the bytes by content hash, their pages as text, and how they were read."""

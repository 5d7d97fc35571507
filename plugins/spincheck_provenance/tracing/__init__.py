"""``spincheck trace``: which of many documents are copies of which, and which one is likely the original."""

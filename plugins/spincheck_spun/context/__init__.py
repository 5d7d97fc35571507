"""Words in context: whether a word stands where it belongs, or was put there in the place of another.

The only part of the detector that needs numpy. What it knows was counted and trained by ``training/context``.
"""

"""How the spun detector's context model is counted and trained; see README.md."""

"""What spincheck finds, and what it flags wrongly."""

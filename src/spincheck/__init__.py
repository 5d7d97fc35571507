"""spincheck finds damaged text before it is published: spun phrases, readability drops and scrape debris."""

__version__ = "0.1.0"

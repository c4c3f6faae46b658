"""imrassist: helps an author to write an Individual Management Review."""

__version__ = "0.1.0"

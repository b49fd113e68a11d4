"""A data folder to checked tables: `read_folder` is the front door, one noun a file behind it."""

from features.reading.reading import Reading, read_folder

__all__ = ["Reading", "read_folder"]

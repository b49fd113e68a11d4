"""The decision protocol in words, on the screen and, by paper.py, in pages."""

"""The watch of a call for people: what is found, in words, in a terminal and as a page."""

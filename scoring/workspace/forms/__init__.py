"""What is asked for in several fields at once: read, checked field by field, and shown again where wrong."""

"""The open, read-only interface for programs: what a person may see, by their token."""

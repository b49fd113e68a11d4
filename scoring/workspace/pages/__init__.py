"""What templates receive: one frozen dataclass a page, built from a Sight."""

"""What leaves the workspace as tables, by the same definitions for files and programs."""

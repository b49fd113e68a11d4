"""What the workspace receives from a data folder and from scoring: plain dataclasses, made outside of it."""

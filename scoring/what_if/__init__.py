"""What one application could act on, and what its score would be then; nothing here is a promise of cause."""

from scoring.what_if.gaps import Gap, actionable_gaps

__all__ = ["Gap", "actionable_gaps"]

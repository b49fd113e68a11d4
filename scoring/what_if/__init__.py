"""What one application could act on, and what its score would be then; nothing here is a promise of cause."""

from scoring.what_if.answer import WhatIf
from scoring.what_if.ask import answered
from scoring.what_if.gaps import Gap, actionable_gaps
from scoring.what_if.sentences import sentences

__all__ = ["Gap", "WhatIf", "actionable_gaps", "answered", "sentences"]

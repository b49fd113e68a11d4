"""How little would have to change for another recommendation, and what rests on what nobody else has seen."""

from scoring.robustness.chooser import Choose, by_policy, first_by_value
from scoring.robustness.committee import Committee
from scoring.robustness.robustness import Case, CommitteeOrder, Robustness, robustness

__all__ = [
    "Case",
    "Choose",
    "Committee",
    "CommitteeOrder",
    "Robustness",
    "by_policy",
    "first_by_value",
    "robustness",
]

"""The priors of the committee's model (gibbs.py), in shares of the scale: the same for every call."""

from __future__ import annotations

MIDDLE, MIDDLE_SD = 0.5, 0.5
BETWEEN = 0.25
"""Scale of the half-Cauchy priors of τ and κ, and of the half-normal prior of s."""
SPREAD_SD = 0.25
NOISE_FREEDOM = 8.0
NOISE_FLOOR = 0.02
"""Below it the typical noise never falls: marks are given in steps, and reviewers who happen to agree exactly
are not thereby without error."""

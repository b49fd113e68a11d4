"""Which applications to fund together: values, rules, what every rule costs, and which rules contradict."""

from __future__ import annotations

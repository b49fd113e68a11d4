"""A recommendation's numbers in words: the value in its unit, money, growth."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.numbers import number, signed
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.words import say
from scoring.sheet import Language


@dataclass(frozen=True)
class Amounts:
    """What is maximised in one recommendation, and how it is written in one language."""

    one: Recommendation
    language: Language

    @property
    def unit(self) -> str:
        """Key of the unit: pp, points, jobs or chance."""
        if self.one.policy.value == "chance":
            return "chance"
        if self.one.policy.weight == "employees":
            return "jobs"
        return "points" if self.one.call.is_index else "pp"

    @property
    def unit_name(self) -> str:
        """The unit in a sentence."""
        return say(f"unit_name_{self.unit}", self.language)

    def value(self, value: float, sign: bool = False) -> str:
        """A value with its unit."""
        return say(f"unit_{self.unit}", self.language, value=self.figure(value, sign))

    def figure(self, value: float, sign: bool = False) -> str:
        """A value without its unit, with as many decimals as tell it from 0."""
        places = 2 if self.unit == "chance" or 0 < abs(value) < 0.1 else 1
        return (signed if sign else number)(value, self.language, places)

    def growth(self, value: float) -> str:
        """A score, or scores added up."""
        key, write = ("unit_points", number) if self.one.call.is_index else ("unit_pp", signed)
        return say(key, self.language, value=write(value, self.language, 1))

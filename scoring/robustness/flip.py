"""One change that would exchange the last funded pair, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.sheet import Language

Kind = Literal["datum", "weight", "rating", "criterion"]


@dataclass(frozen=True)
class Flip:
    """A single change after which the first one out is funded and the last one in is not.

    `size` orders changes of one kind: normal scores among past applications for a datum, points of the scale
    for a rating, the share by which it grows or shrinks for a weight. `times` is how many times what the
    declared rule calls ordinary that is: a tenth of a spread or one member, one point, a tenth of a weight.
    `of` is the application, reviewer's application or criterion concerned. `before` and `after` are as
    people read them. `confirmed` is whether the choice was made again with it: marks by the sampler, weights
    of criteria by the closed form alone (marks.py).
    """

    kind: Kind
    of: str
    name: str
    before: float
    after: float
    size: float
    times: float
    confirmed: bool
    en: str
    nb: str

    @property
    def small(self) -> bool:
        """Whether the change lies within what the declared rule calls ordinary."""
        return self.times <= 1 + 1e-9

    def says(self, language: Language) -> str:
        """The change in words, without a full stop."""
        return self.nb if language == "nb" else self.en

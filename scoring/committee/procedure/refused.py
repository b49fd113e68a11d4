"""An act that the rules do not allow: a sentence for whoever tried, which can be said in another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Sentence(str):
    """A sentence that remembers its pattern and what stands in it, for a translation to find."""

    pattern: str
    values: Mapping[str, object]


class Both(str):
    """English that brings its own Norwegian along, as what was written down in both languages does.

    >>> told = Both("one is new", nb="én er ny")
    >>> told, told.nb
    ('one is new', 'én er ny')
    """

    nb: str

    def __new__(cls, en: str, *, nb: str) -> Both:
        """English, and beside it Norwegian."""
        told = super().__new__(cls, en)
        told.nb = nb
        return told


def sentence(pattern: str, **values: object) -> Sentence:
    """The pattern with the values in their places.

    >>> told = sentence("{person} has not locked {application_id}.", person="ana", application_id="A-7")
    >>> told, told.pattern, told.values["person"]
    ('ana has not locked A-7.', '{person} has not locked {application_id}.', 'ana')
    """
    told = Sentence(pattern.format(**values))
    told.pattern, told.values = pattern, values
    return told


def worded(pattern: str) -> str:
    """The pattern as it is: marked for translation where it is written apart from its `sentence`."""
    return pattern


def joined(by: str, parts: Iterable[object]) -> Sentence:
    """Several as one, each still to be said in another language.

    >>> joined(", ", ["employer", sentence("{n} more", n=2)])
    'employer, 2 more'
    """
    told = {f"part_{place}": part for place, part in enumerate(parts)}
    return sentence(by.join(f"{{{name}}}" for name in told), **told)


CHOICES = (worded("{part_0} or {part_1}"), worded("{part_0} or {part_1} or {part_2}"))
"""What `joined` makes of two and of three between which one chooses."""


class Refused(Exception):
    """Says what cannot be done, why, and what can be done instead; `problems`: its sentences, all at once."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ConflictOfInterest(Refused):
    """The person has a conflict with the application; the sentence tells nothing about the application."""

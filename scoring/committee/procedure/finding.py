"""Conflicts found in registers: a reviewer's employer, boards, shares and projects against every roster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scoring.committee.procedure.conflicts import Conflict, Kind, Link, Source
from scoring.committee.procedure.refused import Sentence, joined, sentence

Roster = Mapping[str, str]
"""The members of one application: organisation number -> the firm's name."""
Tie = tuple[str, str, str]
"""Two organisations and what ties them; it holds both ways."""
HAVING = frozenset({Kind.EMPLOYER, Kind.BOARD, Kind.OWNERSHIP})
"""Interests that make an organisation a person's own, so that its ties become the person's."""
BINDING = frozenset({Kind.PROJECT, Kind.OWNERSHIP})
"""Ties that carry an interest on; a patent or a supplier may be a hundred firms away."""


@dataclass(frozen=True)
class Interest:
    """A person's interest in an organisation, as a register or the person states it."""

    person: str
    org_id: str
    kind: Kind


@dataclass(frozen=True)
class Found:
    """What connects one person with the members of one application, of which there are `of`."""

    person: str
    application_id: str
    links: tuple[Link, ...]
    of: int

    @property
    def org_ids(self) -> tuple[str, ...]:
        """The member firms concerned, sorted."""
        return self.conflict().org_ids

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What connects the person with them, in the order of `Kind`."""
        return self.conflict().kinds

    def conflict(self) -> Conflict:
        """The conflict this is, before anybody has ruled on it."""
        return Conflict(self.person, self.application_id, Source.FOUND, self.links, self.of)

    def told(self) -> Sentence:
        """How much of the application is concerned: "3 of 74 members: employer, project"."""
        kinds = joined(", ", self.kinds)
        return sentence("{n} of {of} members: {kinds}", n=len(self.org_ids), of=self.of, kinds=kinds)


def found(
    interests: Iterable[Interest], rosters: Mapping[str, Roster], ties: Iterable[Tie] = ()
) -> tuple[Found, ...]:
    """Every person and application that registers connect, sorted; the order of any argument changes nothing.

    rosters: application -> its members. ties: those that count now; who calls leaves out those that have
    ended. Only projects and ownership carry an interest on, over one step. Numbers are compared without
    spaces, so that "914 778 271" is not another firm.
    """
    reach = _reach(interests, ties)
    pairs = ((person, links, name) for person, links in sorted(reach.items()) for name in sorted(rosters))
    every = (
        Found(person, name, _within(links, rosters[name]), len(rosters[name]))
        for person, links, name in pairs
    )
    return tuple(one for one in every if one.links)


def _reach(interests: Iterable[Interest], ties: Iterable[Tie]) -> dict[str, dict[str, set[Link]]]:
    """Person -> bare number -> the links with it."""
    tied = defaultdict(set)
    for one, other, kind in ties:
        if kind in BINDING:
            tied[bare(one)].add((bare(other), Kind(kind)))
            tied[bare(other)].add((bare(one), Kind(kind)))
    reach: dict[str, dict[str, set[Link]]] = defaultdict(lambda: defaultdict(set))
    for interest in interests:
        for link in _links(interest, tied):
            reach[interest.person][link.org_id].add(link)
    return reach


def _links(interest: Interest, tied: Mapping[str, set[tuple[str, Kind]]]) -> Iterator[Link]:
    own = bare(interest.org_id)
    yield Link(own, interest.kind)
    if interest.kind in HAVING:
        yield from (Link(other, kind, via=own) for other, kind in tied.get(own, ()) if other != own)


def _within(links: Mapping[str, set[Link]], roster: Roster) -> tuple[Link, ...]:
    return tuple(sorted(replace(link, org_id=org) for org in roster for link in links.get(bare(org), ())))


def bare(org_id: str) -> str:
    """An organisation number as it is compared.

    >>> bare("NO 914 778 271")
    'no914778271'
    """
    return "".join(org_id.split()).casefold()

"""Applications that share too many firms, and the groups of which at most one can be funded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.rules import Rule

Edges = dict[int, frozenset[int]]
ALIKE = 1e-9


def too_close(candidates: Sequence[Candidate], rule: Rule) -> Edges:
    """For every candidate, the positions of those with whom it shares more firms than the rule allows.

    `shared_firms` limits the number of shared firms, `shared_share` their share of the smaller membership.
    """
    sizes = np.array([len(one.members) for one in candidates])
    shared = _shared(candidates)
    rows, columns = shared.coords
    together = shared.data.astype("float64")
    if rule.kind == "shared_share":
        together = together / np.minimum(sizes[rows], sizes[columns])
    close = (rows != columns) & (together > rule.limit + ALIKE)
    found: dict[int, set[int]] = {}
    for one, other in zip(rows[close].tolist(), columns[close].tolist(), strict=True):
        found.setdefault(one, set()).add(other)
    return {one: frozenset(found[one]) for one in sorted(found)}


def cliques(edges: Mapping[int, frozenset[int]]) -> list[list[int]]:
    """Groups of which every two are joined, such that every joined pair is in one: the fewer, the tighter.

    >>> cliques({0: frozenset({1, 2}), 1: frozenset({0, 2}), 2: frozenset({0, 1, 3}), 3: frozenset({2})})
    [[0, 1, 2], [2, 3]]
    """
    covered: set[tuple[int, int]] = set()
    found = []
    for one, near in edges.items():
        for other in sorted(near):
            if one < other and (one, other) not in covered:
                group = _grown([one, other], edges)
                covered |= {(a, b) for a in group for b in group if a < b}
                found.append(group)
    return found


def _grown(group: list[int], edges: Mapping[int, frozenset[int]]) -> list[int]:
    common = edges[group[0]] & edges[group[1]]
    while common:
        group = [*group, min(common)]
        common &= edges[group[-1]]
    return sorted(group)


def _shared(candidates: Sequence[Candidate]) -> sparse.coo_array:
    """Numbers of shared firms, applications × applications."""
    firms: dict[str, int] = {}
    pairs = [
        (i, firms.setdefault(firm, len(firms)))
        for i, one in enumerate(candidates)
        for firm in sorted(one.members)
    ]
    at = np.array(pairs, dtype="int64").reshape(-1, 2)
    shape = (len(candidates), max(len(firms), 1))
    ones = np.ones(len(at), dtype="int64")
    listed = sparse.csr_array((ones, (at[:, 0], at[:, 1])), shape=shape)
    return (listed @ listed.T).tocoo()

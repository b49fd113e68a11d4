"""What draws of a joint distribution say about ranks: their chances, the sets that hold, the groups.

Plain arrays: (draws × applications) in float32, rank 1 for the largest. Nothing here knows a model.
"""

from __future__ import annotations

from scoring.ranks.chances import Chances, chances
from scoring.ranks.counts import rank_counts
from scoring.ranks.groups import alike, groups
from scoring.ranks.likely import likely_ranks
from scoring.ranks.sets import RankSets, rank_sets

__all__ = ["Chances", "RankSets", "alike", "chances", "groups", "likely_ranks", "rank_counts", "rank_sets"]

"""Draws for tests: from a seed, or small whole numbers with many ties."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

TIED = st.tuples(st.integers(1, 30), st.integers(1, 9)).flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.integers(-2, 2).map(float))
)
"""(draws × applications) with many ties."""


def normal(
    centre: npt.NDArray[np.float64], draws: int = 2000, seed: int = 0, spread: float = 1.0
) -> npt.NDArray[np.float32]:
    """Independent normal draws around `centre`."""
    noise = np.random.default_rng(seed).standard_normal((draws, len(centre)))
    return (centre + spread * noise).astype(np.float32)

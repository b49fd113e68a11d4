"""Whether chains have met: split R-hat and the effective number of draws.

Gelman et al. 2013, Bayesian Data Analysis, ch. 11; Vehtari et al. 2021, doi 10.1214/20-BA1221.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def split_r_hat(chains: Floats) -> Floats:
    """Potential scale reduction of every quantity, each chain cut into halves; 1 where all halves agree.

    chains: chains × draws × quantities. NaN where a quantity never moves.
    """
    half = chains.shape[1] // 2
    parts = np.concatenate([chains[:, :half], chains[:, half : 2 * half]])
    within = parts.var(axis=1, ddof=1).mean(axis=0)
    between = parts.mean(axis=1).var(axis=0, ddof=1)
    moving = within > 0
    ratio = (half - 1) / half + between / np.where(moving, within, 1.0)
    return np.where(moving, np.sqrt(ratio), np.nan)


def effective_draws(chains: Floats) -> Floats:
    """How many independent draws the chains are worth, for the mean of every quantity.

    chains: chains × draws × quantities. Autocorrelations are added up in pairs until a pair is negative
    (Geyer 1992), around the mean of all chains, so that chains apart count as correlated.
    """
    number, length, quantities = chains.shape
    apart = chains - chains.mean(axis=(0, 1))
    turned = np.fft.rfft(apart, 2 * length, axis=1)
    power = np.fft.irfft(turned * turned.conj(), axis=1)[:, :length].mean(axis=0)
    moving = power[0] > 0
    correlation = power / np.where(moving, power[0], 1.0)
    even = 2 * ((length - 1) // 2)
    pairs = correlation[1 : even + 1].reshape(-1, 2, quantities).sum(axis=1)
    kept = np.where(np.minimum.accumulate(pairs > 0, axis=0), pairs, 0.0).sum(axis=0)
    worth: Floats = number * length / np.maximum(1 + 2 * kept, 1.0)
    return np.where(moving, worth, np.nan)

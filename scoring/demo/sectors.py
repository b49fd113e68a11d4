"""Forty-two sectors of a Norwegian-looking economy: the orders of magnitude are plausible, not official."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Sector:
    """One sector: `firms` is its relative number, `urban` the pull of large towns (negative: of small ones).

    Money is NOK 1,000 of value added per employee and year; shares are of value added, `exports` of revenue,
    `added` is value added per revenue, `tide` the mean national growth in per cent a year. `words` name
    application topics in English, `stem` begins a Norwegian compound such as "Havbruksklyngen".
    """

    code: str
    firms: float
    urban: float
    productivity: float
    wages: float
    rd: float
    exports: float
    added: float
    tide: float
    words: tuple[str, ...]
    stem: str


SECTORS: tuple[Sector, ...] = (
    Sector("03.1", 2.0, -0.6, 1900, 0.45, 0.01, 0.55, 0.50, 0.3, ("Coastal Fleet", "Cod"), "Fiskeri"),
    Sector("03.2", 1.6, -0.5, 3200, 0.30, 0.03, 0.70, 0.40, 2.5, ("Salmon Health", "Kelp"), "Havbruks"),
    Sector("08.1", 0.8, -0.4, 1300, 0.55, 0.01, 0.30, 0.45, 0.5, ("Minerals", "Stone"), "Mineral"),
    Sector("09.1", 1.4, 0.2, 1700, 0.60, 0.05, 0.40, 0.45, -0.5, ("Subsea", "Drilling"), "Undervanns"),
    Sector("10.1", 1.0, -0.2, 800, 0.70, 0.01, 0.05, 0.20, 0.2, ("Mountain Food", "Lamb"), "Mat"),
    Sector("10.2", 1.2, -0.6, 900, 0.62, 0.02, 0.75, 0.20, 1.0, ("Seafood", "Shellfish"), "Sjømat"),
    Sector("10.5", 0.5, -0.1, 950, 0.62, 0.02, 0.10, 0.22, 0.1, ("Dairy", "Cheese"), "Melke"),
    Sector("13.9", 0.5, -0.2, 650, 0.75, 0.02, 0.35, 0.38, -0.8, ("Wool", "Textiles"), "Tekstil"),
    Sector("16.1", 0.7, -0.5, 850, 0.65, 0.01, 0.25, 0.28, 0.0, ("Nordic Timber", "Forest"), "Skog"),
    Sector("16.2", 1.2, -0.3, 750, 0.72, 0.01, 0.10, 0.32, 0.6, ("Timber Homes", "Wood"), "Tre"),
    Sector("20.1", 0.5, -0.2, 2000, 0.45, 0.05, 0.75, 0.30, 0.4, ("Biorefinery", "Polymers"), "Prosess"),
    Sector("20.4", 0.3, 0.1, 1400, 0.52, 0.04, 0.50, 0.32, 0.5, ("Marine Lipids", "Bio Oils"), "Bio"),
    Sector("21.2", 0.4, 0.4, 2200, 0.45, 0.16, 0.70, 0.45, 2.0, ("Cancer", "Vaccines"), "Legemiddel"),
    Sector("24.4", 0.4, -0.4, 1800, 0.48, 0.03, 0.80, 0.25, 0.3, ("Light Metals", "Aluminium"), "Metall"),
    Sector("25.1", 1.8, -0.1, 800, 0.75, 0.01, 0.15, 0.38, 0.2, ("Steel", "Welding"), "Stål"),
    Sector("25.6", 1.6, -0.1, 850, 0.75, 0.02, 0.20, 0.45, 0.6, ("Machining", "Lean Factory"), "Industri"),
    Sector("26.1", 0.6, 0.3, 1200, 0.62, 0.14, 0.60, 0.40, 1.8, ("Microsystems", "Nano"), "Elektronikk"),
    Sector("26.5", 0.7, 0.3, 1300, 0.62, 0.15, 0.65, 0.45, 2.2, ("Sensors", "Space"), "Sensor"),
    Sector("26.6", 0.4, 0.4, 1300, 0.58, 0.16, 0.70, 0.45, 2.4, ("Medtech", "Imaging"), "Medtek"),
    Sector("27.1", 0.7, 0.0, 1000, 0.68, 0.06, 0.45, 0.32, 1.5, ("Electric Drives", "Grid"), "Elkraft"),
    Sector("27.2", 0.3, 0.0, 1100, 0.66, 0.12, 0.55, 0.30, 4.5, ("Battery", "Energy Storage"), "Batteri"),
    Sector("28.2", 1.0, 0.0, 1050, 0.68, 0.06, 0.50, 0.35, 0.8, ("Lifting", "Robotics"), "Robot"),
    Sector("28.9", 0.9, -0.1, 1000, 0.68, 0.06, 0.55, 0.35, 0.9, ("Winches", "Automation"), "Maskin"),
    Sector("30.1", 1.1, -0.4, 950, 0.72, 0.03, 0.50, 0.25, 0.2, ("Green Ships", "Blue Maritime"), "Maritim"),
    Sector("31.0", 0.8, -0.3, 700, 0.74, 0.02, 0.30, 0.35, -0.3, ("Furniture", "Interiors"), "Møbel"),
    Sector("35.1", 1.0, -0.2, 4000, 0.22, 0.01, 0.10, 0.55, 1.2, ("Offshore Wind", "Hydrogen"), "Kraft"),
    Sector("38.3", 0.7, 0.0, 1000, 0.62, 0.02, 0.20, 0.35, 2.0, ("Circular", "Reuse"), "Kretsløps"),
    Sector("41.2", 6.0, 0.0, 800, 0.75, 0.002, 0.01, 0.30, 0.7, ("Better Building", "Clay"), "Bygg"),
    Sector("42.9", 0.9, 0.0, 900, 0.72, 0.01, 0.08, 0.32, 0.8, ("Harbour", "Rock & Tunnel"), "Anleggs"),
    Sector("50.2", 1.0, -0.2, 1800, 0.45, 0.01, 0.65, 0.40, 0.2, ("Clean Shipping", "Ferry"), "Skipsfarts"),
    Sector("52.2", 1.5, 0.2, 900, 0.70, 0.01, 0.15, 0.35, 0.8, ("Logistics", "Green Ports"), "Logistikk"),
    Sector("55.1", 2.0, -0.1, 550, 0.75, 0.002, 0.25, 0.45, 0.8, ("Outdoor", "Fjord Travel"), "Reiselivs"),
    Sector("58.2", 0.8, 0.6, 1200, 0.72, 0.18, 0.35, 0.55, 3.0, ("Games", "Learning"), "Spill"),
    Sector("59.1", 1.2, 0.6, 750, 0.70, 0.01, 0.12, 0.42, 0.9, ("Film & Stories", "Media"), "Medie"),
    Sector("62.0", 5.0, 0.6, 1150, 0.78, 0.12, 0.20, 0.55, 3.2, ("Applied AI", "Cyber"), "Digital"),
    Sector("63.1", 0.8, 0.5, 1500, 0.60, 0.08, 0.25, 0.45, 2.8, ("Green Data", "Health Data"), "Data"),
    Sector("66.1", 0.9, 0.7, 1900, 0.60, 0.04, 0.10, 0.60, 1.8, ("Fintech", "Insurance"), "Finans"),
    Sector("71.1", 4.0, 0.4, 1100, 0.78, 0.05, 0.15, 0.55, 1.2, ("Ocean Power", "Smart City"), "Teknologi"),
    Sector("71.2", 0.8, 0.2, 1050, 0.74, 0.05, 0.25, 0.52, 1.0, ("Trials", "Safe Materials"), "Test"),
    Sector("72.1", 0.7, 0.5, 1100, 0.80, 0.35, 0.30, 0.50, 1.6, ("Ocean Robotics", "Genomics"), "Forsknings"),
    Sector("74.1", 1.5, 0.6, 700, 0.76, 0.02, 0.08, 0.52, 1.3, ("Service Design", "Craft"), "Design"),
    Sector("86.9", 2.0, 0.2, 700, 0.85, 0.01, 0.01, 0.65, 1.8, ("Welfare", "Home Care"), "Helse"),
)
CODES: tuple[str, ...] = tuple(sector.code for sector in SECTORS)
GROUPS: NDArray[np.int64] = np.unique([code[:2] for code in CODES], return_inverse=True)[1].astype(np.int64)


def column(name: str) -> NDArray[np.float64]:
    """One numeric field of every sector, in the order of SECTORS."""
    return np.array([getattr(sector, name) for sector in SECTORS], dtype=float)

"""Proximity and size: how near everything is to everything, and how much of it there is.

Arguments are numbers or aligned arrays. Where an argument is "of members", its last axis runs over the
members of one application; "of regions" or "of sectors", over all regions or sectors.
"""

from __future__ import annotations

import numpy as np

from features.arithmetic import Floats, logarithm, median, percent, ratio, together, total

EARTH_KM = 6371.0
NEAREST_KM = 1.0
"""Regions whose centres coincide are taken to be this far apart, so that no weight is infinite."""


def great_circle(lat: Floats, lon: Floats, other_lat: Floats, other_lon: Floats) -> Floats:
    """Kilometres between points in degrees, by the haversine formula; arrays broadcast.

    >>> oslo, bergen = (59.91273, 10.74609), (60.39299, 5.32415)
    >>> float(great_circle(*oslo, *bergen).round())
    305.0
    """
    phi, other_phi = np.radians(lat), np.radians(other_lat)
    half = np.sin((other_phi - phi) / 2) ** 2
    half = half + np.cos(phi) * np.cos(other_phi) * np.sin(np.radians(np.subtract(other_lon, lon)) / 2) ** 2
    kilometres: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(half))
    return kilometres


def member_distance(member_lat: Floats, member_lon: Floats) -> Floats:
    """Great-circle distance between two members, median over all pairs (km).

    Of members, in degrees; a member without an address of its own stands at its region's centre.

    >>> float(member_distance([60, 60, 61], [10, 10, 10]).round(1))  # 0, 111.2 and 111.2 km
    111.2
    """
    lat, lon = together(member_lat, member_lon)
    shape = lat.shape[:-1]
    places = zip(lat.reshape(-1, lat.shape[-1]), lon.reshape(-1, lon.shape[-1]), strict=True)
    return np.array([_median_pair(*place) for place in places]).reshape(shape)


def _median_pair(lat: Floats, lon: Floats) -> float:
    lat, lon = lat[np.isfinite(lat)], lon[np.isfinite(lat)]
    if len(lat) < 2:
        return float("nan")
    one, other = np.triu_indices(len(lat), k=1)
    return float(median(great_circle(lat[one], lon[one], lat[other], lon[other])))


def same_labour_market(workplaces: Floats, labour_market: Floats) -> Floats:
    """Share of the members' employees that work in the labour market with most of them (%).

    Of members: employees, and a number for the labour market. Where no accounts are known, members count
    equally.

    >>> float(same_labour_market([30, 10, 60], [1, 2, 1]))
    90.0
    """
    staff, market = together(workplaces, labour_market)
    largest = np.full(staff.shape[:-1], np.nan)
    for column in range(staff.shape[-1]):
        here = np.where(market == market[..., [column]], staff, np.nan)
        largest = np.fmax(largest, total(here))
    return percent(largest, total(staff))


def regional_size(inhabitants_or_jobs: Floats) -> Floats:
    """Logarithm of the region's inhabitants (of its jobs, where the regions' inhabitants are not given).

    >>> float(regional_size(78_745).round(2))
    11.27
    """
    return logarithm(inhabitants_or_jobs)


def density(inhabitants: Floats, area_km2: Floats) -> Floats:
    """Inhabitants per km² of the region.

    >>> float(density(78_745, 2521).round(1))
    31.2
    """
    return ratio(inhabitants, area_km2)


def neighbour_strength(kilometres_to_regions: Floats, quotients_of_regions: Floats) -> Floats:
    """Specialisation of the other regions in the same sector, near ones counting most (1 = average).

    Of regions, the own one missing: Σ_s w_rs · LQ_s with w = 1 / km², the weights adding up to 1. After
    Delgado, Porter & Stern 2014.

    >>> float(neighbour_strength([np.nan, 10, 20], [3.0, 2.0, 1.0]).round(2))  # weights 4/5 and 1/5
    1.8
    """
    far, quotient = together(kilometres_to_regions, quotients_of_regions)
    weight = np.maximum(far, NEAREST_KM) ** -2.0
    return ratio(total(weight * quotient), total(weight))


def relatedness_density(relatedness: Floats, specialised: Floats) -> Floats:
    """How much of what is related to the sector the region is already specialised in (0–1).

    Of sectors, the own one missing: Σ_j φ_ij M_j / Σ_j φ_ij; M = 1 where the location quotient is above 1,
    φ = the smaller of the two chances that a region specialised in one of two sectors is so in the other.
    Hidalgo, Klinger, Barabási & Hausmann 2007.

    >>> float(relatedness_density([np.nan, 0.5, 0.3, 0.2], [1, 1, 0, 1]).round(2))
    0.7
    """
    phi, there = together(relatedness, specialised)
    return ratio(total(phi * there), total(phi))

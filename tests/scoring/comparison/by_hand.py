"""A comparison made by hand: what is shown, tested apart from how it is computed. All invented."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from features.tables import MEASURES
from models.comparison import flow, matching, pairing
from models.comparison.before import COVARIATES
from models.comparison.comparison import (
    Alternative,
    Beside,
    ComparedCall,
    Comparison,
    Event,
    EventYear,
    Part,
    Question,
    Worst,
)
from models.comparison.design import Design
from models.comparison.effect import FEW_CLUSTERS, Effect
from models.comparison.flow import FlowStep
from models.comparison.unseen import Unseen

SECTORS = {
    "26": (412, 9, 2.3, 0.9),
    "03": (388, 8, 1.4, 0.8),
    "62": (301, 12, 2.9, 1.1),
    "28": (210, 7, -0.3, 1.2),
    "72": (64, 6, 1.1, 2.9),
}
DESIGN = Design(covariates=COVARIATES)
REGIONS = {
    "Bergen": (322, 11, 2.0, 0.9),
    "Oslo": (289, 14, 1.2, 1.0),
    "Trondheim": (176, 8, 2.4, 1.3),
    "Tromsø": (41, 6, 0.6, 6.4),
}
BEFORE_AFTER = (
    (0.81, 0.04), (0.22, 0.03), (0.28, 0.05), (0.31, -0.02), (0.05, 0.01), (0.44, 0.06), (0.36, 0.05),
    (0.41, 0.07), (0.33, 0.06), (0.18, 0.02), (0.12, 0.03), (-0.14, 0.01),
)  # fmt: skip


def an_effect(estimate: float, se: float, treated: int = 1843, clusters: int = 36) -> Effect:
    return Effect(
        estimate=estimate,
        se=se,
        low=estimate - 2.03 * se,
        high=estimate + 2.03 * se,
        treated=treated,
        controls=6 * treated,
        clusters=clusters,
        effective=2.4 * treated,
        naive=estimate + 1.9,
        few_clusters=clusters < FEW_CLUSTERS,
        adjusted=True,
        effective_clusters=0.8 * clusters,
    )


def hand_made(*, estimate: float = 1.9, se: float = 0.55, worst: float = 0.07) -> Comparison:
    """The programme with everything that a comparison can have."""
    return Comparison(
        question=Question("2026-03-16", None, "funded", "never", MEASURES, "symmetric", None, DESIGN),
        calls=tuple(
            ComparedCall(str(year), year - 1, year + 2, f"{year + 4}-06-30", 212, 205)
            for year in range(2014, 2023)
        ),
        headline=an_effect(estimate, se),
        by_measure=(
            Part("employees", 1843, 36, an_effect(estimate, se)),
            Part("revenue", 1843, 36, an_effect(2.6, 0.9)),
            Part("value_added", 1843, 36, an_effect(0.7, 0.8)),
        ),
        by_year=tuple(Part(str(k), 1843, 36, an_effect(0.6 + 0.7 * k, 0.8)) for k in (1, 2, 3)),
        by_sector=_groups(SECTORS, small=11),
        by_region=_groups(REGIONS, small=40),
        alternatives=(
            Alternative("headline", estimate, an_effect(estimate, se)),
            Alternative("as matched", 1.8, an_effect(1.8, 0.56)),
            Alternative("by employees", 1.3, an_effect(1.3, 0.9)),
            Alternative("standing", 1.6, an_effect(1.6, 0.6)),
            Alternative("weighting", 2.1, None),
            Alternative("least squares", 2.0, None),
        ),
        balance=_balance(worst),
        worst=Worst("trend_employees", worst),
        unseen=Unseen(1.42, 1.21, 0.061, 0.027, "trend_employees", 2.4, 1.1),
        before=Part("employees", 1702, 36, an_effect(0.1, 0.5)),
        placebo=Part("employees", 1702, 36, an_effect(-0.2, 0.4)),
        beside=Beside("rejected", an_effect(0.8, 0.3, 16_420, 402), True, 1.1, -0.2, 2.4),
        event=Event(
            tuple(EventYear(k, value, value - half, value + half) for k, value, half in _EVENT),
            9,
            1701,
            6902,
            0.41,
            0.9,
            (),
        ),
        flow=_FLOW,
        pairs=pd.DataFrame(
            {
                "call_id": ["2014", "2014"],
                "treated": ["914778271", "914778271"],
                "control": ["987654325", "=1+1"],
                "distance": [0.21, 0.34],
                "share": [0.5, 0.5],
                "cell": ["26 · 10–49 · town · 5–9"] * 2,
            }
        ),
        notices=("Accounts of 2019 are missing for a third of the firms: the year before stands in for it.",),
        hashes={"accounts": "a" * 64, "applications": "b" * 64, "calls": "c" * 64},
        code_version="1.0-3-gabc1234",
    )


def unbalanced() -> Comparison:
    """The same, but members grew faster in the years before than the firms they are compared with."""
    return hand_made(worst=0.18)


def no_difference() -> Comparison:
    """The same, with an interval around zero."""
    return hand_made(estimate=0.3, se=0.6)


def bare() -> Comparison:
    """One call, one measure, nothing else that could be said."""
    one = hand_made()
    nothing = Part("employees", 4, 1, None)
    return replace(
        one,
        question=replace(one.question, call_id="2014", measures=("employees",)),
        calls=one.calls[:1],
        by_measure=one.by_measure[:1],
        by_year=(),
        by_sector=(Part("26", 4, 1, None),),
        by_region=(),
        unseen=None,
        before=nothing,
        placebo=nothing,
        beside=None,
        event=None,
        notices=(),
    )


_EVENT = (
    (-4, -0.3, 1.3),
    (-3, 0.2, 1.1),
    (-2, 0.1, 0.9),
    (-1, 0.0, 0.0),
    (0, 0.9, 1.0),
    (1, 2.4, 1.4),
    (2, 4.1, 1.9),
    (3, 5.6, 2.4),
)
_FLOW = tuple(
    FlowStep(side, step, "" if count else step, firms)
    for side, step, count, firms in (
        ("all", flow.REGISTER, True, 541_230),
        ("all", flow.NOT_A_FIRM, False, 21_870),
        ("all", flow.JOINED, False, 312),
        ("treated", flow.MEMBERS, True, 2012),
        ("treated", flow.NO_START, False, 91),
        ("treated", flow.COMPARED, True, 1921),
        ("treated", matching.NO_CONTROL, False, 78),
        ("treated", pairing.PAIRED, True, 1843),
        ("control", flow.OTHERS, True, 517_036),
        ("control", flow.IN_A_CLUSTER, False, 91_200),
        ("control", flow.OWNED, False, 1_310),
        ("control", flow.NO_START, False, 140_020),
        ("control", flow.NO_GROWTH, False, 0),
        ("control", flow.COMPARED, True, 284_506),
        ("control", pairing.NOT_NEAREST, False, 273_448),
        ("control", pairing.PAIRED, True, 11_058),
    )
)


def _groups(named: dict[str, tuple[int, int, float, float]], small: int) -> tuple[Part, ...]:
    large = [Part(name, n, k, an_effect(value, se, n, k)) for name, (n, k, value, se) in named.items()]
    return (*large, *(Part(f"small {i}", 3, 1, None) for i in range(small)))


def _balance(worst: float) -> pd.DataFrame:
    rows = dict(zip(COVARIATES, BEFORE_AFTER, strict=True)) | {"trend_employees": (0.41, worst)}
    levels = {
        f"region_type={name}": (value, 0.0)
        for name, value in (("city", 0.3), ("town", -0.1), ("rural", -0.2))
    }
    frame = pd.DataFrame.from_dict(rows | levels, orient="index", columns=["smd_before", "smd_after"])
    binary = frame.index.str.contains("=")
    return frame.assign(
        variance_ratio_before=pd.Series(1.3, frame.index).mask(binary),
        variance_ratio_after=pd.Series(1.02, frame.index).mask(binary),
        ecdf_mean_before=frame["smd_before"].abs() / 4,
        ecdf_mean_after=frame["smd_after"].abs() / 4,
        ecdf_max_before=frame["smd_before"].abs() / 2,
        ecdf_max_after=frame["smd_after"].abs() / 2,
    ).rename_axis("column")

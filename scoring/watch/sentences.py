"""What the panels say, in a sentence each: never more than n allows."""

from __future__ import annotations

from models.watch.calibration import CALIBRATION
from models.watch.drift import FEATURES, MISSING
from models.watch.groups import GROUPS
from models.watch.panel import Panel, Watched
from scoring.industries import industry
from scoring.numbers import number, percent, signed
from scoring.phrases import phrase
from scoring.sheet import Language
from scoring.watch.found import CallWatch
from scoring.watch.words import WORDS, say

NEVER = 0.995
"""A share that would have to come this near to all of the applications is one that is never noticed."""
NAMED = 3
"""Alarms of a panel that are told one by one."""
OWN_NAMES = {"score": "score", "novel": "novel", "error": "error", "slope": "slope_name"}
DRIFT = {"sd": "drift_sd", "share": "drift_share", "pp a year": "drift_error", "slope": "drift_slope"}


def heading(told: CallWatch, language: Language) -> str:
    """What is to be said first."""
    alarmed = [say(one.name, language).lower() for one in told.found.panels if one.alarms]
    if alarmed:
        return say("alarm_heading", language, call=told.call_id, what=", ".join(alarmed))
    judged = any(one.name == FEATURES and one.verdict == "quiet" for one in told.found.panels)
    key = "quiet_heading" if judged else "unknown_heading"
    return say(key, language, call=told.call_id, n=told.applications)


def lead(told: CallWatch, language: Language) -> str:
    """With what the call is compared, and what an alarm means."""
    return say(
        "lead",
        language,
        n=told.applications,
        past=number(told.training_cases, language, 0),
        calls=len(told.training_calls),
        rate=percent(told.found.rate, language),
    )


def sentences(panel: Panel, told: CallWatch, language: Language) -> list[str]:
    """The panel's verdict: its alarms with their power, or what would have been noticed, or why not."""
    if panel.alarms:
        said = [alarm(panel, one, told, language) for one in panel.alarms[:NAMED]]
        rest = len(panel.alarms) - NAMED
        return [*said, say("and_more", language, count=rest)] if rest > 0 else said
    if panel.noticed is None or panel.unit is None:
        why = "few calls matured" if panel.why == "few calls" and panel.name == CALIBRATION else panel.why
        return [say(why, language, n=panel.n, calls=panel.calls)]
    if panel.unit == "share" and panel.noticed >= NEVER - panel.columns[0].expected:
        return [say("never_sentence", language)]
    size = sizes(panel, panel.noticed, panel.unit, language)
    if panel.verdict == "too small":
        return [say("too_small_sentence", language, noticed=size)]
    return [say(_quiet(panel), language, noticed=size)]


def _quiet(panel: Panel) -> str:
    """Which sentence says that nothing was noticed."""
    if panel.name == GROUPS:
        return "quiet_groups"
    return "quiet_sentence" if sum(one.unit == panel.unit for one in panel.columns) > 1 else "quiet_one"


def sizes(panel: Panel, noticed: float, unit: str, language: Language) -> str:
    """The smallest shift noticed; of calibration, in the mean error and in the slope."""
    told = amount(noticed, unit, language)
    slopes = [one.noticed for one in panel.columns if one.unit == "slope"]
    if not slopes:
        return told
    return say("mean_or_slope", language, mean=told, slope=amount(slopes[0], "slope", language))


def revised_sentence(told: CallWatch, language: Language) -> str:
    """Which features are no longer what the model learnt from."""
    names = ", ".join(column_name("", one.feature, told, language) for one in told.revised)
    key = "revised_one" if len(told.revised) == 1 else "revised_some"
    return say(key, language, count=len(told.revised), call=told.revised_call, names=names)


def alarm(panel: Panel, one: Watched, told: CallWatch, language: Language) -> str:
    """One alarm in words, with n and the smallest shift that would have been noticed."""
    return say(
        DRIFT.get(one.unit, "drift_pairs"),
        language,
        name=column_name(panel.name, one.name, told, language),
        shift=amount(one.shift, one.unit, language, sign=True),
        came=level(one.came, one.unit, language),
        expected=level(one.expected, one.unit, language),
        n=one.n,
        noticed=amount(one.noticed, one.unit, language),
    )


def amount(value: float, unit: str, language: Language, *, sign: bool = False) -> str:
    """A shift with its unit; shares in percentage points.

    >>> amount(0.62, "sd", "en"), amount(-0.163, "share", "en", sign=True)
    ('0.6 sd', '−16 pp')
    """
    factor, decimals, key = 1, 1, unit
    if unit in ("share", "pairs"):
        factor, decimals, key = 100, 0, {"share": "pp"}.get(unit, unit)
    told = (signed if sign else number)(factor * value, language, decimals)
    return say(key, language, value=told)


def level(value: float, unit: str, language: Language) -> str:
    """Where a column stands, as people read it."""
    if unit == "share":
        return percent(value, language)
    return number(100 * value, language, 0) if unit == "pairs" else number(value, language, 1)


def column_name(panel: str, name: str, told: CallWatch, language: Language) -> str:
    """A column's name for people: a feature's label, or what the column is."""
    if name in told.labels:
        label = phrase(name, told.labels[name]).label(language)
        return say("missing_name", language, name=label) if panel == MISSING else label
    if name in OWN_NAMES:
        return say(OWN_NAMES[name], language)
    kind, _, group = name.partition(": ")
    if group in WORDS:
        return say(group, language)
    names = {"region": told.regions.get(group, group), "sector": industry(group, language)}
    return f"{say(kind, language)} {names.get(kind, group)}"

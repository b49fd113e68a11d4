"""What a committee should know before it believes a score: declared rules, all in this file.

A flag never changes a score. Its sentence says what was found and, where there is one, the limit of the rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.numbers import number, percent
from scoring.phrases import dimension_name, phrase
from scoring.sheet import LANGUAGES, Flag, Language

ENGLISH, NORWEGIAN = LANGUAGES
STALE_YEARS = 2
ACCOUNTS_SHARE = 0.5
THIN_SHARE = 0.6
SELF_DECLARED_SHARE = 0.5
JOINED_SHARE = 0.2

RULES: dict[str, float] = {
    "stale_years": STALE_YEARS,
    "accounts_share": ACCOUNTS_SHARE,
    "thin_share": THIN_SHARE,
    "self_declared_share": SELF_DECLARED_SHARE,
    "joined_share": JOINED_SHARE,
}
"""The limits, as they stand on every sheet: a flag is raised above them (thin, few accounts: below)."""

FLAG_NAMES: dict[str, tuple[str, str, str]] = {
    "novel": ("N", "novel", "ny type"),
    "unseen": ("U", "unseen origin", "ukjent opphav"),
    "thin": ("T", "thin evidence", "tynt grunnlag"),
    "blank": ("B", "blank dimension", "tom dimensjon"),
    "few accounts": ("A", "few accounts", "få regnskap"),
    "stale": ("S", "stale accounts", "gamle regnskap"),
    "self-declared": ("D", "self-declared", "egenmeldt"),
    "roster": ("R", "roster changed", "endret liste"),
}
"""code -> letter for narrow tables, name in English, name in Norwegian."""


@dataclass(frozen=True)
class Facts:
    """What the rules look at, for one application. Shares are 0–1; None where there is nothing to judge.

    `further_than` is the share of past applications that were nearer to their nearest than this one is.
    `accounts_share` is the share of member firms with accounts that count, `years_since_accounts` how much
    older than the last full year those of the median firm are, `joined_share` the share of members who joined
    after the call had opened.
    """

    evidence_share: float
    evidence: dict[str, float | None] = field(default_factory=dict)
    self_declared_share: float | None = None
    novel: bool = False
    further_than: float | None = None
    alarm_rate: float | None = None
    declared_rate: float | None = None
    unusual: tuple[tuple[str, str], ...] = ()
    unseen_sector: str = ""
    unseen_region: str = ""
    accounts_share: float | None = None
    years_since_accounts: float | None = None
    joined_share: float | None = None


def flags(facts: Facts) -> tuple[Flag, ...]:
    """The flags that the facts raise, in the order of FLAG_NAMES."""
    return tuple(flag for rule in _IN_ORDER if (flag := rule(facts)) is not None)


def novel(facts: Facts) -> Flag | None:
    """Further from the past applications than the declared share of them was from each other."""
    if not facts.novel or facts.further_than is None or facts.declared_rate is None:
        return None
    measured_rate = facts.declared_rate if facts.alarm_rate is None else facts.alarm_rate
    numbers = {
        "further_than": facts.further_than,
        "declared_rate": facts.declared_rate,
        "alarm_rate": measured_rate,
    }
    return _flag(
        "novel",
        numbers,
        "Unlike past applications: further from the nearest ones than {further_than} of past applications "
        "were. "
        f"Most unusual: {_labels(facts, 'en')}. False alarms: {{alarm_rate}} of past applications "
        "(the rule was set to {declared_rate}).",
        "Ulik tidligere søknader: lenger fra de nærmeste enn {further_than} av de tidligere søknadene var. "
        f"Mest uvanlig: {_labels(facts, 'nb')}. Falske alarmer: {{alarm_rate}} av tidligere søknader "
        "(regelen er satt til {declared_rate}).",
    )


def unseen(facts: Facts) -> Flag | None:
    """A sector or a region from which no past application came."""
    named = [
        (f"the sector {facts.unseen_sector}", f"næringen {facts.unseen_sector}", facts.unseen_sector),
        (f"the region {facts.unseen_region}", f"regionen {facts.unseen_region}", facts.unseen_region),
    ]
    found = [(en, nb) for en, nb, name in named if name]
    if not found:
        return None
    en, nb = (_braced(word.join(part[i] for part in found)) for i, word in enumerate((" or ", " eller ")))
    return _flag(
        "unseen",
        {},
        f"Unseen origin: no past application came from {en}.",
        f"Ukjent opphav: ingen tidligere søknad kom fra {nb}.",
    )


def thin(facts: Facts) -> Flag | None:
    """Fewer of the features present than THIN_SHARE."""
    if facts.evidence_share >= THIN_SHARE:
        return None
    return _flag(
        "thin",
        {"share": facts.evidence_share, "limit": THIN_SHARE},
        "Thin evidence: {share} of the indicators could be computed (flagged below {limit}).",
        "Tynt grunnlag: {share} av indikatorene kunne beregnes (flagges under {limit}).",
    )


def blank(facts: Facts) -> Flag | None:
    """A dimension without a single feature present."""
    empty = [dimension for dimension, share in facts.evidence.items() if share == 0]
    if not empty:
        return None
    en, nb = (", ".join(dimension_name(one, language).lower() for one in empty) for language in ("en", "nb"))
    return _flag(
        "blank",
        {},
        f"Blank dimension: no evidence at all on {en}.",
        f"Tom dimensjon: uten grunnlag for {nb}.",
    )


def few_accounts(facts: Facts) -> Flag | None:
    """Accounts are known for fewer of the member firms than ACCOUNTS_SHARE."""
    if facts.accounts_share is None or facts.accounts_share >= ACCOUNTS_SHARE:
        return None
    return _flag(
        "few accounts",
        {"share": facts.accounts_share, "limit": ACCOUNTS_SHARE},
        "Few accounts: known for {share} of the member firms when the call closed (flagged below {limit}).",
        "Få regnskap: kjent for {share} av medlemsbedriftene da utlysningen ble lukket "
        "(flagges under {limit}).",
    )


def stale(facts: Facts) -> Flag | None:
    """The median firm's latest accounts are more than STALE_YEARS older than the last full year."""
    if facts.years_since_accounts is None or facts.years_since_accounts <= STALE_YEARS:
        return None
    return _flag(
        "stale",
        {"years": facts.years_since_accounts, "limit_years": STALE_YEARS},
        "Stale accounts: the latest ones of the median member firm are {years} years older than the last "
        "full year before the call closed (flagged above {limit_years}).",
        "Gamle regnskap: de siste for medianbedriften er {years} år eldre enn det siste hele året før "
        "utlysningen ble lukket (flagges over {limit_years}).",
    )


def self_declared(facts: Facts) -> Flag | None:
    """More than SELF_DECLARED_SHARE of what counts in favour rests on the applicant's own word."""
    if facts.self_declared_share is None or facts.self_declared_share <= SELF_DECLARED_SHARE:
        return None
    return _flag(
        "self-declared",
        {"share": facts.self_declared_share, "limit": SELF_DECLARED_SHARE},
        "Self-declared: {share} of what counts in favour rests on the applicant's own figures "
        "(flagged above {limit}).",
        "Egenmeldt: {share} av det som teller for, bygger på søkerens egne opplysninger "
        "(flagges over {limit}).",
    )


def roster(facts: Facts) -> Flag | None:
    """More than JOINED_SHARE of the members joined after the call had opened."""
    if facts.joined_share is None or facts.joined_share <= JOINED_SHARE:
        return None
    return _flag(
        "roster",
        {"share": facts.joined_share, "limit": JOINED_SHARE},
        "Roster changed: {share} of the members joined after the call had opened (flagged above {limit}).",
        "Endret medlemsliste: {share} av medlemmene kom til etter at utlysningen ble åpnet "
        "(flagges over {limit}).",
    )


_IN_ORDER: tuple[Callable[[Facts], Flag | None], ...] = (
    novel,
    unseen,
    thin,
    blank,
    few_accounts,
    stale,
    self_declared,
    roster,
)


def _flag(code: str, numbers: dict[str, float], en: str, nb: str) -> Flag:
    """The flag; shares are printed in per cent, years as they are."""
    en, nb = (
        text.format(**{name: _said(name, value, language) for name, value in numbers.items()})
        for text, language in ((en, ENGLISH), (nb, NORWEGIAN))
    )
    return Flag(code, en, nb, numbers)


def _said(name: str, value: float, language: Language) -> str:
    return number(value, language) if name.endswith("years") else percent(value, language)


def _labels(facts: Facts, language: Language) -> str:
    return _braced(", ".join(phrase(name, label).label(language) for name, label in facts.unusual))


def _braced(text: str) -> str:
    """Names may hold braces; the sentence is a format string."""
    return text.replace("{", "{{").replace("}", "}}")

"""Known limits in words, by the code of the rule that found them (models/card/limits.py)."""

from __future__ import annotations

from models.card.limits import Limit
from scoring.numbers import number, percent
from scoring.sheet import Language

LIMITS: dict[str, tuple[str, str]] = {
    "association": (
        "What it learnt are associations, not what causes growth: to change an indicator need not change the "
        "outcome.",
        "Det den har lært, er sammenhenger, ikke årsaker til vekst: å endre en indikator trenger ikke å "
        "endre utfallet.",
    ),
    "index": (
        "It is an index of criteria and rests on no outcome: the order is as good as the criteria are.",
        "Det er en indeks av kriterier og bygger ikke på utfall: rekkefølgen er så god som kriteriene er.",
    ),
    "elsewhere": (
        "It knows one programme in one country. For other rules, sectors or times nothing is known of "
        "its skill.",
        "Den kjenner ett program i ett land. For andre regler, næringer eller tider er treffsikkerheten "
        "ukjent.",
    ),
    "few_cases": (
        "It learnt from {cases} outcomes only; a few unusual ones can turn what it says.",
        "Den har lært av bare {cases} utfall; noen få uvanlige kan snu det den sier.",
    ),
    "noisy": (
        "Outcomes are uncertain: their median standard error is {error} pp a year against a spread of "
        "{spread}.",
        "Utfallene er usikre: median standardfeil er {error} pp i året mot en spredning på {spread}.",
    ),
    "thin": (
        "Under 60 % of the member firms could be evaluated in: {names}. Their outcomes stand for those firms "
        "only.",
        "Under 60 % av medlemsbedriftene kunne vurderes i: {names}. Utfallene gjelder bare de bedriftene.",
    ),
    "waiting": (
        "{applications} applications have no outcome yet ({names}). Not known is not zero: they taught "
        "nothing.",
        "{applications} søknader har ikke utfall ennå ({names}). Ukjent er ikke null: de har ikke lært "
        "den noe.",
    ),
    "sources": (
        "Outcomes are of different kinds, not quite comparable: {names}.",
        "Utfallene er av ulike slag og ikke helt sammenlignbare: {names}.",
    ),
    "winners_only": (
        "Only winners have outcomes in {calls} of {all} calls ({names}): what it says of applications that "
        "would have been rejected rests on nothing.",
        "Bare vinnere har utfall i {calls} av {all} utlysninger ({names}): det den sier om søknader som "
        "ville fått avslag, bygger på ingenting.",
    ),
    "selection": (
        "Of {known} outcomes {funded} are of funded applications, whose growth may in part be the "
        "programme’s doing. They are not told apart in training.",
        "Av {known} utfall er {funded} fra innvilgede søknader, og noe av den veksten kan skyldes "
        "programmet. De holdes ikke fra hverandre i treningen.",
    ),
    "few_calls": (
        "Skill rests on {calls} calls, which share the luck of their years; intervals over so few are rough.",
        "Treffsikkerheten bygger på {calls} utlysninger, som deler årenes hell; intervaller over så få "
        "er grove.",
    ),
    "intervals": (
        "No past call had intervals that could be tested: whether those of new scores hold is not known.",
        "Ingen tidligere utlysning hadde intervaller som kunne prøves: det er ikke kjent om de for nye "
        "skårer holder.",
    ),
    "coverage": (
        "Intervals of past calls, meant to hold {nominal}, held {share} of {n} outcomes: the size "
        "of its errors has changed.",
        "Intervaller for tidligere utlysninger, som skulle holde {nominal}, holdt {share} av {n} utfall: "
        "størrelsen "
        "på feilene har endret seg.",
    ),
    "missing": (
        "{count} of {all} indicators are missing for more than half of the past applications: {names}.",
        "{count} av {all} indikatorer mangler for mer enn halvparten av de tidligere søknadene: {names}.",
    ),
}
SHARES = {"nominal", "share"}
DECIMALS = {"error", "spread"}


def limit_sentence(limit: Limit, language: Language) -> str:
    """The limit as people read it."""
    filled = {name: _written(name, value, language) for name, value in limit.numbers.items()}
    return LIMITS[limit.code][language == "nb"].format(**filled, names=", ".join(limit.names))


def _written(name: str, value: float, language: Language) -> str:
    if name in SHARES:
        return percent(value, language)
    return number(value, language, 1 if name in DECIMALS else 0)

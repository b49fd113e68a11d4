"""The words of the watch in English and Norwegian bokmål: headings, verdicts and what the panels say."""

from __future__ import annotations

from scoring.sheet import Language
from scoring.watch.page_words import PAGE

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Watch of call {call}", "Overvåking av utlysning {call}"),
    "crumbs": (
        "Call {call} · closed {date} · model {version}",
        "Utlysning {call} · lukket {date} · modell {version}",
    ),
    "quiet_heading": (
        "Call {call} looks like the past ones, as far as {n} applications can tell",
        "Utlysning {call} ligner de tidligere, så langt {n} søknader kan vise",
    ),
    "unknown_heading": (
        "Call {call}: too little to tell whether it looks like the past ones",
        "Utlysning {call}: for lite grunnlag til å si om den ligner de tidligere",
    ),
    "alarm_heading": ("Call {call}: drift noticed in {what}", "Utlysning {call}: endring oppdaget i {what}"),
    "lead": (
        "{n} applications beside {past} applications of {calls} calls that the model learnt from. Alarms "
        "are set so that a call like the past ones raises any of them in {rate} of cases. An alarm says "
        "that something is different, not why, nor that the scores are wrong.",
        "{n} søknader ved siden av {past} søknader fra {calls} utlysninger som modellen har lært av. "
        "Varslene er satt slik at en utlysning som ligner de tidligere, utløser noe varsel i {rate} av "
        "tilfellene. Et varsel sier at noe er annerledes, ikke hvorfor, og heller ikke at skårene er feil.",
    ),
    "skip": ("Skip to the panels", "Hopp til panelene"),
    "navigation": ("Page", "Side"),
    "nav_panels": ("Panels", "Paneler"),
    "nav_features": ("Features", "Indikatorer"),
    "nav_outcomes": ("Outcomes", "Utfall"),
    "nav_method": ("Method", "Metode"),
    "other_language": ("Norsk", "English"),
    "features": ("Features", "Indikatorer"),
    "missing": ("Missing values", "Manglende verdier"),
    "scores": ("Scores", "Skårer"),
    "novelty": ("Novelty", "Uvanlige søknader"),
    "calibration": ("Calibration", "Kalibrering"),
    "groups": ("Skill by group", "Treffsikkerhet etter gruppe"),
    "alarm": ("noticed", "oppdaget"),
    "quiet": ("quiet", "rolig"),
    "too small": ("n too small", "for liten n"),
    "not judged": ("not judged", "ikke vurdert"),
    "n": ("n = {n}", "n = {n}"),
    "quiet_sentence": (
        "No shift noticed. In a typical feature {noticed} would have been, in 80 of 100 such calls.",
        "Ingen endring oppdaget. For en typisk indikator ville {noticed} blitt det, i 80 av 100 slike "
        "utlysninger.",
    ),
    "quiet_groups": (
        "No group was ranked worse than chance allows. In a typical group a shortfall of {noticed} would "
        "have been noticed, in 80 of 100 such calls.",
        "Ingen gruppe ble rangert dårligere enn tilfeldigheter tilsier. I en typisk gruppe ville en svikt på "
        "{noticed} blitt oppdaget, i 80 av 100 slike utlysninger.",
    ),
    "quiet_one": (
        "No shift noticed; {noticed} would have been, in 80 of 100 such calls.",
        "Ingen endring oppdaget; {noticed} ville blitt det i 80 av 100 slike utlysninger.",
    ),
    "too_small_sentence": (
        "Only shifts of {noticed} or more would be noticed in 80 of 100 such calls.",
        "Bare endringer på {noticed} eller mer ville blitt oppdaget i 80 av 100 slike utlysninger.",
    ),
    "never_sentence": (
        "Not even the largest possible shift would be noticed in 80 of 100 such calls.",
        "Ikke engang den største mulige endringen ville blitt oppdaget i 80 av 100 slike utlysninger.",
    ),
    "drift_sd": (
        "Drift noticed in {name}: mean moved by {shift} (n = {n}; smallest shift that would be noticed: "
        "{noticed}).",
        "Endring oppdaget i {name}: gjennomsnittet flyttet seg {shift} (n = {n}; minste endring som ville "
        "blitt oppdaget: {noticed}).",
    ),
    "drift_share": (
        "Noticed in {name}: {came} of the applications, where {expected} was expected (n = {n}; smallest "
        "shift that would be noticed: {noticed}).",
        "Oppdaget i {name}: {came} av søknadene, der {expected} var ventet (n = {n}; minste endring som "
        "ville blitt oppdaget: {noticed}).",
    ),
    "drift_error": (
        "Outcomes came {shift} beside what earlier calls let expect (n = {n}; smallest shift that would be "
        "noticed: {noticed}).",
        "Utfallene lå {shift} fra det tidligere utlysninger ga grunn til å vente (n = {n}; minste endring "
        "som ville blitt oppdaget: {noticed}).",
    ),
    "drift_slope": (
        "Differences between applications came {came} times as large as predicted, where {expected} was "
        "expected (n = {n}; smallest shift that would be noticed: {noticed}).",
        "Forskjellene mellom søknadene ble {came} ganger så store som predikert, der {expected} var ventet "
        "(n = {n}; minste endring som ville blitt oppdaget: {noticed}).",
    ),
    "drift_pairs": (
        "{name} was ranked worse: {came} of 100 pairs in the right order, where {expected} were expected (n"
        " = {n}; smallest shortfall that would be noticed: {noticed}).",
        "{name} ble rangert dårligere: {came} av 100 par i riktig rekkefølge, der {expected} var ventet (n "
        "= {n}; minste svikt som ville blitt oppdaget: {noticed}).",
    ),
    "and_more": ("And {count} more.", "Og {count} til."),
    "few calls": (
        "n is too small: with {calls} past calls nothing can be said about how calls differ (3 are needed).",
        "n er for liten: med {calls} tidligere utlysninger kan ingenting sies om hvordan de varierer (3 "
        "trengs).",
    ),
    "few calls matured": (
        "n is too small: {n} outcomes of the call that matured last, and {calls} earlier calls to compare "
        "with (5 and 3 are needed).",
        "n er for liten: {n} utfall fra utlysningen som modnet sist, og {calls} tidligere å sammenligne med"
        " (5 og 3 trengs).",
    ),
    "nothing to compare": (
        "Nothing to judge: nothing varies, or too few are known.",
        "Ingenting å vurdere: ingenting varierer, eller for få verdier er kjent.",
    ),
    "no record": (
        "Nothing to judge: the model has no predictions of past calls beside outcomes.",
        "Ingenting å vurdere: modellen har ingen prediksjoner for tidligere utlysninger ved siden av utfall.",
    ),
    "none matured": (
        "No call has matured since the model was trained. Its own record, out of time, stands below.",
        "Ingen utlysning har modnet siden modellen ble trent. Modellens egne tall, ut av tid, står nedenfor.",
    ),
    "small groups": (
        "n is too small: no group has 20 outcomes.",
        "n er for liten: ingen gruppe har 20 utfall.",
    ),
    "sd": ("{value} sd", "{value} sd"),
    "pp": ("{value} pp", "{value} pp"),
    "pp a year": ("{value} pp a year", "{value} pp i året"),
    "slope": ("{value}", "{value}"),
    "mean_or_slope": (
        "{mean} in the mean, or {slope} in the slope,",
        "{mean} i gjennomsnittet, eller {slope} i stigningen,",
    ),
    "pairs": ("{value} of 100 pairs", "{value} av 100 par"),
    "score": ("the score", "skåren"),
    "novel": ("applications unlike past ones", "søknader ulike tidligere"),
    "missing_name": ("{name} missing", "{name} mangler"),
    "error": ("outcome less prediction", "utfall minus prediksjon"),
    "slope_name": ("slope of outcome on prediction", "stigning av utfall på prediksjon"),
    "region": ("region", "region"),
    "sector": ("sector", "næring"),
    "size": ("size", "størrelse"),
    "small consortia": ("small consortia", "små konsortier"),
    "medium consortia": ("medium consortia", "mellomstore konsortier"),
    "large consortia": ("large consortia", "store konsortier"),
    **PAGE,
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words of that key, filled."""
    return WORDS[key][language == "nb"].format(**filled)

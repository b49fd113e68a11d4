"""The report's own words in English and Norwegian bokmål; sentences about applications come from the sheets.

Placeholders are filled by the template from the sheets, never from anything else.
"""

from __future__ import annotations

from scoring.report.basis_words import BASIS
from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    # what this is
    "title": ("Call {call}: {count} applications ranked", "Utlysning {call}: {count} søknader rangert"),
    "title_one": ("Call {call}: one application scored", "Utlysning {call}: én søknad vurdert"),
    "call": ("Call {call}", "Utlysning {call}"),
    "closed": (
        "closed {date}; nothing known later enters a score",
        "lukket {date}; ingenting som ble kjent senere, inngår i skåren",
    ),
    "applications": ("{count} applications", "{count} søknader"),
    "one_application": ("One application", "Én søknad"),
    "and_seats": (", {seats} seats", ", {seats} plasser"),
    "and_one_seat": (", one seat", ", én plass"),
    "lead_growth": (
        "Expected growth is how much faster than comparable firms the members are likely to grow, in "
        "percentage points (pp) a year over {years} years. It is a prediction learnt from past "
        "applications. It does not say what the programme would change.",
        "Forventet vekst er hvor mye raskere enn sammenlignbare bedrifter medlemmene trolig vil vokse, i "
        "prosentpoeng (pp) i året over {years} år. Det er en prediksjon lært av tidligere søknader. Den "
        "sier ikke hva programmet ville ha endret.",
    ),
    "lead_index": (
        "Criteria index, not a growth forecast: fewer than 30 matured outcomes, or all of them the same. "
        "Every dimension counts the same, and within it every indicator, in the direction that the catalogue "
        "declares. {neutral} points are a typical application.",
        "Kriterieindeks, ikke en vekstprognose: færre enn 30 modne utfall, eller alle like. Hver dimensjon "
        "teller likt, og i den hver indikator, i den retningen katalogen oppgir. {neutral} poeng er en "
        "typisk søknad.",
    ),
    "index_badge": ("Criteria index, not a growth forecast", "Kriterieindeks, ikke en vekstprognose"),
    "other_language": ("Norsk", "English"),
    "skip": ("Skip to the ranking", "Hopp til rangeringen"),
    "navigation": ("In this report", "I denne rapporten"),
    "ranking": ("Ranking", "Rangering"),
    "basis": ("Basis", "Grunnlag for tallene"),
    "print_hint": ("Prints on A4, one page an application.", "Skrives ut på A4, én side per søknad."),
    "first_pages": (
        "Only the first {count} have a page of their own here; all are in the files.",
        "Bare de {count} første har en egen side her; alle er i filene.",
    ),
    # in ten seconds
    "ahead": ("Who is ahead, and why", "Hvem ligger foran, og hvorfor"),
    "mostly": ("mostly {dimension} {value}", "mest {dimension} {value}"),
    "sure": ("How sure", "Hvor sikkert"),
    "sure_skill": (
        "On past calls that it had not seen, the rank correlation of such scores with what happened was "
        "{skill}; past growth alone reached {past}. 0 is guessing, 1 is perfect.",
        "På tidligere utlysninger den ikke hadde sett, var rangkorrelasjonen mellom slike skårer og det "
        "som skjedde {skill}; tidligere vekst alene nådde {past}. 0 er gjetning, 1 er perfekt.",
    ),
    "sure_skill_alone": (
        "On past calls that it had not seen, the rank correlation of such scores with what happened was "
        "{skill}. 0 is guessing, 1 is perfect.",
        "På tidligere utlysninger den ikke hadde sett, var rangkorrelasjonen mellom slike skårer og det "
        "som skjedde {skill}. 0 er gjetning, 1 er perfekt.",
    ),
    "sure_pairs": (
        "In plain words: of two applications, the one that grew more was ranked first about {right} times "
        "in a hundred. A coin manages half.",
        "Sagt enkelt: av to søknader ble den som vokste mest, rangert først om lag {right} av hundre "
        "ganger. Mynt og kron klarer halvparten.",
    ),
    "sure_outranked": (
        "On past calls another ranking did better than these scores ({skill}): {better}. Weigh their order "
        "with care.",
        "På tidligere utlysninger traff en annen rangering bedre enn disse skårene ({skill}): {better}. "
        "Bruk rekkefølgen med forsiktighet.",
    ),
    "low_confidence": ("low confidence", "lav tillit"),
    "sure_unknown": (
        "No past call with known outcomes could be used to test these scores. Nothing is known about how "
        "well they rank.",
        "Ingen tidligere utlysning med kjente utfall kunne brukes til å prøve skårene. Det er ikke kjent "
        "hvor godt de rangerer.",
    ),
    # facts
    "fact_applications": ("Applications", "Søknader"),
    "fact_seats": ("Seats", "Plasser"),
    "fact_budget": ("Budget", "Ramme"),
    "fact_evidence": ("Evidence present", "Datagrunnlag på plass"),
    "fact_flagged": ("With flags", "Med merknader"),
    "fact_skill": ("Skill on past calls", "Treffsikkerhet på tidligere utlysninger"),
    "past_alone": ("past growth alone {value}", "tidligere vekst alene {value}"),
    "million": ("m", "mill."),
    # the ranking
    "ranked_by": ("Ranked by expected growth.", "Rangert etter forventet vekst."),
    "ranked_by_index": ("Ranked by the criteria index.", "Rangert etter kriterieindeksen."),
    "cells": (
        "The five columns say where the score comes from: what each dimension adds or takes away. A dashed "
        "cell has no evidence.",
        "De fem kolonnene viser hvor skåren kommer fra: hva hver dimensjon legger til eller trekker fra. "
        "En stiplet rute mangler grunnlag.",
    ),
    "rank": ("Rank", "Plass"),
    "application": ("Application", "Søknad"),
    "growth": ("Expected growth", "Forventet vekst"),
    "index": ("Criteria index", "Kriterieindeks"),
    "pp_a_year": ("pp a year", "pp i året"),
    "points": ("points", "poeng"),
    "like_comparable": ("0 = like comparable firms", "0 = som sammenlignbare bedrifter"),
    "like_typical": ("{neutral} = typical application", "{neutral} = typisk søknad"),
    "evidence": ("Evidence", "Grunnlag"),
    "flags": ("Flags", "Merknader"),
    "no_flags": ("none", "ingen"),
    "members": ("{count}\N{NO-BREAK SPACE}members", "{count}\N{NO-BREAK SPACE}medlemmer"),
    "one_member": ("one member", "ett medlem"),
    "line": (
        "{seats} seats: the line if the order alone decided. The committee decides.",
        "{seats} plasser: streken om rekkefølgen alene avgjorde. Komiteen avgjør.",
    ),
    "line_one": (
        "One seat: the line if the order alone decided. The committee decides.",
        "Én plass: streken om rekkefølgen alene avgjorde. Komiteen avgjør.",
    ),
    "no_evidence": ("no evidence", "uten grunnlag"),
    # one application
    "rank_of": ("{rank} of {count}", "{rank} av {count}"),
    "interval": ("80 % interval", "80 %-intervall"),
    "wide_interval": ("95 %: {ends}", "95 %: {ends}"),
    "to": ("{low} to {high}", "{low} til {high}"),
    "unbounded": ("unbounded", "ubegrenset"),
    "no_interval": ("none", "ingen"),
    "line_is": ("line: 80 % interval", "strek: 80 %-intervall"),
    "unsettled": ("sign not settled", "fortegn ikke avgjort"),
    "unsettled_note": (
        "±: the sign is not settled. Models learnt from as many other calls would have it the other way more "
        "than once in ten.",
        "±: fortegnet er ikke avgjort. Modeller lært av like mange andre utlysninger ville hatt det motsatt "
        "mer enn én gang av ti.",
    ),
    "strongest": ("Strongest", "Sterkest"),
    "weakest": ("Weakest", "Svakest"),
    "why": ("Why this score", "Hvorfor denne skåren"),
    "why_caption": (
        "From the starting point, each dimension adds or takes away; together they are the score. Unit: "
        "{unit}.",
        "Fra utgangspunktet legger hver dimensjon til eller trekker fra; til sammen er de skåren. Enhet: "
        "{unit}.",
    ),
    "features": ("The indicators that count most", "Indikatorene som teller mest"),
    "features_caption": (
        "Where the application stands, and the median of past applications beside it.",
        "Hvor søknaden står, med medianen av tidligere søknader ved siden av.",
    ),
    "all_features": ("All {count} indicators", "Alle {count} indikatorer"),
    "other_features": ("{count} other indicators", "{count} andre indikatorer"),
    "part": ("Dimension", "Dimensjon"),
    "indicator": ("Indicator", "Indikator"),
    "adds": ("Adds", "Bidrag"),
    "step": ("Step", "Trinn"),
    "here": ("Here", "Her"),
    "typical": ("Typical", "Typisk"),
    "starting": ("Starting point", "Utgangspunkt"),
    "missing": ("missing", "mangler"),
    "source_kind": ("Evidence grade", "Type grunnlag"),
    "actionable": ("Can be acted on", "Kan gjøres noe med"),
    "yes": ("yes", "ja"),
    "no": ("no", "nei"),
    "words": ("In words", "Med ord"),
    "no_reasons": (
        "No single indicator moves the score by as much as the last digit shown.",
        "Ingen enkelt indikator flytter skåren så mye som siste viste siffer.",
    ),
    "map": ("Where the members are", "Hvor medlemmene er"),
    "map_label": ("Map of {count} members", "Kart over {count} medlemmer"),
    "map_most": (", most of them in {place}", ", de fleste i {place}"),
    "map_none": (
        "No member has coordinates in the data folder.",
        "Ingen medlemmer har koordinater i datamappen.",
    ),
    "map_size": ("Area: employees.", "Areal: ansatte."),
    "map_credit": ("Outline: Natural Earth.", "Omriss: Natural Earth."),
    "map_outside": ("{count} outside the map.", "{count} utenfor kartet."),
    "firm": ("firm", "bedrift"),
    "research": ("research", "forskning"),
    "education": ("education", "utdanning"),
    "investor": ("investor", "investor"),
    "public": ("public", "offentlig"),
    "other_role": ("role not stated", "rolle ikke oppgitt"),
    "history": ("Growth so far, against the sector", "Vekst til nå, mot næringen"),
    "history_employees": (
        "Employees, {first} = 100. Organisations with accounts in both of two years.",
        "Ansatte, {first} = 100. Organisasjoner med regnskap i begge av to år.",
    ),
    "history_jobs": (
        "Jobs in the region and sector against the sector nationally, {first} = 100.",
        "Arbeidsplasser i region og næring mot næringen i landet, {first} = 100.",
    ),
    "history_none": (
        "No accounts or regional statistics of two years were known when the call closed.",
        "Ingen regnskap eller regional statistikk for to år var kjent da utlysningen ble lukket.",
    ),
    "history_label": (
        "From {first} to {last}: members 100 to {members}, sector 100 to {sector}",
        "Fra {first} til {last}: medlemmene 100 til {members}, næringen 100 til {sector}",
    ),
    "history_members": ("Members", "Medlemmer"),
    "history_cell": ("Here", "Her"),
    "history_sector": ("Sector", "Næring"),
    "year": ("Year", "År"),
    "alike": ("Most alike, and what became of them", "Mest like, og hvordan det gikk"),
    "alike_caption": (
        "Alike: 1 is the same on every indicator, 0 as far apart as two past applications usually are. "
        "Growth beyond comparable firms, pp a year, ± standard error.",
        "Likhet: 1 er lik på alle indikatorer, 0 så ulik som to tidligere søknader pleier å være. Vekst "
        "utover sammenlignbare bedrifter, pp i året, ± standardfeil.",
    ),
    "alike_none": (
        "No past application with a known outcome shares enough indicators with this one.",
        "Ingen tidligere søknad med kjent utfall deler nok indikatorer med denne.",
    ),
    "alike_column": ("Alike", "Likhet"),
    "became": ("Grew", "Vokste"),
    "not_known": ("not known yet", "ikke kjent ennå"),
    "funded": ("funded", "innvilget"),
    "rejected": ("rejected", "avslått"),
    "register": ("register", "register"),
    "audited": ("audited", "revidert"),
    "self-declared": ("self-declared", "egenmeldt"),
    "self_declared_share": (
        "{share} of what counts in favour is self-declared.",
        "{share} av det som teller for, er egenmeldt.",
    ),
    "to_ranking": ("Back to the ranking", "Tilbake til rangeringen"),
    "next": ("Next: {name}", "Neste: {name}"),
    "stamp": (
        "Application {id} · call {call}, as known on {date} · model {version} · data {data}",
        "Søknad {id} · utlysning {call}, slik kjent {date} · modell {version} · data {data}",
    ),
    **BASIS,
}

MODEL_NAMES: dict[str, tuple[str, str]] = {
    "model": ("growth model", "vekstmodell"),
    "ridge": ("ridge", "ridge"),
    "stock LightGBM": ("stock LightGBM", "LightGBM uten tilpasning"),
    "past growth": ("past growth", "tidligere vekst"),
    "criteria index": ("criteria index", "kriterieindeks"),
    "mean": ("mean", "gjennomsnitt"),
}
MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "nb": (
        "januar", "februar", "mars", "april", "mai", "juni",
        "juli", "august", "september", "oktober", "november", "desember",
    ),
}  # fmt: skip


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("rank_of", "nb", rank="3=", count=58)
    '3= av 58'
    """
    return WORDS[key][language == "nb"].format(**filled)


def model_name(name: str, language: Language) -> str:
    """A model's name as people read it; its own where it has no other."""
    return MODEL_NAMES.get(name, (name, name))[language == "nb"]


def date(day: str, language: Language) -> str:
    """An ISO date in words.

    >>> date("2026-03-16", "en"), date("2026-03-16", "nb")
    ('16 March 2026', '16. mars 2026')
    """
    year, month, of_month = day.split("-")
    point = "." if language == "nb" else ""
    return f"{int(of_month)}{point} {MONTHS[language][int(month) - 1]} {year}"

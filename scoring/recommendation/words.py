"""The recommendation's own words in English and Norwegian bokmål.

Placeholders are filled from the recommendation, never from anything else.
"""

from __future__ import annotations

from scoring.recommendation.method_words import METHOD
from scoring.recommendation.note_words import NOTES
from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    # what this is
    "title": ("Recommendation for call {call}", "Anbefaling for utlysning {call}"),
    "call": ("Call {call}", "Utlysning {call}"),
    "closed": (
        "closed {date}; nothing known later enters a score",
        "lukket {date}; ingenting som ble kjent senere, inngår i skåren",
    ),
    "with_policy": ("policy {file}", "føringer {file}"),
    "without_policy": ("no policy", "ingen føringer"),
    "heading": ("{count} of {all} applications recommended", "{count} av {all} søknader anbefales"),
    "heading_one": ("One of {all} applications recommended", "Én av {all} søknader anbefales"),
    "heading_none": (
        "None of {all} applications recommended",
        "Ingen av {all} søknader anbefales",
    ),
    "not_decision": (
        "This is a recommendation, not a decision. The committee decides, and may have reasons that no "
        "number here knows.",
        "Dette er en anbefaling, ikke et vedtak. Komiteen avgjør, og kan ha grunner som ingen tall her "
        "kjenner.",
    ),
    "index_badge": ("Criteria index, not a growth forecast", "Kriterieindeks, ikke en vekstprognose"),
    "other_language": ("Norsk", "English"),
    "skip": ("Skip to what the rules cost", "Hopp til hva reglene koster"),
    "navigation": ("On this page", "På denne siden"),
    "nav_top": ("In short", "Kort sagt"),
    "nav_ranks": ("Ranks", "Plasseringer"),
    "nav_line": ("Line", "Streken"),
    "nav_portfolio": ("Rules", "Regler"),
    "nav_robust": ("Robustness", "Robusthet"),
    "nav_method": ("Method", "Metode"),
    # in ten seconds
    "funded": ("Recommended", "Anbefalt"),
    "nobody": ("Nobody.", "Ingen."),
    "short": ("In short", "Kort sagt"),
    "rank": ("rank {rank}", "plass {rank}"),
    "asks": ("asks {amount}", "søker {amount}"),
    "passed_over": (
        "Budget and seats alone would have taken {names} instead of {instead}.",
        "Ramme og plasser alene ville ha tatt {names} i stedet for {instead}.",
    ),
    "passed_over_only": (
        "Budget and seats alone would also have taken {names}.",
        "Ramme og plasser alene ville også ha tatt {names}.",
    ),
    "priced": (
        "The policy costs {loss} of {whole}: that is how much more budget and seats alone would reach.",
        "Føringene koster {loss} av {whole}: så mye mer ville ramme og plasser alene gi.",
    ),
    "priced_nothing": (
        "The policy costs nothing in this call.",
        "Føringene koster ingenting i denne utlysningen.",
    ),
    "priced_none": (
        "There is no policy beyond budget and seats.",
        "Det er ingen føringer ut over ramme og plasser.",
    ),
    "on_the_line": (
        "The portfolio adds up scores; the funding line below hears the committee too. Of those recommended "
        "it has {inside} clearly in, {discuss} to be discussed and {outside} clearly out{names}.",
        "Porteføljen legger sammen skårer; streken under hører også på komiteen. Av de anbefalte har den "
        "{inside} klart innenfor, {discuss} til drøfting og {outside} klart utenfor{names}.",
    ),
    "dearest": ("Dearest rule: {rule} ({loss}).", "Dyreste regel: {rule} ({loss})."),
    "fact_growth": ("Growth expected, added up", "Forventet vekst, lagt sammen"),
    "fact_points": ("Points, added up", "Poeng, lagt sammen"),
    "fact_value": ("Value maximised", "Verdien som maksimeres"),
    "fact_funded": ("Recommended", "Anbefalt"),
    "fact_of_seats": ("of {seats} seats", "av {seats} plasser"),
    "fact_asked": ("Requested by them", "Søkt om av dem"),
    "fact_of_budget": ("of {amount}", "av {amount}"),
    "fact_price": ("Cost of the policy", "Føringene koster"),
    "fact_gap": ("Proven gap", "Bevist avstand"),
    "gap_none": ("0: no portfolio is better", "0: ingen portefølje er bedre"),
    # units
    "unit_pp": ("{value} pp a year", "{value} pp i året"),
    "unit_points": ("{value} points", "{value} poeng"),
    "unit_jobs": ("{value} jobs a year", "{value} arbeidsplasser i året"),
    "unit_chance": ("{value} of the best", "{value} av de beste"),
    # what is maximised
    "maximised": ("What is maximised", "Hva som maksimeres"),
    # the portfolio section
    "portfolio": ("What the rules cost", "Hva reglene koster"),
    "portfolio_lead": (
        "Each rule is taken away in turn and the best portfolio sought again. The bar is what is lost by "
        "keeping the rule, in {unit}; beside it, who would come in and who would go out.",
        "Hver regel tas bort etter tur, og den beste porteføljen søkes på nytt. Stolpen er det som tapes "
        "ved å beholde regelen, i {unit}; ved siden av står hvem som ville kommet inn og hvem som ville "
        "gått ut.",
    ),
    "unit_name_pp": ("pp a year", "pp i året"),
    "unit_name_points": ("points", "poeng"),
    "unit_name_jobs": ("jobs a year", "arbeidsplasser i året"),
    "unit_name_chance": ("expected number of the best", "forventet antall av de beste"),
    "rule": ("Rule", "Regel"),
    "costs": ("Costs", "Koster"),
    "swaps": ("Without it", "Uten den"),
    "comes": ("in", "inn"),
    "goes": ("out", "ut"),
    "costs_nothing": ("nothing", "ingenting"),
    "same_portfolio": ("No better portfolio.", "Ingen bedre portefølje."),
    "not_known": (
        "not known: the solver ended with {status}",
        "ikke kjent: løseren endte med {status}",
    ),
    "sure": (
        "80 % of draws: {low} to {high}; it costs growth in {share}",
        "80 % av trekningene: {low} til {high}; den koster vekst i {share}",
    ),
    "free_rules": (
        "{count} rules cost nothing in this call",
        "{count} regler koster ingenting i denne utlysningen",
    ),
    "free_rule": ("One rule costs nothing in this call", "Én regel koster ingenting i denne utlysningen"),
    "all_free": (
        "No rule costs anything in this call: without any one of them the portfolio would be worth the same.",
        "Ingen regel koster noe i denne utlysningen: uten hvilken som helst av dem ville porteføljen vært "
        "verdt det samme.",
    ),
    "no_rules": (
        "There are no rules: neither budget, seats nor policy.",
        "Det er ingen regler: verken ramme, plasser eller føringer.",
    ),
    "together": (
        "Costs do not add up: two rules may share one swap, or one may hide behind another.",
        "Kostnadene kan ikke legges sammen: to regler kan dele ett bytte, eller den ene kan skjule seg bak "
        "den andre.",
    ),
    "chart_costs": (
        "Bars of what each rule costs, from {most} to {least}.",
        "Stolper for hva hver regel koster, fra {most} til {least}.",
    ),
    # composition
    "composition": ("Who the portfolio is made of", "Hvem porteføljen består av"),
    "composition_lead": (
        "What is recommended by {axes}. Where a rule sets a floor or a ceiling, the marks ▸ and ◂ stand at "
        "it.",
        "Hva som anbefales, etter {axes}. Der en regel setter gulv eller tak, står merkene ▸ og ◂ ved det.",
    ),
    "axis_region": ("Region", "Region"),
    "axis_labour_market": ("Labour market", "Arbeidsmarked"),
    "axis_sector": ("Sector", "Næring"),
    "axis_stage": ("Stage", "Fase"),
    "column_funded": ("Recommended", "Anbefalt"),
    "column_applied": ("Applied", "Søkte"),
    "column_money": ("Share of the budget", "Andel av rammen"),
    "column_limits": ("Floor and ceiling", "Gulv og tak"),
    "limit_low": ("at least {value}", "minst {value}"),
    "limit_high": ("at most {value}", "høyst {value}"),
    "of_budget": ("{value} of the budget", "{value} av rammen"),
    "not_stated": ("not stated", "ikke oppgitt"),
    # everyone
    "everyone": ("Every application", "Alle søknadene"),
    "everyone_caption": (
        "In order of rank. Who is in is in by the sum of the whole portfolio, not by rank alone.",
        "I rekkefølge. Den som er med, er med fordi summen av hele porteføljen blir størst, ikke på "
        "plassering alene.",
    ),
    "application": ("Application", "Søknad"),
    "column_rank": ("Rank", "Plass"),
    "column_growth": ("Expected growth", "Forventet vekst"),
    "column_index": ("Criteria index", "Kriterieindeks"),
    "column_value": ("Value", "Verdi"),
    "column_requested": ("Asks for", "Søker om"),
    "column_place": ("Portfolio", "Portefølje"),
    "in": ("recommended", "anbefalt"),
    "out": ("not in", "ikke med"),
    "barred_no sum": ("cannot be in: no requested sum", "kan ikke være med: ingen søknadssum"),
    "barred_no value": ("cannot be in: no value", "kan ikke være med: ingen verdi"),
    "files_hint": (
        "Every number is in recommendation.json; every application in portfolio.csv.",
        "Alle tall er i recommendation.json; alle søknader i portfolio.csv.",
    ),
    "stamp": (
        "Call {call} · known by {date} · model {version} · data {data} · policy {policy}",
        "Utlysning {call} · kjent {date} · modell {version} · data {data} · føringer {policy}",
    ),
    **NOTES,
    **METHOD,
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("rank", "nb", rank="3=")
    'plass 3='
    """
    return WORDS[key][language == "nb"].format(**filled)

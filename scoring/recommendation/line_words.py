"""The funding line's words in English and Norwegian bokmål; {…} is filled from the line, never otherwise."""

from __future__ import annotations

from scoring.recommendation.committee_words import COMMITTEE
from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("Committee and model on one line", "Komité og modell på én strek"),
    "lead": (
        "An application is clearly in where it stands above the line in at least {sure_in} of the "
        "committee’s draws, and clearly out where it does in at most {sure_out} and at most {lots} as often "
        "as by lot. All others are to be discussed.",
        "En søknad er klart inne der den står over streken i minst {sure_in} av komiteens trekninger, og "
        "klart ute der den gjør det i høyst {sure_out} og høyst {lots} så ofte som ved loddtrekning. Alle "
        "andre skal drøftes.",
    ),
    "lead_model": (
        "The model moves nobody in or out. Where it is as sure of the opposite as the committee is of its "
        "own view, the application is to be discussed.",
        "Modellen flytter ingen inn eller ut. Der den er like sikker på det motsatte som komiteen er på sitt "
        "eget syn, skal søknaden drøftes.",
    ),
    "half": ("half", "halvparten"),
    "part": ("{share} times", "{share} ganger"),
    "in": ("clearly in", "klart inne"),
    "discuss": ("to discuss", "drøftes"),
    "out": ("clearly out", "klart ute"),
    "group_in": ("Clearly in", "Klart inne"),
    "group_discuss": ("To be discussed", "Skal drøftes"),
    "group_out": ("Clearly out", "Klart ute"),
    "fact_seats": ("Seats", "Plasser"),
    "fact_budget": ("Budget", "Ramme"),
    "nobody": ("Nobody.", "Ingen."),
    "show_out": ("Show the {count} that are clearly out", "Vis de {count} som er klart ute"),
    "line_row": ("Funding line: {what}", "Streken: {what}"),
    "seats_one": ("1 seat", "1 plass"),
    "seats_many": ("{count} seats", "{count} plasser"),
    "column_application": ("Application", "Søknad"),
    "column_committee": ("Committee", "Komité"),
    "column_model": ("Model", "Modell"),
    "column_chance": ("above the line", "over streken"),
    "column_ranks": ("Expected rank, 80 % interval", "Forventet plass, 80 %-intervall"),
    "column_group": ("Group", "Gruppe"),
    "ranks_between": ("ranks {low} to {high}", "plass {low} til {high}"),
    "rank_single": ("rank {low}", "plass {low}"),
    "key_committee": ("committee", "komité"),
    "key_model": ("model", "modell"),
    "key_silent": ("model, which moves nobody here", "modell, som ikke flytter noen her"),
    "key_line": ("funding line", "streken"),
    "caption": (
        "Per cent: in how many draws the application stands above the line, that is among the first "
        "{k}{money}. Ranks are spaced closer the further down they are. Simulation error at most {error} "
        "percentage points.",
        "Prosent: i hvor mange trekninger søknaden står over streken, altså blant de første {k}{money}. "
        "Plasser står tettere jo lenger ned de er. Simuleringsfeil høyst {error} prosentpoeng.",
    ),
    "caption_money": (", with the money for all down to it", ", med penger til alle ned til den"),
    "asks": ("asks {amount}", "søker {amount}"),
    "no_sum": ("states no sum", "oppgir ingen sum"),
    "why_model against": ("the model is as sure of the opposite", "modellen er like sikker på det motsatte"),
    "why_crowded": (
        "sure on its own, but not all who are fit beside each other",
        "sikker alene, men alle slike får ikke plass sammen",
    ),
    "why_unread": ("nobody’s marks count", "ingen karakterer teller"),
    "why_no line": ("no line can be drawn", "ingen strek kan trekkes"),
    "why_nobody to say": (
        "neither committee nor a model to trust",
        "verken komité eller en modell å stole på",
    ),
    "short": (
        "The line: {inside} clearly in, {discuss} to be discussed, {out} clearly out.",
        "Streken: {inside} klart inne, {discuss} skal drøftes, {out} klart ute.",
    ),
    # what is unusual
    "no_committee": (
        "There are no ratings of this call yet: the line rests on the model alone.",
        "Det finnes ingen vurderinger i denne utlysningen ennå: streken bygger bare på modellen.",
    ),
    "no_model_index": (
        "The criteria index forecasts nothing and has no chances: the line rests on the committee alone.",
        "Kriterieindeksen er ingen prognose og har ingen sannsynligheter: streken bygger bare på komiteen.",
    ),
    "no_model": (
        "This version of the model has no intervals: the line rests on the committee alone. Train it again.",
        "Denne versjonen av modellen har ingen intervaller: streken bygger bare på komiteen. Tren den på "
        "nytt.",
    ),
    "neither": (
        "There are neither ratings nor chances by a model: everybody is to be discussed.",
        "Det finnes verken vurderinger eller sannsynligheter fra en modell: alle skal drøftes.",
    ),
    "model_silent": (
        "The scores carry low confidence: the model’s chances are shown, and move nobody.",
        "Skårene har lav tillit: modellens sannsynligheter vises, men flytter ingen.",
    ),
    "model_alone_silent": (
        "There are no ratings yet, and the scores carry low confidence: everybody is to be discussed.",
        "Det finnes ingen vurderinger ennå, og skårene har lav tillit: alle skal drøftes.",
    ),
    "no_line": (
        "The call states neither seats nor a budget that can be compared with sums: no line can be drawn.",
        "Utlysningen oppgir verken plasser eller en ramme som kan holdes mot summer: ingen strek kan "
        "trekkes.",
    ),
    "no_sums": (
        "No application states what it asks for: the budget cannot draw the line, the seats do.",
        "Ingen søknad oppgir hva den søker om: rammen kan ikke trekke streken, plassene gjør det.",
    ),
    "unpriced": (
        "{names} states no sum, and is counted with {sum}, the median of the others.",
        "{names} oppgir ingen sum, og regnes med {sum}, medianen av de andre.",
    ),
    "for_none": (
        "There is no seat or no money for any application: the line stands above everybody.",
        "Det er ingen plass eller ingen penger til noen søknad: streken står over alle.",
    ),
    "for_all": (
        "Seats and money suffice for all. That says nothing about whether each is good enough.",
        "Plasser og penger rekker til alle. Det sier ingenting om hver enkelt er god nok.",
    ),
    "short_money": (
        "In {share} of the draws money ends before the seats do.",
        "I {share} av trekningene tar pengene slutt før plassene.",
    ),
    "crowded": (
        "More are sure on their own than fit beside each other; the least sure of them are to be discussed.",
        "Flere er sikre hver for seg enn det er plass til sammen; de minst sikre av dem skal drøftes.",
    ),
    # the lottery
    "lottery": ("The lottery", "Loddtrekningen"),
    "lottery_lead": (
        "Drawn among those to be discussed, for {seats}{money}. The seed is “{seed}” ({source}). Each "
        "ticket is SHA-256 of the seed, a line feed and the application’s identifier; the lowest goes "
        "first, and who no longer fits is passed over. Anybody can draw it again: printf '%s\\n%s' SEED "
        "APPLICATION | sha256sum",
        "Trukket blant dem som skal drøftes, for {seats}{money}. Frøet er «{seed}» ({source}). Hvert lodd er "
        "SHA-256 av frøet, et linjeskift og søknadens nummer; det laveste går først, og den det ikke lenger "
        "er plass til, hoppes over. Alle kan trekke på nytt: printf '%s\\n%s' FRØ SØKNAD | sha256sum",
    ),
    "lottery_money": (" and {amount}", " og {amount}"),
    "lottery_any_seats": ("any number of seats", "ubegrenset antall plasser"),
    "ticket": ("Ticket", "Lodd"),
    "drawn": ("drawn", "trukket"),
    "not_drawn": ("not drawn", "ikke trukket"),
    **COMMITTEE,
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("in", "nb")
    'klart inne'
    """
    return WORDS[key][language == "nb"].format(**filled)

"""What-if in sentences, English and Norwegian bokmål: for the terminal, the file and the applicant.
applicant.

Placeholders are filled from the answer, never from anything else. No sentence promises that a change would
make anybody grow.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("{name} ({application}), call {call}", "{name} ({application}), utlysning {call}"),
    "now": (
        "As it stands: {score}, place {place}{chance}.",
        "Slik den er: {score}, plass {place}{chance}.",
    ),
    "line": (
        "The line: {seats} to be funded, and the last of the others has {line}; a seat takes more than that.",
        "Streken: {seats} skal finansieres, og den siste av de andre har {line}; en plass krever mer enn "
        "det.",
    ),
    "seats": ("{seats} are", "{seats}"),
    "chance": (", chance of the top {seats}: {chance}", ", sjanse for topp {seats}: {chance}"),
    "asked": (
        "With what was asked: {score}, place {place}{chance}.",
        "Med det som ble spurt om: {score}, plass {place}{chance}.",
    ),
    "asked_over": ("That is above the line.", "Det er over streken."),
    "asked_under": ("That is not above the line.", "Det er ikke over streken."),
    "asked_lower": (
        "It is lower than as it stands: what follows from the changes counts for less, or against it.",
        "Det er lavere enn slik den er: det som følger av endringene, teller mindre, eller mot den.",
    ),
    "acted": ("{label}: {before} to {after} ({done}).", "{label}: {before} til {after} ({done})."),
    "followed": (
        "{label} follows: {before} to {after}.",
        "{label} følger med: {before} til {after}.",
    ),
    "reached": (
        "The nearest feasible change that was found to reach the line: {score}, place {place}{chance}.",
        "Den nærmeste gjennomførbare endringen som ble funnet og når streken: {score}, plass "
        "{place}{chance}.",
    ),
    "near": (
        "Together this is a move of {distance} spreads of past applications, all features added up.",
        "Samlet er dette en flytting på {distance} spredninger blant tidligere søknader, alle trekk lagt "
        "sammen.",
    ),
    "far": (
        "Together this is a move of {distance} spreads of past applications, all features added up: another "
        "application rather than a better one. Nothing like it has been seen to happen.",
        "Samlet er dette en flytting på {distance} spredninger blant tidligere søknader, alle trekk lagt "
        "sammen: en annen søknad snarere enn en bedre. Noe slikt er ikke sett skje.",
    ),
    "none found": (
        "No feasible change was found that reaches the line. The highest score met is {best}, with what can "
        "be acted on taken as far as past applications had it.",
        "Ingen gjennomførbar endring ble funnet som når streken. Den høyeste skåren som ble funnet, er "
        "{best}, med det som kan endres, ført så langt som tidligere søknader hadde det.",
    ),
    "above": (
        "It is above the line already; no change is needed to reach it.",
        "Den er alt over streken; ingen endring trengs for å nå den.",
    ),
    "no line": (
        "There is no line to reach: the call names no seats, or has no more applications than seats.",
        "Det er ingen strek å nå: utlysningen oppgir ikke antall plasser, eller har ikke flere søknader enn "
        "plasser.",
    ),
    "nothing to act on": (
        "Nothing here can be acted on: no feature of this application that an applicant can change is known "
        "to the model and open upwards. So no way to the line can be shown.",
        "Ingenting her kan endres av søkeren: modellen kjenner ingen trekk ved denne søknaden som en søker "
        "kan endre, og som er åpne oppover. Derfor kan ingen vei til streken vises.",
    ),
    "searched": (
        "Searched: {options} single changes of {features} features, at values past applications had. Carried "
        "out and scored again as a whole: {checked}. A nearer way may exist where changes "
        "work together.",
        "Søkt blant: {options} enkeltendringer i {features} trekk, på verdier tidligere søknader hadde. "
        "Gjennomført og skåret på nytt som helhet: {checked}. En nærmere vei kan finnes der endringer "
        "virker sammen.",
    ),
    "rules": (
        "Only what an applicant can act on is changed, only in the direction expected to be better, within "
        "what is legal and what past applications had; members, ties and hours stay whole, and features that "
        "count the same thing move together. The scores of the others stay as they are.",
        "Bare det en søker kan gjøre noe med, er endret, bare i den retningen som ventes å være bedre, "
        "innenfor det som er lovlig og det tidligere søknader hadde; medlemmer, forbindelser og timer er "
        "hele, og trekk som teller det samme, flytter seg sammen. De andres skårer blir stående.",
    ),
    "no_cause": (
        "This is what the score would be for an application that looked like this. It is no promise: the "
        "model has seen who grew, not what made them grow.",
        "Dette er hva skåren ville vært for en søknad som så slik ut. Det er ikke et løfte: modellen har "
        "sett hvem som vokste, ikke hva som fikk dem til å vokse.",
    ),
    "no_cause_index": (
        "This is what the index would be for an application that looked like this. It is no promise: an "
        "index counts criteria with set weights and forecasts nothing.",
        "Dette er hva indeksen ville vært for en søknad som så slik ut. Det er ikke et løfte: en indeks "
        "teller kriterier med faste vekter og spår ingenting.",
    ),
    "open": ("What can be acted on", "Det som kan gjøres noe med"),
    "open_row": (
        "{label}: {value}; typical {typical}; at most {most} ({feature}).",
        "{label}: {value}; typisk {typical}; høyst {most} ({feature}).",
    ),
}

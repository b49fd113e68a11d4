"""The words of the section on robustness, in English and Norwegian bokmål."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("What would change it", "Hva som skal til for et annet svar"),
    "lead": (
        "How little would have to be otherwise for another application to get the last seat, and how often "
        "each one is in when what may happen is drawn again and again.",
        "Hvor lite som måtte vært annerledes for at en annen søknad fikk den siste plassen, og hvor ofte "
        "hver av dem er med når det som kan skje, trekkes om og om igjen.",
    ),
    "fragile": ("Fragile", "Skjør"),
    "robust": ("Robust", "Robust"),
    "no_pair": ("Nothing to exchange", "Ingenting å bytte"),
    "short_fragile": (
        "The last seat is fragile: {reasons}.",
        "Den siste plassen er skjør: {reasons}.",
    ),
    "short_robust": (
        "The last seat is robust by the declared rule: no single small change was found that gives it to "
        "another.",
        "Den siste plassen er robust etter den oppgitte regelen: ingen enkelt liten endring ble funnet som "
        "gir den til en annen.",
    ),
    "no_pair_text": (
        "No one application can take the seat of one other: nobody is funded, nobody is left, or every "
        "exchange within budget and rules moves several at once. So there is no last pair to ask about.",
        "Ingen enkelt søknad kan ta plassen til en annen: ingen er innstilt, ingen er igjen, eller hvert "
        "bytte innenfor budsjett og regler flytter flere på én gang. Det er altså ikke noe siste par å "
        "spørre om.",
    ),
    "tied": (
        "The two are equal: the seat was given by the neutral order of the call, which nobody can choose.",
        "De to er like: plassen ble gitt etter utlysningens nøytrale rekkefølge, som ingen kan velge.",
    ),
    "reason_order": (
        "the two stand in this order in only {chance} of what may happen",
        "de to står i denne rekkefølgen i bare {chance} av det som kan skje",
    ),
    "reason_datum": ("one datum within ordinary error turns it", "ett tall innenfor vanlig feil snur det"),
    "reason_rating": (
        "one mark of one reviewer, one point, turns the committee's order",
        "én karakter fra én fagfelle, ett poeng, snur komiteens rekkefølge",
    ),
    "reason_weight": (
        "one weight of the score a tenth otherwise turns it",
        "én vekt i skåren en tiendedel annerledes snur det",
    ),
    "reason_criterion": (
        "one criterion's weight a tenth otherwise turns the committee's order",
        "vekten av ett kriterium en tiendedel annerledes snur komiteens rekkefølge",
    ),
    "pair": (
        "Last in is {inside}, first out {outside}, {margin} apart.",
        "Sist inne er {inside}, først ute {outside}, {margin} fra hverandre.",
    ),
    "smallest": (
        "The smallest change found: {change}, {times} times what is ordinary.",
        "Den minste endringen som ble funnet: {change}, {times} ganger det vanlige.",
    ),
    "order": (
        "Over {draws} draws of what may happen, the one that is in is ahead in {chance} (simulation error "
        "{error}); 50 % would be a coin.",
        "I {draws} trekk av det som kan skje, er den som er inne, foran i {chance} (simuleringsfeil "
        "{error}); 50 % ville vært mynt og kron.",
    ),
    "no_order": (
        "How likely their order is cannot be told: this model has no distribution of what may happen.",
        "Hvor sannsynlig rekkefølgen er, kan ikke sies: denne modellen har ingen fordeling av det som kan "
        "skje.",
    ),
    "rule": (
        "The rule, declared beforehand: fragile if the pair stands in its order in fewer than two of three "
        "draws; if one datum within ordinary error turns it (one member more or less, else a tenth of a "
        "spread among past applications); if one mark of one reviewer does by one point; or if one weight a "
        "tenth larger or smaller does. Otherwise robust.",
        "Regelen, oppgitt på forhånd: skjør hvis paret står i sin rekkefølge i færre enn to av tre trekk; "
        "hvis ett tall innenfor vanlig feil snur det (ett medlem mer eller mindre, ellers en tiendedel av "
        "spredningen blant tidligere søknader); hvis én karakter fra én fagfelle gjør det med ett poeng; "
        "eller hvis én vekt som er en tiendedel større eller mindre, gjør det. Ellers robust.",
    ),
    "flips": ("The smallest single changes", "De minste enkeltendringene"),
    "flips_caption": (
        "Each alone would exchange the pair; all else stays as it is. Short of the line at 1, a change is no "
        "larger than ordinary error.",
        "Hver for seg ville de byttet om paret; alt annet blir stående. Kortere enn streken ved 1 er en "
        "endring ikke større enn vanlig feil.",
    ),
    "change": ("Change", "Endring"),
    "of_score": ("in the score", "i skåren"),
    "of_committee": ("in the committee's order", "i komiteens rekkefølge"),
    "times": ("Times ordinary error", "Ganger vanlig feil"),
    "no_flips": (
        "No single change of a datum or a weight, within what past applications had, exchanges the pair.",
        "Ingen enkelt endring av et tall eller en vekt, innenfor det tidligere søknader hadde, bytter om "
        "paret.",
    ),
    "searched": (
        "Searched: {features} features of the two applications, at the values past applications had, and the "
        "weight of every dimension.",
        "Søkt: {features} trekk ved de to søknadene, på verdiene tidligere søknader hadde, og vekten av hver "
        "dimensjon.",
    ),
    "learnt_weights": (
        "Nobody set the weights of a learnt model; they are what past outcomes said.",
        "Ingen har satt vektene i en lært modell; de er det tidligere utfall sa.",
    ),
    "committee": (
        "The committee's marks do not enter the score. In the committee's own order, last in is {inside}, "
        "first out {outside}. Searched: every mark at every other point of its scale ({tried} changes) and "
        "the weight of every criterion.",
        "Komiteens karakterer inngår ikke i skåren. I komiteens egen rekkefølge er {inside} sist inne og "
        "{outside} først ute. Søkt: hver karakter på hvert annet poeng på skalaen ({tried} endringer) og "
        "vekten av hvert kriterium.",
    ),
    "committee_confirmed": (
        "The mark shown was confirmed by working out the committee's order anew.",
        "Karakteren som er vist, er bekreftet ved å regne ut komiteens rekkefølge på nytt.",
    ),
    "committee_no_rating": (
        "No single mark, at any point of its scale, was confirmed to exchange them.",
        "Ingen enkelt karakter, uansett poeng på skalaen, ble bekreftet å bytte dem om.",
    ),
    "no_committee": (
        "There are no marks of a committee for this call, so no mark can be looked at.",
        "Det finnes ingen karakterer fra en komité for denne utlysningen, så ingen karakter kan prøves.",
    ),
    "committee_no_pair": (
        "In the committee's own order there is no last pair to exchange.",
        "I komiteens egen rekkefølge er det ikke noe siste par å bytte.",
    ),
    "selection": ("How often each is selected", "Hvor ofte hver blir valgt"),
    "selection_caption": (
        "Share of {solves} portfolios, each the best for one draw of what may happen. The line is two "
        "simulation errors to either side. Filled: recommended.",
        "Andel av {solves} porteføljer, hver den beste for ett trekk av det som kan skje. Streken er to "
        "simuleringsfeil til hver side. Fylt: innstilt.",
    ),
    "unsolved": (
        "For {count} draws no portfolio obeyed the rules.",
        "For {count} trekk fantes ingen portefølje innenfor reglene.",
    ),
    "rest": (
        "{count} more are selected in fewer than {least} each.",
        "{count} til blir valgt i færre enn {least} hver.",
    ),
    "no_selection": (
        "Not known: this model has no distribution of what may happen, so nothing can be drawn.",
        "Ikke kjent: denne modellen har ingen fordeling av det som kan skje, så ingenting kan trekkes.",
    ),
    "application": ("Application", "Søknad"),
    "selected": ("Selected", "Valgt"),
    "withdrawal": ("If one withdraws", "Hvis én trekker seg"),
    "withdrawal_none": (
        "Each of the {count} applications was left out in turn and everything worked out without it: no two "
        "others changed order, and nobody but the one who takes the free seat came in or went out.",
        "Hver av de {count} søknadene ble utelatt etter tur og alt regnet ut uten den: ingen to andre byttet "
        "rekkefølge, og ingen andre enn den som tar den ledige plassen, kom inn eller gikk ut.",
    ),
    "withdrawal_one": (
        "There is one application only, so nobody else can be affected.",
        "Det er bare én søknad, så ingen andre kan berøres.",
    ),
    "withdrawal_left": (
        "Without {name}, {left} would lose a seat and {came} would get one: budget and rules make one seat "
        "depend on another.",
        "Uten {name} ville {left} mistet plassen og {came} fått en: budsjett og regler gjør at én plass "
        "avhenger av en annen.",
    ),
    "withdrawal_came": (
        "Without {name}, who is not funded, {came} would get a seat.",
        "Uten {name}, som ikke er innstilt, ville {came} fått plass.",
    ),
    "withdrawal_pairs": (
        "Without {name}, {pairs} pairs of others would change order.",
        "Uten {name} ville {pairs} par av andre byttet rekkefølge.",
    ),
    "withdrawal_unsolvable": (
        "Without {name} no portfolio would obey the rules.",
        "Uten {name} ville ingen portefølje vært innenfor reglene.",
    ),
    "withdrawal_committee": (
        "In the committee's order, {count} of {all} withdrawals would change the order of others, by "
        "{pairs} pairs at most: marks of whoever withdraws tell how strict a reviewer is.",
        "I komiteens rekkefølge ville {count} av {all} som trakk seg, endret rekkefølgen mellom andre, med "
        "høyst {pairs} par: karakterene til den som trekker seg, sier noe om hvor streng en fagfelle er.",
    ),
    "withdrawal_committee_funded": (
        "{count} of them would change who is among the committee's first beyond the free seat.",
        "{count} av dem ville endret hvem som er blant komiteens første, ut over den ledige plassen.",
    ),
    "more": ("and {count} more", "og {count} til"),
    "nobody": ("nobody", "ingen"),
    "gaming": ("Without what applicants say themselves", "Uten det søkerne selv oppgir"),
    "gaming_lead": (
        "The ranking again, with the {count} self-declared values left out ({features}).",
        "Rangeringen på nytt, uten de {count} egenoppgitte verdiene ({features}).",
    ),
    "gaming_nothing": (
        "Nothing here is self-declared, so nothing rests on what only the applicants have seen.",
        "Ingenting her er egenoppgitt, så ingenting hviler på det bare søkerne har sett.",
    ),
    "gaming_nobody": (
        "Nobody loses more than five places.",
        "Ingen mister mer enn fem plasser.",
    ),
    "gaming_some": (
        "These lose more than five places:",
        "Disse mister mer enn fem plasser:",
    ),
    "gaming_no_accusation": (
        "Losing places is no accusation: self-declared does not mean untrue, and applications with good "
        "commitments lose most when commitments are left out. It shows where a committee might ask for "
        "proof.",
        "Å miste plasser er ingen anklage: egenoppgitt betyr ikke usant, og søknader med gode forpliktelser "
        "taper mest når forpliktelser utelates. Det viser hvor en komité kan be om dokumentasjon.",
    ),
    "place": ("Place", "Plass"),
    "place_without": ("Without", "Uten"),
    "places_lost": ("Lost", "Mistet"),
    "evidence": ("Rests most on", "Hviler mest på"),
    "funded_mark": ("recommended", "innstilt"),
}

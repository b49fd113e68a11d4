"""How the portfolio was found, in plain words, in English and Norwegian bokmål."""

from __future__ import annotations

METHOD: dict[str, tuple[str, str]] = {
    "method": ("How this was found", "Slik ble dette funnet"),
    "maximised_expected": (
        "The sum of expected growth over the applications recommended, in pp a year. Each application counts "
        "once, whatever its size: that is what a committee ranks.",
        "Summen av forventet vekst for søknadene som anbefales, i pp i året. Hver søknad teller én gang, "
        "uansett størrelse: det er det en komité rangerer.",
    ),
    "maximised_points": (
        "The sum of points of the criteria index over the applications recommended. It forecasts no growth.",
        "Summen av poeng i kriterieindeksen for søknadene som anbefales. Den varsler ingen vekst.",
    ),
    "maximised_lower": (
        "The sum of the lower ends of the 80 % intervals of growth, in pp a year: a cautious choice, which "
        "prefers a sure small gain to an unsure large one.",
        "Summen av nedre ende av 80 %-intervallene for vekst, i pp i året: et forsiktig valg, som "
        "foretrekker en sikker liten framgang framfor en usikker stor.",
    ),
    "maximised_chance": (
        "The sum of the chances of being among the {seats} best: how many of the truly best one may expect "
        "among those recommended.",
        "Summen av sjansene for å være blant de {seats} beste: hvor mange av de virkelig beste en kan vente "
        "seg blant dem som anbefales.",
    ),
    "maximised_employees": (
        "Growth is counted in jobs: growth in per cent of the employees that the member firms had when the "
        "call closed. Large clusters weigh more.",
        "Vekst telles i arbeidsplasser: vekst i prosent av de ansatte medlemsbedriftene hadde da utlysningen "
        "lukket. Store klynger veier mer.",
    ),
    "method_money": (
        "Money is a limit, not something to divide by: where it is short, the application that gives more "
        "for each krone gains by itself, and nothing is gained by saving what nobody else may use.",
        "Penger er en grense, ikke noe å dele på: der det er knapt, vinner søknaden som gir mest for hver "
        "krone av seg selv, og ingenting er vunnet ved å spare det ingen andre kan bruke.",
    ),
    "method_not_effect": (
        "Expected growth says who is likely to grow, not what money would change.",
        "Forventet vekst sier hvem som trolig vil vokse, ikke hva pengene vil endre.",
    ),
    "method_solver": (
        "All portfolios are searched by HiGHS, a solver for whole-number programmes. It ended with a proof "
        "that no portfolio is better by more than the gap. Without such a proof within {seconds} seconds "
        "nothing is shown. Rules hold to the last hundredth of a krone.",
        "Alle porteføljer gjennomsøkes av HiGHS, en løser for heltallsprogrammer. Den endte med et bevis "
        "for at ingen portefølje er bedre med mer enn avstanden. Uten et slikt bevis innen {seconds} "
        "sekunder vises ingenting. Reglene holder til siste øre.",
    ),
    "method_ties": (
        "Portfolios that differ by less than a millionth are equal. Of equal ones, that with the smallest "
        "sum of lottery numbers is shown; each number is made from the identifiers of call and application, "
        "so that neither the order of rows nor an applicant can choose it.",
        "Porteføljer som skiller seg med mindre enn en milliondel, er like. Av like vises den med minst sum "
        "av loddnumre; hvert nummer lages av identifikatorene til utlysning og søknad, så verken radenes "
        "rekkefølge eller en søker kan velge det.",
    ),
    "method_costs": (
        "The cost of a rule is the value of the best portfolio without it, less that of the one shown. Of "
        "the portfolios that reach it, the one with the fewest swaps is named.",
        "Hva en regel koster, er verdien av den beste porteføljen uten den, minus verdien av den som vises. "
        "Av porteføljene som når den, nevnes den med færrest bytter.",
    ),
    "method_draws": (
        "How sure a cost is comes from {count} joint draws of what may happen: the same swaps, weighed in "
        "every draw.",
        "Hvor sikker en kostnad er, kommer fra {count} felles trekninger av hva som kan skje: de samme "
        "byttene, veid i hver trekning.",
    ),
    "method_no_draws": (
        "The model has no joint distribution of what may happen, so nothing is said about how sure a cost "
        "is.",
        "Modellen har ingen felles fordeling for hva som kan skje, så ingenting sies om hvor sikker en "
        "kostnad er.",
    ),
    "method_policy": ("The policy, rule by rule", "Føringene, regel for regel"),
}

"""Words about the committee, its agreement and its reviewers, in English and Norwegian bokmål."""

from __future__ import annotations

COMMITTEE: dict[str, tuple[str, str]] = {
    "agreement": ("How far reviewers agree", "Hvor enige vurdererne er"),
    "agreement_lead": (
        "{one} of what makes one reviewer’s mark differ between applications is the applications; the rest "
        "is who read them and chance. For the mean of {count} reviewers it is {mean}.",
        "{one} av det som skiller én vurderers karakterer fra søknad til søknad, er søknadene; resten er "
        "hvem som leste, og tilfeldigheter. For snittet av {count} vurderere er det {mean}.",
    ),
    "agreement_none": (
        "How far reviewers agree cannot be said: nobody was read twice, or no two marks differ.",
        "Hvor enige vurdererne er, kan ikke sies: ingen er lest to ganger, eller ingen karakterer er ulike.",
    ),
    "restricted": (
        "Among the better half agreement falls to {best}. That is not because reviewers read worse there: "
        "these applications were picked for their high marks, so little is left to agree on (range "
        "restriction). It cannot be compared with agreement among all, and says nothing about the reviewers.",
        "I den bedre halvdelen faller enigheten til {best}. Det er ikke fordi vurdererne leser dårligere "
        "der: disse søknadene er plukket ut for sine høye karakterer, så lite er igjen å være enige om "
        "(avkortet variasjon). Det kan ikke sammenlignes med enigheten om alle, og sier ingenting om "
        "vurdererne.",
    ),
    "row_all": ("All criteria together", "Alle kriterier samlet"),
    "row_best": ("All together, the better half only", "Samlet, bare den bedre halvdelen"),
    "column_what": ("What was marked", "Hva som ble vurdert"),
    "column_one": ("One reviewer (ICC)", "Én vurderer (ICC)"),
    "column_mean": ("Mean of {count}", "Snitt av {count}"),
    "column_alpha": ("Krippendorff’s alpha", "Krippendorffs alfa"),
    "agreement_caption": (
        "0 is no more than chance, 1 perfect. ICC by restricted maximum likelihood; 90 % intervals by "
        "resampling applications.",
        "0 er ikke mer enn tilfeldig, 1 er full enighet. ICC ved begrenset sannsynlighetsmaksimering; "
        "90 %-intervaller ved gjentatt trekking av søknader.",
    ),
    "reviewers": ("Reviewers", "Vurderere"),
    "reviewers_lead": (
        "How much lower each marks the same application than the reviewers of this call do on average. The "
        "committee’s ranks take it into account: nobody is worse off for a strict reviewer.",
        "Hvor mye lavere hver av dem gir samme søknad enn utlysningens vurderere gjør i snitt. Komiteens "
        "rangering tar hensyn til det: ingen kommer dårligere ut av en streng vurderer.",
    ),
    "column_reviewer": ("Reviewer", "Vurderer"),
    "column_read": ("Read", "Lest"),
    "column_strict": ("Stricter by", "Strengere med"),
    "column_strict_chart": ("lenient – strict, 80 % interval", "mild – streng, 80 %-intervall"),
    "column_spread": ("Spread", "Spredning"),
    "column_reliability": ("Reliability", "Pålitelighet"),
    "unit_points": ("points on {worst}–{best}", "poeng på {worst}–{best}"),
    "unit_share": ("% of the scale", "% av skalaen"),
    "reviewers_caption": (
        "Spread: how far apart a reviewer puts what the others put one apart. Reliability: how much of what "
        "makes the reviewer’s marks differ is the applications. A filled point: the interval is clear of "
        "zero. With {few} to {many} applications each these are rough; they are no judgement of a person.",
        "Spredning: hvor langt fra hverandre en vurderer setter det de andre setter én fra hverandre. "
        "Pålitelighet: hvor mye av det som skiller vurdererens karakterer, som er søknadene. Fylt punkt: "
        "intervallet er klar av null. Med {few} til {many} søknader hver er dette grovt, og ingen dom over "
        "noen.",
    ),
    "no_information": ("all marks alike: no information", "alle karakterer like: ingen informasjon"),
    "chart_reviewers": (
        "Strictness of {count} reviewers, from {strictest} (strictest) to {mildest} (mildest).",
        "Strengheten til {count} vurderere, fra {strictest} (strengest) til {mildest} (mildest).",
    ),
    "alike": (
        "{names} gave all applications the same marks. That says nothing about which is better, so these "
        "marks move nobody.",
        "{names} ga alle søknadene samme karakterer. Det sier ingenting om hvilken som er bedre, så disse "
        "karakterene flytter ingen.",
    ),
    "nobody_apart": (
        "No reviewer’s marks tell applications apart: for the committee all are tied.",
        "Ingen vurderers karakterer skiller søknadene: for komiteen står alle likt.",
    ),
    "unread": (
        "{names}: no mark counts. The committee knows nothing of it but that it is in the call, so its "
        "interval is the widest, and it is to be discussed.",
        "{names}: ingen karakter teller. Komiteen vet ikke annet om den enn at den er med i utlysningen, så "
        "intervallet er det videste, og den skal drøftes.",
    ),
    "undeclared": (
        "No scale is declared for {names}: 1 is read as the worst mark, 5 as the best (scales.csv says "
        "otherwise).",
        "Ingen skala er oppgitt for {names}: 1 leses som dårligst, 5 som best (scales.csv kan si noe annet).",
    ),
    "abstentions_one": (
        "One abstention is a missing mark, never a zero.",
        "Ett avholdende svar er en manglende karakter, aldri en null.",
    ),
    "abstentions": (
        "{count} abstentions are missing marks, never zeros.",
        "{count} avholdende svar er manglende karakterer, aldri nuller.",
    ),
    "later": (
        "Marks given after {date} do not count here: {count}.",
        "Karakterer gitt etter {date} teller ikke her: {count}.",
    ),
    "unsettled": (
        "The simulation has not settled (R-hat {r_hat}, worth {draws} independent draws): do not rely on the "
        "committee’s chances. More marks would help.",
        "Simuleringen har ikke falt til ro (R-hatt {r_hat}, verdt {draws} uavhengige trekninger): stol ikke "
        "på komiteens sannsynligheter. Flere karakterer ville hjelpe.",
    ),
    "method": ("How the committee’s ranks are found", "Hvordan komiteens rangering blir til"),
    "method_model": (
        "A normal model (after Heyard, Ott, Salanti & Egger 2022, for the Swiss National Science "
        "Foundation): a mark is the application’s quality, as strongly as the reviewer spreads applications "
        "apart, plus the reviewer’s leniency and noise. Marks of a few steps are treated as numbers with "
        "normal errors, which they are only roughly.",
        "En normalmodell (etter Heyard, Ott, Salanti og Egger 2022, for det sveitsiske nasjonalfondet): en "
        "karakter er søknadens kvalitet, så sterkt som vurdereren skiller søknader, pluss vurdererens "
        "mildhet og støy. Karakterer med få trinn behandles som tall med normale feil, noe de bare omtrent "
        "er.",
    ),
    "method_criteria": (
        "Several criteria count as their weighted mean ({weights}). Where a reviewer abstains on one, the "
        "others stand for it, each measured from its own mean.",
        "Flere kriterier teller som sitt vektede snitt ({weights}). Der en vurderer avstår fra ett, står de "
        "andre for det, hvert målt fra sitt eget snitt.",
    ),
    "weights_equal": ("equal weights", "like vekter"),
    "weights_declared": ("declared weights", "oppgitte vekter"),
    "method_sampler": (
        "{draws} draws by Gibbs sampling in 4 chains, seed {seed}; the chains have met (R-hat {r_hat}, worth "
        "at least {effective} independent draws).",
        "{draws} trekninger ved Gibbs-sampling i 4 kjeder, frø {seed}; kjedene har møttes (R-hatt {r_hat}, "
        "verdt minst {effective} uavhengige trekninger).",
    ),
}

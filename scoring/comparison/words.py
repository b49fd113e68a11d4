"""The comparison report's words in English and Norwegian bokmål: the answer, its checks, who was compared.

Placeholders are filled by the reader from the comparison, never from anything else. {who} and {whose} are the
firms asked about, {small} the same within a sentence.
"""

from __future__ import annotations

from scoring.comparison.basis_words import BASIS
from scoring.comparison.names import COVARIATES, DISTANCES, LEVELS, VARIANTS
from scoring.comparison.result_words import RESULTS
from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    # what this is
    "title": ("Members against comparable firms: {scope}", "Medlemmer mot sammenlignbare bedrifter: {scope}"),
    "programme": ("the programme", "programmet"),
    "Programme": ("The programme", "Programmet"),
    "call": ("Call {call}", "Utlysning {call}"),
    "crumbs_calls": (
        "{count} calls with known outcomes, {first} to {last}",
        "{count} utlysninger med kjente utfall, {first} til {last}",
    ),
    "crumbs_known": ("as known on {date}", "slik det var kjent {date}"),
    "other_language": ("Norsk", "English"),
    "skip": ("Skip to the checks", "Hopp til kontrollene"),
    "navigation": ("In this report", "I denne rapporten"),
    "nav_answer": ("Answer", "Svar"),
    "nav_who": ("Who", "Hvem"),
    "nav_results": ("Results", "Resultater"),
    "nav_doubt": ("Doubt", "Tvil"),
    "nav_method": ("Method", "Metode"),
    # who is asked about
    "who_funded": ("Member firms", "Medlemsbedriftene"),
    "who_rejected": ("Firms of rejected applications", "Bedriftene i avslåtte søknader"),
    "small_funded": ("member firms", "medlemsbedriftene"),
    "small_rejected": ("firms of rejected applications", "bedriftene i avslåtte søknader"),
    "beside_funded": ("Firms of funded applications", "Bedrifter i innvilgede søknader"),
    "beside_rejected": ("Firms of rejected applications", "Bedrifter i avslåtte søknader"),
    # the answer
    "more": (
        "{who} grew {size} pp a year more than comparable firms",
        "{who} vokste {size} pp i året mer enn sammenlignbare bedrifter",
    ),
    "less": (
        "{who} grew {size} pp a year less than comparable firms",
        "{who} vokste {size} pp i året mindre enn sammenlignbare bedrifter",
    ),
    "already": (", and already did before they joined", ", og gjorde det alt før de ble med"),
    "chance": (
        "No difference from comparable firms that can be told from chance",
        "Ingen forskjell fra sammenlignbare bedrifter som kan skilles fra tilfeldigheter",
    ),
    "unbalanced": (
        "The comparison is not balanced: no effect is headlined",
        "Sammenligningen er ikke i balanse: ingen effekt løftes fram",
    ),
    "lead": (
        "Growth in employees {years}, 95 % interval {low} to {high} pp a year. {firms} firms in {clusters} "
        "clusters, each against the comparable firms outside that were most like it the year before "
        "({controls} in all).",
        "Vekst i ansatte {years}, 95 %-intervall {low} til {high} pp i året. {firms} bedrifter i {clusters} "
        "klynger, hver mot de sammenlignbare bedriftene utenfor som lignet mest året før ({controls} i alt).",
    ),
    "lead_no_interval": (
        "Growth in employees {years}: {value} pp a year. {firms} firms, {controls} comparable firms outside. "
        "With {clusters} cluster nothing can be said about chance, so there is no interval.",
        "Vekst i ansatte {years}: {value} pp i året. {firms} bedrifter, {controls} sammenlignbare bedrifter "
        "utenfor. Med {clusters} klynge kan ingenting sies om tilfeldigheter, så det er ikke noe intervall.",
    ),
    "lead_unbalanced": (
        "{covariate} still differs by {smd} standard deviations between the {small} and the firms they are "
        "compared with; the limit is {limit}. Firms that differ in it grow differently anyway, so the "
        "numbers below may show that difference and not membership.",
        "{covariate} skiller seg fortsatt med {smd} standardavvik mellom {small} og bedriftene de "
        "sammenlignes med; grensen er {limit}. Bedrifter som er ulike her, vokser ulikt uansett, så tallene "
        "under kan vise den forskjellen og ikke medlemskapet.",
    ),
    "over_years": ("over {years} years from joining", "over {years} år fra de ble med"),
    "over_one_year": ("over one year from joining", "over ett år fra de ble med"),
    "over_horizon": (
        "over each call’s horizon ({low} to {high} years)",
        "over hver utlysnings horisont ({low} til {high} år)",
    ),
    "way_out": ("What to do", "Hva som kan gjøres"),
    "way_out_text": (
        "Ask for closer pairs, and read the flow for what that costs: --caliper 0.25 refuses pairs that "
        "differ by more than a quarter of a standard deviation, --neighbours 1 takes only the nearest firm, "
        "--distance propensity matches on the chance of being a member. If nothing brings balance, the "
        "register holds no firms like these, and no comparison of this kind can answer.",
        "Be om likere par, og se i oversikten over frafall hva det koster: --caliper 0.25 avviser par som "
        "skiller seg med mer enn et kvart standardavvik, --neighbours 1 tar bare den nærmeste bedriften, "
        "--distance propensity matcher på sannsynligheten for å være medlem. Hvis ingenting gir balanse, "
        "finnes det ikke bedrifter som ligner i registeret, og ingen slik sammenligning kan gi svar.",
    ),
    "picture": ("The answer in one picture", "Svaret i ett bilde"),
    "picture_unbalanced": ("Not an answer yet", "Ikke et svar ennå"),
    "picture_caption": (
        "Growth in employees, pp a year; the line is the 95 % interval. A filled point: the interval is "
        "clear of zero.",
        "Vekst i ansatte, pp i året; streken er 95 %-intervallet. Fylt punkt: intervallet er klar av null.",
    ),
    "against_all": ("Against all other firms", "Mot alle andre bedrifter"),
    "against_all_note": (
        "misleading: members are different firms to begin with",
        "villedende: medlemmene er andre slags bedrifter i utgangspunktet",
    ),
    "against_alike": ("Against comparable firms", "Mot sammenlignbare bedrifter"),
    "against_alike_note": ("the answer", "svaret"),
    "against_alike_unbalanced": ("not balanced: not an answer", "ikke i balanse: ikke et svar"),
    "before_row": ("The same, before joining", "Det samme, før de ble med"),
    "before_row_note": ("should be zero", "skal være null"),
    "beside_row_note": ("against their own comparable firms", "mot sine egne sammenlignbare bedrifter"),
    "is_not": ("What it is not", "Hva det ikke er"),
    "is_not_proof": (
        "It is a comparison, not proof of cause. Firms come into clusters for reasons that accounts do not "
        "show: plans, people, drive. Where those also make firms grow, they are in this number too.",
        "Det er en sammenligning, ikke et bevis for årsak. Bedrifter kommer inn i klynger av grunner som "
        "regnskap ikke viser: planer, folk, driv. Der slike grunner også gir vekst, er de med i tallet.",
    ),
    "is_not_unseen": (
        "To explain the difference away, an unseen factor would have to be {times} times as strong as "
        "{benchmark}, the strongest one that can be seen.",
        "For å bortforklare forskjellen måtte en usett faktor være {times} ganger så sterk som {benchmark}, "
        "den sterkeste som kan ses.",
    ),
    "is_not_unseen_weak": (
        "An unseen factor only {times} times as strong as {benchmark}, the strongest one that can be seen, "
        "would explain the difference away.",
        "En usett faktor bare {times} ganger så sterk som {benchmark}, den sterkeste som kan ses, ville "
        "bortforklare forskjellen.",
    ),
    "is_not_nothing": (
        "Nor does it show that nothing happened: a difference under {noticed} pp a year would probably have "
        "been missed with this many firms.",
        "Det viser heller ikke at ingenting skjedde: en forskjell under {noticed} pp i året ville trolig "
        "ikke blitt oppdaget med så få bedrifter.",
    ),
    # the checks
    "checks": ("Can it be believed?", "Kan det stoles på?"),
    "check_pass": ("holds", "holder"),
    "check_fail": ("does not hold", "holder ikke"),
    "check_open": ("cannot be told", "kan ikke avgjøres"),
    "check_balance": ("Alike before joining", "Like før de ble med"),
    "check_balance_pass": (
        "On everything that foretells growth, the two groups differ by at most {smd} standard deviations "
        "({covariate}); the limit is {limit}.",
        "På alt som varsler vekst, skiller gruppene seg med høyst {smd} standardavvik ({covariate}); grensen "
        "er {limit}.",
    ),
    "check_balance_fail": (
        "{covariate} differs by {smd} standard deviations; the limit is {limit}.",
        "{covariate} skiller seg med {smd} standardavvik; grensen er {limit}.",
    ),
    "check_clusters": ("Enough clusters", "Nok klynger"),
    "check_clusters_said": (
        "{clusters} clusters, whose firms share their luck, count as {effective} of equal weight; with fewer "
        "than {enough} the interval should not be relied on.",
        "{clusters} klynger, med bedrifter som deler hell og uhell, teller som {effective} like store; med "
        "færre enn {enough} bør ikke intervallet brukes.",
    ),
    "check_clusters_one": (
        "Only {clusters} cluster: its luck and membership cannot be told apart. At least {enough} are "
        "needed.",
        "Bare {clusters} klynge: dens hell og uhell kan ikke skilles fra medlemskapet. Det trengs minst "
        "{enough}.",
    ),
    "check_before": ("No difference before joining", "Ingen forskjell før de ble med"),
    "check_before_said": (
        "Had they joined two years earlier: {value} pp a year ({low} to {high}). Nothing had happened yet, "
        "so it should be zero.",
        "Som om de ble med to år tidligere: {value} pp i året ({low} til {high}). Ingenting hadde skjedd "
        "ennå, så det skal være null.",
    ),
    "check_before_weak": (
        " The interval also holds the difference found, so this check is too weak to tell.",
        " Intervallet rommer også forskjellen som ble funnet, så kontrollen er for svak til å avgjøre.",
    ),
    "check_placebo": ("No difference in the past", "Ingen forskjell i fortiden"),
    "check_placebo_said": (
        "The same pairs, growth of the two years before: {value} pp a year ({low} to {high}). Joining cannot "
        "change the past, and the pairs were chosen to be alike in it.",
        "De samme parene, veksten i de to årene før: {value} pp i året ({low} til {high}). Å bli med kan "
        "ikke endre fortiden, og parene ble valgt for å være like i den.",
    ),
    "check_none": ("Too few years of accounts to tell.", "For få år med regnskap til å avgjøre."),
    "check_beside": ("More than those turned down", "Mer enn de som fikk avslag"),
    "check_beside_selection": (
        "Members of rejected applications grew {value} pp a year beyond comparable firms too: that much is "
        "selection or readiness, not funding. What is left: {left} ({low} to {high}).",
        "Medlemmer i avslåtte søknader vokste også {value} pp i året utover sammenlignbare bedrifter: så mye "
        "er utvelgelse eller modenhet, ikke støtten. Det som er igjen: {left} ({low} til {high}).",
    ),
    "check_beside_choice": (
        " What is left can still be the committee’s good choice.",
        " Det som er igjen, kan fortsatt være komiteens gode valg.",
    ),
    "check_beside_plain": (
        "Members of rejected applications against their comparable firms: {value} pp a year. Funded less "
        "rejected: {left} ({low} to {high}).",
        "Medlemmer i avslåtte søknader mot sine sammenlignbare bedrifter: {value} pp i året. Innvilgede "
        "minus avslåtte: {left} ({low} til {high}).",
    ),
    "check_beside_unbalanced": (
        " That second comparison is not balanced itself.",
        " Den andre sammenligningen er selv ikke i balanse.",
    ),
    "check_beside_none": (
        "No rejected applications with known outcomes to compare with.",
        "Ingen avslåtte søknader med kjente utfall å sammenligne med.",
    ),
    "check_unseen": ("An unseen factor would have to be strong", "En usett faktor måtte være sterk"),
    "check_unseen_said": (
        "{times} times as strong as {benchmark} to explain the difference away; {bound} times to make it "
        "uncertain.",
        "{times} ganger så sterk som {benchmark} for å bortforklare forskjellen; {bound} ganger for å gjøre "
        "den usikker.",
    ),
    "at_least": ("at least {value}", "minst {value}"),
    "check_unseen_there": (
        " But the difference before joining says that something unseen is there.",
        " Men forskjellen før de ble med sier at noe usett er der.",
    ),
    "check_unseen_none": (
        "There is no difference clear of chance to explain away.",
        "Det er ingen forskjell klar av tilfeldigheter å bortforklare.",
    ),
    # who was compared
    "who": ("Who was compared", "Hvem som ble sammenlignet"),
    "fact_firms": ("Member firms matched", "Medlemsbedrifter med par"),
    "fact_firms_rejected": ("Rejected applicants’ firms matched", "Avslåtte bedrifter med par"),
    "fact_of": ("of {count}", "av {count}"),
    "fact_clusters": ("Clusters", "Klynger"),
    "fact_applications": ("Applications", "Søknader"),
    "fact_controls": ("Comparable firms", "Sammenlignbare bedrifter"),
    "fact_effective": ("worth {count}", "verdt {count}"),
    "fact_calls": ("Calls", "Utlysninger"),
    "fact_noticed": ("Smallest difference noticed", "Minste forskjell som oppdages"),
    **RESULTS,
    **BASIS,
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("call", "nb", call="2026")
    'Utlysning 2026'
    """
    return WORDS[key][language == "nb"].format(**filled)


def covariate_name(name: str, language: Language) -> str:
    """A matching variable as people read it; its own name, without underlines, where it has no other.

    >>> covariate_name("log_employees", "en"), covariate_name("sector=26", "nb")
    ('size (employees)', 'næring: 26')
    """
    stem, _, level = name.partition("=")
    words = COVARIATES.get(stem, (stem.replace("_", " "),) * 2)[language == "nb"]
    told = LEVELS.get(level, level) if language == "nb" else level
    return f"{words}: {told}" if told else words


def variant_name(name: str, language: Language) -> str:
    """Another estimate's name as people read it."""
    return VARIANTS[name][language == "nb"]


def distance_name(name: str, language: Language) -> str:
    """A way of measuring likeness as people read it."""
    return DISTANCES[name][language == "nb"]

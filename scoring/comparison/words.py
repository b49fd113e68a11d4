"""The comparison report's words in English and Norwegian bokmål: the answer, and who was compared.

Placeholders are filled by the reader from the comparison, never from anything else. {who} and {whose} are the
firms asked about, {small} the same within a sentence.
"""

from __future__ import annotations

from scoring.comparison.basis_words import BASIS
from scoring.comparison.check_words import CHECKS
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
        "{who} grew {size} percentage points a year more than comparable firms",
        "{who} vokste {size} prosentpoeng i året mer enn sammenlignbare bedrifter",
    ),
    "less": (
        "{who} grew {size} percentage points a year less than comparable firms",
        "{who} vokste {size} prosentpoeng i året mindre enn sammenlignbare bedrifter",
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
    "before_row": ("The same pairs, before joining", "De samme parene, før de ble med"),
    "before_row_note": ("should be zero", "skal være null"),
    "beside_row_note": ("against their own comparable firms", "mot sine egne sammenlignbare bedrifter"),
    "is_not": ("What it is not", "Hva det ikke er"),
    "is_not_proof": (
        "It is a comparison, not proof of cause. Firms apply, and committees choose, for reasons that "
        "accounts do not show: plans, people, drive. Where those also make firms grow, they are in this "
        "number too.",
        "Det er en sammenligning, ikke et bevis for årsak. Bedrifter søker, og komiteer velger, av grunner "
        "som regnskap ikke viser: planer, folk, driv. Der slike grunner også gir vekst, er de med i tallet.",
    ),
    "is_not_already": (
        "In the two years before they joined they already grew {value} pp a year beyond these very firms. "
        "That much, at least, is not membership.",
        "I de to årene før de ble med, vokste de alt {value} pp i året utover nettopp disse bedriftene. Så "
        "mye er i alle fall ikke medlemskapet.",
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
    # who was compared
    "who": ("Who was compared", "Hvem som ble sammenlignet"),
    "fact_firms": ("Member firms in the answer", "Medlemsbedrifter i svaret"),
    "fact_firms_rejected": ("Rejected applicants’ firms in the answer", "Avslåtte bedrifter i svaret"),
    "fact_of": ("of {count}", "av {count}"),
    "fact_clusters": ("Clusters", "Klynger"),
    "fact_applications": ("Applications", "Søknader"),
    "fact_controls": ("Comparable firms", "Sammenlignbare bedrifter"),
    "fact_effective": ("worth {count} used once", "verdt {count} brukt én gang"),
    "fact_calls": ("Calls", "Utlysninger"),
    "fact_noticed": ("Smallest difference noticed", "Minste forskjell som oppdages"),
    **CHECKS,
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

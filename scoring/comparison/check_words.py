"""The words of the checks: each with its name, what was found, and what that means."""

from __future__ import annotations

CHECKS: dict[str, tuple[str, str]] = {
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
    "check_before": ("No difference had they joined earlier", "Ingen forskjell om de var med før"),
    "check_before_said": (
        "Had they joined two years earlier, matched on what was known then: {value} pp a year ({low} to "
        "{high}). Nothing had happened yet, so it should be zero.",
        "Som om de ble med to år tidligere, matchet på det som var kjent da: {value} pp i året ({low} til "
        "{high}). Ingenting hadde skjedd ennå, så det skal være null.",
    ),
    "check_before_grown": (
        " Firms seem to come in after they have grown, which a match made two years earlier cannot see. "
        "The pairs of the answer can, and are alike in it (next line).",
        " Bedrifter ser ut til å komme inn etter at de har vokst, noe en match gjort to år tidligere ikke "
        "kan se. Parene i svaret kan det, og er like i det (neste linje).",
    ),
    "check_before_weak": (
        " The interval also holds the difference found, so this check is too weak to tell.",
        " Intervallet rommer også forskjellen som ble funnet, så kontrollen er for svak til å avgjøre.",
    ),
    "check_placebo": ("The same past growth within the pairs", "Lik tidligere vekst innen parene"),
    "check_placebo_said": (
        "The same pairs, growth of the two years before: {value} pp a year ({low} to {high}). Joining cannot "
        "change the past, and the pairs were chosen to be alike in it.",
        "De samme parene, veksten i de to årene før: {value} pp i året ({low} til {high}). Å bli med kan "
        "ikke endre fortiden, og parene ble valgt for å være like i den.",
    ),
    "check_none": (
        "Too few firms, clusters or years of accounts to tell.",
        "For få bedrifter, klynger eller år med regnskap til å avgjøre.",
    ),
    "check_beside": ("More than those turned down", "Mer enn de som fikk avslag"),
    "check_beside_selection": (
        "Members of rejected applications grew {value} pp a year beyond comparable firms too ({value_low} "
        "to {value_high}): that much is selection or readiness, not funding. What is left: {left} ({low} "
        "to {high}).",
        "Medlemmer i avslåtte søknader vokste også {value} pp i året utover sammenlignbare bedrifter "
        "({value_low} til {value_high}): så mye er utvelgelse eller modenhet, ikke støtten. Det som er "
        "igjen: {left} ({low} til {high}).",
    ),
    "check_beside_plain": (
        "Members of rejected applications against their comparable firms: {value} pp a year ({value_low} "
        "to {value_high}). Funded less rejected: {left} ({low} to {high}).",
        "Medlemmer i avslåtte søknader mot sine sammenlignbare bedrifter: {value} pp i året ({value_low} "
        "til {value_high}). Innvilgede minus avslåtte: {left} ({low} til {high}).",
    ),
    "check_funded": ("Beside those that were funded", "Ved siden av dem som fikk støtte"),
    "check_funded_said": (
        "Members of funded applications against their comparable firms: {value} pp a year ({value_low} to "
        "{value_high}). Rejected less funded: {left} ({low} to {high}).",
        "Medlemmer i innvilgede søknader mot sine sammenlignbare bedrifter: {value} pp i året ({value_low} "
        "til {value_high}). Avslåtte minus innvilgede: {left} ({low} til {high}).",
    ),
    "check_beside_choice": (
        " A committee that chooses well would bring the same without changing anything, so this does not "
        "settle it.",
        " En komité som velger godt, ville gitt det samme uten å endre noe, så dette avgjør det ikke.",
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
}

"""The words of the results: by measure, year, sector and region, balance, event study, doubts, flow."""

from __future__ import annotations

RESULTS: dict[str, tuple[str, str]] = {
    # tables of results
    "results": ("What was found", "Hva som ble funnet"),
    "results_lead": (
        "Growth of the {small} less that of comparable firms, pp a year. A filled point: the 95 % interval "
        "is clear of zero.",
        "Veksten i {small} minus veksten i sammenlignbare bedrifter, pp i året. Fylt punkt: "
        "95 %-intervallet er klar av null.",
    ),
    "results_unbalanced": (
        "The comparison is not balanced: read these as differences between unlike firms.",
        "Sammenligningen er ikke i balanse: les tallene som forskjeller mellom ulike bedrifter.",
    ),
    "by_measure": ("By measure", "Etter mål"),
    "by_year": ("Employees, year by year", "Ansatte, år for år"),
    "by_sector": ("By sector", "Etter næring"),
    "by_region": ("By region", "Etter region"),
    "year_number": ("Year {number} after joining", "År {number} etter at de ble med"),
    "groups_caption": (
        "Groups with at least {firms} firms whose clusters count as {clusters} of equal weight or more. Of "
        "so many groups, one in twenty is clear of zero by chance alone.",
        "Grupper med minst {firms} bedrifter i klynger som teller som {clusters} like store eller flere. "
        "Av så mange grupper er én av tjue klar av null bare ved en tilfeldighet.",
    ),
    "groups_small": (
        "{groups} other groups with {firms} firms together: too few firms or clusters in each to say "
        "anything.",
        "{groups} andre grupper med til sammen {firms} bedrifter: for få bedrifter eller klynger i hver "
        "til å si noe.",
    ),
    "groups_small_one": (
        "One other group with {firms} firms: too few firms or clusters to say anything.",
        "Én annen gruppe med {firms} bedrifter: for få bedrifter eller klynger til å si noe.",
    ),
    "groups_more": ("{groups} more, with fewer firms", "{groups} til, med færre bedrifter"),
    "groups_none": (
        "No group has at least {firms} firms in enough clusters ({clusters} of equal weight).",
        "Ingen gruppe har minst {firms} bedrifter i nok klynger ({clusters} like store).",
    ),
    "no_interval": ("no interval", "uten intervall"),
    "too_few": ("too few", "for få"),
    "unknown_group": ("not stated", "ikke oppgitt"),
    "column_measure": ("Measure", "Mål"),
    "column_year": ("Year", "År"),
    "column_sector": ("Sector", "Næring"),
    "column_region": ("Region", "Region"),
    "column_variant": ("Method", "Metode"),
    "column_firms": ("Firms", "Bedrifter"),
    "column_clusters": ("Clusters", "Klynger"),
    "column_difference": ("Difference", "Forskjell"),
    "column_interval": ("95 % interval", "95 %-intervall"),
    "column_chart": ("pp a year", "pp i året"),
    "to": ("to", "til"),
    # balance
    "balance": ("Were they alike?", "Var de like?"),
    "balance_lead": (
        "What foretells growth, and how far apart the two groups are on it in standard deviations (SMD): "
        "against all firms outside (hollow), and within the pairs (filled). Dashed: the limit of ±{limit}. "
        "Same denominator before and after. No p-values: with many firms they only say that there are many.",
        "Det som varsler vekst, og hvor langt gruppene er fra hverandre i standardavvik (SMD): mot alle "
        "bedrifter utenfor (hult), og innen parene (fylt). Stiplet: grensen på ±{limit}. Samme nevner før og "
        "etter. Ingen p-verdier: med mange bedrifter sier de bare at det er mange.",
    ),
    "column_variable": ("The year before", "Året før"),
    "column_before": ("Before", "Før"),
    "column_after": ("After", "Etter"),
    "column_smd": ("SMD", "SMD"),
    "column_ratio": ("Variance ratio", "Variansforhold"),
    "column_ecdf": ("Largest eCDF gap", "Største eCDF-avstand"),
    "balance_rest": (
        "{count} further rows: levels of sector, size, region and age",
        "{count} rader til: nivåer av næring, størrelse, region og alder",
    ),
    "balance_narrow": (
        "Variance ratios and eCDF gaps: on a wider screen, on paper and in balance.csv.",
        "Variansforhold og eCDF-avstander: på en bredere skjerm, på papir og i balance.csv.",
    ),
    # event study
    "event": ("Year by year around joining", "År for år rundt tidspunktet de ble med"),
    "event_lead": (
        "Growth in employees since the year before joining, beyond comparable firms, added up, pp: {firms} "
        "firms in {cohorts} calls, against {controls} outside that were alike in level, not in past "
        "growth, so that the years before can speak (Callaway & Sant’Anna 2021). The year before joining "
        "is zero by definition.",
        "Vekst i ansatte siden året før de ble med, utover sammenlignbare bedrifter, lagt sammen, pp: "
        "{firms} bedrifter i {cohorts} utlysninger, mot {controls} utenfor som var like i nivå, ikke i "
        "tidligere vekst, slik at årene før kan tale (Callaway & Sant’Anna 2021). Året før de ble med er "
        "null per definisjon.",
    ),
    "event_label": (
        "Chart: before joining the differences lie between {before_low} and {before_high}, in the last year "
        "after it at {last}",
        "Figur: før de ble med ligger forskjellene mellom {before_low} og {before_high}, i det siste året "
        "etterpå på {last}",
    ),
    "event_trend": (
        "Before joining: differences this large would come up by chance {share} of the time. A steady "
        "drift of {noticed} a year would have been noticed with 80 % power; a smaller one may be there "
        "unseen.",
        "Før de ble med: så store forskjeller oppstår ved en tilfeldighet {share} av gangene. En jevn "
        "drift på {noticed} i året ville blitt oppdaget med 80 % styrke; en mindre kan være der uten å "
        "synes.",
    ),
    "event_none": (
        "Drawn for the programme’s members when at least two calls have enough years of accounts.",
        "Tegnes for programmets medlemmer når minst to utlysninger har nok år med regnskap.",
    ),
    "event_reference": ("reference", "referanse"),
    "event_axis": ("years from joining", "år fra de ble med"),
    "event_year": ("Year", "År"),
    # unseen factors
    "doubt": ("What could be wrong", "Hva som kan være galt"),
    "unseen": ("Something unseen", "Noe usett"),
    "unseen_robustness": (
        "A factor that nobody measured would have to explain {share} of what is left of both membership and "
        "growth to explain the difference away, and {bound} to make it uncertain. The strongest measured one "
        "is {benchmark}; to do it, the unseen one would have to be {times} times as strong.",
        "En faktor ingen har målt, måtte forklare {share} av det som er igjen av både medlemskap og vekst "
        "for å bortforklare forskjellen, og {bound} for å gjøre den usikker. Den sterkeste målte er "
        "{benchmark}; den usette måtte være {times} ganger så sterk.",
    ),
    "unseen_evalue": (
        "The same as a ratio (E-value): it would have to make both membership and strong growth {value} "
        "times as likely, and {bound} times to bring the interval to zero.",
        "Det samme som et forhold (E-verdi): den måtte gjøre både medlemskap og sterk vekst {value} ganger "
        "så sannsynlig, og {bound} ganger for å bringe intervallet til null.",
    ),
    "unseen_none": (
        "There is no difference clear of chance, so there is nothing for an unseen factor to explain away. "
        "It could just as well hide one.",
        "Det er ingen forskjell klar av tilfeldigheter, så en usett faktor har ingenting å bortforklare. Den "
        "kan like gjerne skjule en.",
    ),
    "placebos": ("Where there should be nothing", "Der det ikke skal være noe"),
    "variants": ("Other ways of counting", "Andre måter å regne på"),
    "variants_caption": (
        "The same firms and years, employees, pp a year. If these disagree, the answer rests on the method.",
        "De samme bedriftene og årene, ansatte, pp i året. Hvis disse spriker, hviler svaret på metoden.",
    ),
    # flow
    "flow": ("From every firm to every pair", "Fra alle bedrifter til alle par"),
    "flow_lead": (
        "Who left on the way, and why. A firm looked at in two calls counts twice.",
        "Hvem som falt fra underveis, og hvorfor. En bedrift vurdert i to utlysninger teller to ganger.",
    ),
    "flow_all": ("Everyone", "Alle"),
    "flow_treated": ("Members", "Medlemmer"),
    "flow_control": ("Firms outside", "Bedrifter utenfor"),
    "flow_step": ("Step", "Trinn"),
    "flow_firms": ("Firms", "Bedrifter"),
    "flow_remain": ("Remain", "Igjen"),
    "calls_heading": ("The calls", "Utlysningene"),
    "column_call": ("Call", "Utlysning"),
    "column_years": ("Growth of", "Vekst i"),
    "column_read": ("Read on", "Lest per"),
    "column_members": ("Firms", "Bedrifter"),
    "column_matched": ("Matched", "Med par"),
}

"""The words of the report's last page: what the scores rest on, rules behind flags and ties, provenance."""

from __future__ import annotations

BASIS: dict[str, tuple[str, str]] = {
    "basis_lead": (
        "What the scores rest on, how well such scores did before, and the rules behind flags and ties.",
        "Hva skårene bygger på, hvor godt slike skårer traff før, og reglene bak merknader og delte plasser.",
    ),
    "skill_heading": ("Skill on past calls", "Treffsikkerhet på tidligere utlysninger"),
    "skill_caption": (
        "Rank correlation (Spearman) of scores with what happened, on calls not seen in training; 0 is "
        "guessing, 1 is perfect. In brackets: 90 % bootstrap interval.",
        "Rangkorrelasjon (Spearman) mellom skårer og det som skjedde, på utlysninger som ikke ble brukt i "
        "treningen; 0 er gjetning, 1 er perfekt. I parentes: 90 % bootstrap-intervall.",
    ),
    "same_data": ("the same tables as scored", "de samme tabellene som ble vurdert"),
    "sector_code": ("sector {code}", "næring {code}"),
    "pooled": ("all calls", "alle utlysninger"),
    "cases": ("Applications", "Søknader"),
    "trained_on": (
        "The model learnt from {cases} past applications in {calls} calls, whose outcomes were known by "
        "{date}.",
        "Modellen har lært av {cases} tidligere søknader i {calls} utlysninger, med utfall kjent innen "
        "{date}.",
    ),
    "index_rests": (
        "The index learns from no outcome. {cases} past applications in {calls} calls give its scale.",
        "Indeksen lærer ikke av utfall. {cases} tidligere søknader i {calls} utlysninger gir skalaen.",
    ),
    "rules_heading": ("Rules for flags", "Regler for merknader"),
    "rule_novel": (
        "Novel: the mean distance to the {neighbours} nearest past applications is beyond what {declared} "
        "of past applications had to those of other calls. When each past call was judged by the others, "
        "{measured} were flagged: these are the false alarms to expect.",
        "Ny type: gjennomsnittlig avstand til de {neighbours} nærmeste tidligere søknadene er større enn "
        "det {declared} av tidligere søknader hadde til andre utlysninger. Da hver tidligere utlysning ble "
        "vurdert mot de andre, ble {measured} merket: så mange falske alarmer må ventes.",
    ),
    "rule_novel_none": (
        "Novel: not judged, because there are too few past applications ({cases}) for a false-alarm rate of "
        "{declared}.",
        "Ny type: ikke vurdert, fordi det er for få tidligere søknader ({cases}) for en andel falske "
        "alarmer på {declared}.",
    ),
    "rule_limits": (
        "Thin: fewer than {thin} of the indicators could be computed. Few accounts: known for fewer than "
        "{accounts} of the member firms. Stale: the latest accounts of the median firm are more than "
        "{years} years older than the last full year. Self-declared: more than {declared} of what counts "
        "in favour. Roster: more than {joined} of the members joined after the call had opened. Blank: a "
        "dimension without any evidence. Unseen origin: a sector or region without a past application.",
        "Tynt grunnlag: færre enn {thin} av indikatorene kunne beregnes. Få regnskap: kjent for færre enn "
        "{accounts} av medlemsbedriftene. Gamle regnskap: de siste for medianbedriften er mer enn {years} "
        "år eldre enn det siste hele året. Egenmeldt: mer enn {declared} av det som teller for. Endret "
        "liste: mer enn {joined} av medlemmene kom til etter åpningen. Tom dimensjon: en dimensjon uten "
        "noe grunnlag. Ukjent opphav: en næring eller region uten tidligere søknad.",
    ),
    "openings_heading": ("How the sentences open", "Slik åpner setningene"),
    "openings": (
        "Strong and weak: better or worse than a typical application in the direction that is expected to "
        "mean growth, and the score follows. Counts in favour and against: no direction is expected, or the "
        "model weighs it together with other indicators. Contrary to expectation: past applications taught "
        "the model the opposite. Not known: what is missing counts as in past applications that lacked it.",
        "Sterkt og svakt: bedre eller dårligere enn en typisk søknad i den retningen som ventes å bety "
        "vekst, og skåren følger etter. Teller for og mot: ingen retning er ventet, eller modellen veier "
        "indikatoren sammen med andre. I strid med forventningen: tidligere søknader har lært modellen det "
        "motsatte. Ikke kjent: det som mangler, teller som i tidligere søknader der det manglet.",
    ),
    "ties_heading": ("Equal scores", "Like skårer"),
    "ties": (
        "Scores that agree to nine decimals share a rank, marked “=”. Among themselves they stand in the "
        "order of the SHA-256 of call and application identifier: an order that neither the applicant nor "
        "the file can choose. Being listed first means nothing.",
        "Skårer som er like til ni desimaler, deler plass, merket «=». Innbyrdes står de i rekkefølgen til "
        "SHA-256 av utlysningens og søknadens identifikator: en rekkefølge verken søkeren eller filen kan "
        "velge. Å stå først betyr ingenting.",
    ),
    "provenance_heading": ("Where the numbers come from", "Hvor tallene kommer fra"),
    "model": ("Model", "Modell"),
    "model_said": (
        "version {version}, {kind}, trained on what was known on {date}",
        "versjon {version}, {kind}, trent på det som var kjent {date}",
    ),
    "kind_growth": ("growth model", "vekstmodell"),
    "kind_index": ("criteria index", "kriterieindeks"),
    "code": ("Code", "Kode"),
    "catalogue": ("Catalogue", "Katalog"),
    "known_by": ("Known by", "Kjent innen"),
    "data_scored": ("Data scored (SHA-256)", "Data vurdert (SHA-256)"),
    "data_trained": ("Data trained on (SHA-256)", "Data trent på (SHA-256)"),
    "files_hint": (
        "The same numbers to the last digit: scores.csv, scores.parquet, contributions.csv, scores.json.",
        "De samme tallene til siste siffer: scores.csv, scores.parquet, contributions.csv, scores.json.",
    ),
    "credits": (
        "Map outline made with Natural Earth, public domain.",
        "Kartomriss fra Natural Earth, offentlig eie.",
    ),
}

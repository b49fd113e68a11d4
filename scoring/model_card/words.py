"""The model card's own words in English and Norwegian bokmål; limits have theirs in limit_words.py."""

from __future__ import annotations

from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Model card, version {version}", "Modellkort, versjon {version}"),
    "crumbs": (
        "Model card · trained {trained} on what was known by {known}",
        "Modellkort · trent {trained} på det som var kjent innen {known}",
    ),
    "heading_champion": ("Version {version}, the champion", "Versjon {version}, modellen som brukes"),
    "heading_former": (
        "Version {version}, replaced by version {next}",
        "Versjon {version}, avløst av versjon {next}",
    ),
    "heading_waiting": ("Version {version}, not promoted", "Versjon {version}, ikke tatt i bruk"),
    "lead_growth": (
        "A growth model. It ranks applications by how much faster than comparable firms their members are "
        "likely to grow, and has learnt that from {cases} earlier applications.",
        "En vekstmodell. Den rangerer søknader etter hvor mye raskere enn sammenlignbare bedrifter "
        "medlemmene trolig vil vokse, og har lært det av {cases} tidligere søknader.",
    ),
    "lead_index": (
        "A criteria index. It counts declared criteria, every dimension the same, and forecasts nothing: too "
        "few outcomes are known for more, or all are the same.",
        "En kriterieindeks. Den teller oppgitte kriterier, hver dimensjon likt, og varsler ingenting: det er "
        "kjent for få utfall til mer, eller alle er like.",
    ),
    "other_language": ("Norsk", "English"),
    "skip": ("Skip to the known limits", "Hopp til kjente begrensninger"),
    "navigation": ("On this card", "På dette kortet"),
    "nav_skill": ("Skill", "Treffsikkerhet"),
    "nav_limits": ("Limits", "Begrensninger"),
    "nav_cohorts": ("Cohorts", "Kull"),
    "nav_groups": ("Groups", "Grupper"),
    "nav_inputs": ("Indicators", "Indikatorer"),
    "nav_data": ("Data", "Data"),
    # what for
    "for": ("What it is for", "Hva den er til"),
    "for_1": (
        "To put an order, reasons and past cases in front of a committee, before it decides.",
        "Å gi en komité en rekkefølge, grunner og tidligere tilfeller før den bestemmer seg.",
    ),
    "for_2": (
        "For calls of the programme that it learnt from, scored with what was known when they closed.",
        "For utlysninger i programmet den har lært av, vurdert med det som var kjent da de ble lukket.",
    ),
    "not_for": ("What it is not for", "Hva den ikke er til"),
    "not_1": (
        "To decide. A person does, and says why; every override is graded when outcomes arrive.",
        "Å avgjøre. Det gjør et menneske, og sier hvorfor; hver overstyring vurderes når utfallene kommer.",
    ),
    "not_2": (
        "To say what funding changes. It says who is likely to grow, funded or not.",
        "Å si hva støtten endrer. Den sier hvem som trolig vokser, med eller uten støtte.",
    ),
    "not_3": (
        "To rate a single firm or person, or another programme or country.",
        "Å vurdere en enkelt bedrift eller person, eller et annet program eller land.",
    ),
    # facts
    "fact_cases": ("Learnt from", "Har lært av"),
    "fact_cases_said": ("{cases} outcomes", "{cases} utfall"),
    "fact_calls": ("Calls tested", "Utlysninger prøvd"),
    "fact_skill": ("Skill on past calls", "Treffsikkerhet på tidligere utlysninger"),
    "fact_past": ("past growth alone {value}", "tidligere vekst alene {value}"),
    "fact_held": ("80 % intervals held", "80 %-intervaller holdt"),
    "fact_funded": ("Of these, rejected applications", "Av disse avslåtte søknader"),
    # promotion
    "promotion": ("Who made it the champion, and why", "Hvem som tok den i bruk, og hvorfor"),
    "first_version": ("the first version", "den første versjonen"),
    "promoted": ("{by}, {date}", "{by}, {date}"),
    "rolled_back": ("rolled back to it", "gikk tilbake til den"),
    "despite": ("although the gate had not said yes", "selv om porten ikke hadde sagt ja"),
    "nobody": (
        "Nobody has. It is recorded and can be looked at; another version scores.",
        "Ingen. Den er lagret og kan ses på; en annen versjon brukes.",
    ),
    "gate": ("The gate before it", "Porten før den"),
    "gate_none": (
        "It went through no gate: there was no champion to compare it with, or it was trained without one.",
        "Den gikk ikke gjennom noen port: det fantes ingen modell å sammenligne med, eller den ble trent "
        "uten.",
    ),
    "gate_yes": ("The gate said yes", "Porten sa ja"),
    "gate_no": ("The gate said no", "Porten sa nei"),
    "gate_undecided": ("The gate was undecided", "Porten var i tvil"),
    "gate_against": (
        "against version {champion}, on {calls} replayed calls with {applications} applications.",
        "mot versjon {champion}, på {calls} gjenspilte utlysninger med {applications} søknader.",
    ),
    "gate_caption": (
        "What the gate looked at; intervals are 90 %.",
        "Det porten så på; intervallene er 90 %.",
    ),
    "gate_row": ("Looked at", "Sett på"),
    "gate_champion": ("Champion", "I bruk"),
    "gate_own": ("This version", "Denne"),
    "gate_difference": ("Difference", "Forskjell"),
    "gate_verdict": ("Verdict", "Dom"),
    "pass": ("pass", "bestått"),
    "fail": ("fail", "ikke bestått"),
    "unclear": ("unclear", "uklart"),
    # skill
    "skill": ("Skill on past calls", "Treffsikkerhet på tidligere utlysninger"),
    "skill_caption": (
        "Rank correlation (Spearman) with what happened on {calls} calls not seen in training, {n} "
        "applications; 0 is guessing, 1 is perfect. Lines and brackets: 90 % interval over resampled calls "
        "and applications. “Model ahead” compares on the same resamples. Ridge is a straight-line model, "
        "stock LightGBM decision trees as they come, the criteria index a plain average of the indicators.",
        "Rangkorrelasjon (Spearman) med det som skjedde på {calls} utlysninger som ikke ble brukt i "
        "treningen, {n} søknader; 0 er gjetning, 1 er perfekt. Streker og parenteser: 90 %-intervall over "
        "trukne utlysninger og søknader. «Modellen foran» sammenligner på de samme trekningene. Ridge er en "
        "lineær modell, LightGBM uten tilpasning beslutningstrær slik de kommer, kriterieindeksen "
        "et enkelt snitt av indikatorene.",
    ),
    "skill_none": (
        "No past call could be tested: none closed with 30 earlier outcomes known.",
        "Ingen tidligere utlysning kunne prøves: ingen ble lukket med 30 kjente utfall fra før.",
    ),
    "by_call": ("By call", "Per utlysning"),
    "by_call_caption": (
        "Spearman; each call was predicted from what was known when it closed.",
        "Spearman; hver utlysning ble forutsagt av det som var kjent da den ble lukket.",
    ),
    "ranking": ("Ranking", "Rangering"),
    "spearman": ("Spearman", "Spearman"),
    "ahead": ("Model ahead", "Modellen foran"),
    "ndcg": ("Best tenth (NDCG)", "Beste tidel (NDCG)"),
    "precision": ("Seats right", "Rette plasser"),
    "call": ("Call", "Utlysning"),
    "applications": ("Applications", "Søknader"),
    "pooled": ("all calls", "alle utlysninger"),
    # limits
    "limits": ("Known limits", "Kjente begrensninger"),
    "audit": ("Leakage audit", "Lekkasjekontroll"),
    "audit_none": (
        "No indicator was named as one that may know the future.",
        "Ingen indikator ble pekt ut som en som kan kjenne framtiden.",
    ),
    "audit_lacking": (
        "This version was trained without a leakage audit.",
        "Denne versjonen ble trent uten lekkasjekontroll.",
    ),
    "notices": ("Said at training", "Sagt ved treningen"),
    # calibration and coverage
    "size": ("Predicted and observed growth", "Forutsagt og observert vekst"),
    "slope": (
        "Slope of outcomes on predictions within the call: {value} ({low} to {high}). 1 is right; below 1, "
        "predictions differ more than outcomes do, above 1 they are too timid.",
        "Stigning for utfall mot prediksjon innen utlysningen: {value} ({low} til {high}). 1 er riktig; "
        "under 1 spriker prediksjonene mer enn utfallene, over 1 er de for forsiktige.",
    ),
    "error": (
        "On average outcomes were {value} pp a year beyond what was predicted ({low} to {high}).",
        "I snitt var utfallene {value} pp i året utover det som ble forutsagt ({low} til {high}).",
    ),
    "bins_caption": (
        "Tested applications by predicted growth, lowest first; pp a year. Upright mark: predicted; point: "
        "mean of outcomes, with a 90 % interval from their spread.",
        "Prøvde søknader etter forutsagt vekst, lavest først; pp i året. Loddrett strek: forutsagt; punkt: "
        "snitt av utfallene, med et 90 %-intervall fra spredningen.",
    ),
    "predicted": ("Predicted", "Forutsagt"),
    "observed": ("Observed", "Observert"),
    "coverage": ("Intervals", "Intervaller"),
    "coverage_caption": (
        "Intervals as they stand on the score sheets, for past calls: each made of nothing but what was "
        "known when the call closed. Unbounded ones are not counted. In brackets: 90 % binomial interval, "
        "as if applications of a call erred independently.",
        "Intervaller som på skårearkene, for tidligere utlysninger: hvert laget bare av det som var kjent da "
        "utlysningen ble lukket. Ubegrensede er ikke talt med. I parentes: 90 % binomisk intervall, som om "
        "søknader i en utlysning bommet uavhengig av hverandre.",
    ),
    "meant": ("Meant to hold", "Skal holde"),
    "held": ("Held", "Holdt"),
    "of": ("Outcomes", "Utfall"),
    "width": ("Width, pp a year", "Bredde, pp i året"),
    "coverage_none": (
        "No past call had bounded intervals: too few outcomes of too few calls were known when they closed.",
        "Ingen tidligere utlysning hadde avgrensede intervaller: for få utfall fra for få utlysninger var "
        "kjent.",
    ),
    "size_none": (
        "Fewer than two calls were tested: nothing can be said of the size of predictions.",
        "Færre enn to utlysninger er prøvd: ingenting kan sies om størrelsen på prediksjonene.",
    ),
    "size_index": (
        "The index says points, not growth: there is nothing to compare in size.",
        "Indeksen gir poeng, ikke vekst: det er ingen størrelse å sammenligne.",
    ),
    # cohorts
    "cohorts": ("Cohorts", "Kull"),
    "cohorts_caption": (
        "Applications of each call, and outcomes known by {date}. Evaluable: mean share of member firms with "
        "accounts at both ends. Mean outcome: growth beyond comparable firms, pp a year, ± standard error.",
        "Søknader i hver utlysning, og utfall kjent innen {date}. Kan vurderes: snittandel av "
        "medlemsbedriftene med regnskap i begge ender. Snitt: vekst utover sammenlignbare bedrifter, pp i "
        "året, ± standardfeil.",
    ),
    "closed": ("Closed", "Lukket"),
    "known": ("Known", "Kjent"),
    "of_funded": ("Funded", "Innvilget"),
    "of_rejected": ("Rejected", "Avslått"),
    "evaluable": ("Evaluable", "Kan vurderes"),
    "mean": ("Mean outcome", "Snitt"),
    "note": ("Note", "Merknad"),
    "thin": ("under 60 % evaluable", "under 60 % kan vurderes"),
    "winners": ("winners only", "bare vinnere"),
    "waiting": ("not known yet", "ikke kjent ennå"),
    # groups
    "groups": ("For whom it works", "Hvem den virker for"),
    "groups_caption": (
        "Whether the group’s applications that grew more within their call were also ranked higher (−1 to 1; "
        "0 is guessing), and how much more they grew than predicted, compared with their calls (pp a year; "
        "above 0: scored too low). 90 % intervals: of so many groups, one in ten misses by chance alone.",
        "Om de av gruppens søknader som vokste mest i sin utlysning, også ble rangert høyere (−1 til 1; 0 er "
        "gjetning), og hvor mye mer de vokste enn forutsagt, mot utlysningen sin (pp i året; over 0: skåret "
        "for lavt). 90 %-intervaller: av så mange grupper bommer én av ti ved ren tilfeldighet.",
    ),
    "kind_size": ("Size of the consortium", "Størrelse på konsortiet"),
    "kind_sector": ("Sector", "Næring"),
    "kind_region": ("Region", "Region"),
    "group": ("Group", "Gruppe"),
    "group_skill": ("Skill", "Treffsikkerhet"),
    "group_error": ("Grew beyond prediction", "Vokste utover prediksjonen"),
    "groups_small": (
        "Too few tested outcomes to say anything (under {least}): {names}.",
        "For få prøvde utfall til å si noe (under {least}): {names}.",
    ),
    "groups_small_many": (
        "{count} groups have too few tested outcomes to say anything (under {least}), {n} outcomes in all.",
        "{count} grupper har for få prøvde utfall til å si noe (under {least}), til sammen {n} utfall.",
    ),
    "groups_none": (
        "No group could be looked at: no call was tested, or the data has neither sector, region nor "
        "members.",
        "Ingen gruppe kunne ses på: ingen utlysning er prøvd, eller dataene mangler næring, region og "
        "medlemmer.",
    ),
    "small consortia": ("smallest third", "minste tredel"),
    "medium consortia": ("middle third", "midterste tredel"),
    "large consortia": ("largest third", "største tredel"),
    # inputs
    "inputs": ("What it looks at", "Hva den ser på"),
    "inputs_caption": (
        "Direction: + more is expected to mean more growth, − less, ? not settled. Weight: share of all that "
        "indicators add or take away; bars against the largest. Missing: share of past applications "
        "without it.",
        "Retning: + mer ventes å bety mer vekst, − mindre, ? ikke avklart. Vekt: andel av alt indikatorene "
        "legger til eller trekker fra; streker mot den største. Mangler: andel av tidligere søknader "
        "uten den.",
    ),
    "indicator": ("Indicator", "Indikator"),
    "direction": ("Direction", "Retning"),
    "weight": ("Weight", "Vekt"),
    "missing": ("Missing", "Mangler"),
    "evidence": ("Evidence", "Grunnlag"),
    "source": ("Source", "Kilde"),
    "dimension_weight": ("{dimension}, {weight}", "{dimension}, {weight}"),
    # data
    "data": ("Data and code", "Data og kode"),
    "known_by": ("Known by", "Kjent innen"),
    "outcomes_from": ("Outcomes from", "Utfall fra"),
    "trained": ("Trained", "Trent"),
    "run": ("Run", "Kjøring"),
    "seed": ("Seed", "Frø"),
    "code": ("Code", "Kode"),
    "catalogue": ("Catalogue", "Katalog"),
    "tables": ("Tables (SHA-256)", "Tabeller (SHA-256)"),
    "files_hint": (
        "The same to the last digit: v{version}.json. What scores is exports/v{version}.",
        "Det samme til siste siffer: v{version}.json. Det som skårer, er exports/v{version}.",
    ),
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking."""
    return WORDS[key][language == "nb"].format(**filled)

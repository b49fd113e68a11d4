"""The words of the page's tables and of the method, in English and Norwegian bokmål."""

from __future__ import annotations

PAGE: dict[str, tuple[str, str]] = {
    "glance": ("At a glance", "Kort fortalt"),
    "units": (
        "n: how many the panel looks at. sd: standard deviations between applications of one call. pp: "
        "percentage points.",
        "n: hvor mange panelet ser på. sd: standardavvik mellom søknader i én utlysning. pp: prosentpoeng.",
    ),
    "column": ("Watched", "Overvåket"),
    "feature": ("Feature", "Indikator"),
    "shift": ("Shift", "Endring"),
    "shift_sd": ("Shift, sd", "Endring, standardavvik"),
    "would_notice": ("Would be noticed", "Ville blitt oppdaget"),
    "expected": ("Expected", "Ventet"),
    "came": ("This call", "Denne"),
    "chart": ("Shift, and where alarms begin", "Endring, og hvor varslene begynner"),
    "features_caption": (
        "Mean of the call beside what past calls let expect, in standard deviations (sd) between "
        "applications of one call. The bar is where no alarm is raised: it is wide where past calls "
        "differ among themselves. Would be noticed: the shift that raises an alarm in 80 of 100 such calls.",
        "Utlysningens gjennomsnitt ved siden av det tidligere utlysninger gir grunn til å vente, i "
        "standardavvik (sd) mellom søknader i én utlysning. Stolpen viser hvor det ikke varsles: den er bred "
        "der tidligere utlysninger er ulike. Ville blitt oppdaget: endringen som gir varsel i 80 av "
        "100 slike.",
    ),
    "all_features": ("All {count} features", "Alle {count} indikatorer"),
    "missing_heading": ("Missing values and novelty", "Manglende verdier og uvanlige søknader"),
    "missing_caption": (
        "Share of the call's applications beside what past calls let expect.",
        "Andel av søknadene ved siden av det tidligere utlysninger gir grunn til å vente.",
    ),
    "outcomes_heading": ("Predictions and what came", "Prediksjoner og hva som skjedde"),
    "record": ("Call by call", "Utlysning for utlysning"),
    "record_caption": (
        "Predictions made out of time, in pp a year. Slope: how large differences between applications "
        "came, where 1 is as large as predicted; with few applications it is far from certain.",
        "Prediksjoner gjort ut av tid, i pp i året. Stigning: hvor store forskjellene mellom søknadene ble,"
        " der 1 er så store som predikert; med få søknader er den langt fra sikker.",
    ),
    "call": ("Call", "Utlysning"),
    "predicted": ("Predicted", "Predikert"),
    "observed": ("Came", "Ble"),
    "error_column": ("Came less predicted", "Ble minus predikert"),
    "slope_column": ("Slope", "Stigning"),
    "matured": ("matured since training", "modnet siden treningen"),
    "by_group": ("Skill by group", "Treffsikkerhet etter gruppe"),
    "by_group_caption": (
        "Of 100 pairs of one application of the group and another of its call, how many were put in the "
        "right order; 50 is guessing. Bars are 90 % intervals. Groups with"
        " fewer than 20 outcomes are not told.",
        "Av 100 par av én søknad i gruppen og en annen i samme utlysning: hvor mange ble satt i riktig "
        "rekkefølge; 50 er gjetning. Strekene er 90 %-intervaller. Grupper med"
        " færre enn 20 utfall vises ikke.",
    ),
    "group": ("Group", "Gruppe"),
    "pairs_right": ("Pairs right", "Riktige par"),
    "interval": ("90 % interval", "90 %-intervall"),
    "groups_left": (
        "Groups of fewer than 20 outcomes each ({count}, with {n} outcomes together): n is too small to tell "
        "their skill.",
        "{count} grupper med til sammen {n} utfall har færre enn 20 hver: n er for liten til å si noe om "
        "dem.",
    ),
    "no_outcomes": ("No predictions beside outcomes yet.", "Ingen prediksjoner ved siden av utfall ennå."),
    "revised_heading": ("Revised figures", "Reviderte tall"),
    "revised_none": (
        "The features of call {call}, built again from this folder, are those that the model learnt from.",
        "Indikatorene for utlysning {call}, beregnet på nytt fra denne mappen, er de modellen lærte av.",
    ),
    "revised_one": (
        "A feature of call {call}, built again from this folder, is not that which the model learnt from: "
        "{names}. Figures were revised in place, or dated earlier than they were known. Train again, after "
        "checking known_on.",
        "En indikator for utlysning {call}, beregnet på nytt fra denne mappen, er ikke den modellen lærte "
        "av: {names}. Tall er revidert på stedet, eller datert tidligere enn de var kjent. Tren på "
        "nytt etter å ha sjekket known_on.",
    ),
    "revised_some": (
        "{count} features of call {call}, built again from this folder, are not those that the model learnt"
        " from: {names}. Figures were revised in place, or dated earlier than they were known. Train again,"
        " after checking known_on.",
        "{count} indikatorer for utlysning {call}, beregnet på nytt fra denne mappen, er ikke de modellen "
        "lærte av: {names}. Tall er revidert på stedet, eller datert tidligere enn de var kjent. Tren på "
        "nytt etter å ha sjekket known_on.",
    ),
    "revised_unknown": (
        "None of the model's training calls is in this folder: whether figures were revised is not known.",
        "Ingen av modellens treningsutlysninger finnes i denne mappen: om tall er revidert, er ikke kjent.",
    ),
    "method_heading": ("How it is judged", "Hvordan det vurderes"),
    "method_calls": (
        "Calls differ among themselves. How much is estimated for every column from the past calls, "
        "together with how much calls differ in the other columns; where past calls are few or disagree, "
        "more is needed for an alarm. A rule that takes applications for independent draws would give too "
        "many alarms.",
        "Utlysninger er ulike. Hvor ulike, anslås for hver kolonne fra de tidligere utlysningene, sammen "
        "med hvor ulike de er i de andre kolonnene; der de er få eller uenige, skal det mer til for et "
        "varsel. En regel som tar søknader for uavhengige trekninger, ville gitt for mange varsler.",
    ),
    "method_family": (
        "The null distribution is simulated: {draws} calls like the past ones, of the size at hand, with "
        "all columns as correlated as they are between applications. All panels share one rate of false "
        "alarms, {rate}; a panel that cannot judge gives its part to the others.",
        "Nullfordelingen er simulert: {draws} utlysninger som de tidligere, av den aktuelle størrelsen, med"
        " kolonnene så korrelerte som de er mellom søknader. Alle paneler deler én andel falske varsler, "
        "{rate}; et panel som ikke kan vurdere, gir sin del til de andre.",
    ),
    "method_limits": (
        "Watched are means: a change in spread alone shows as novelty or not at all. A slow trend over the "
        "training calls counts as difference between calls until it leaves their range.",
        "Det er gjennomsnitt som overvåkes: en endring bare i spredning vises som uvanlige søknader eller "
        "ikke i det hele tatt. En langsom trend gjennom treningsutlysningene regnes som forskjell mellom "
        "dem til den forlater området deres.",
    ),
    "stamp": (
        "Model {version}, trained on what was known on {as_of} · outcomes {outcomes} · code {code}",
        "Modell {version}, trent på det som var kjent {as_of} · utfall {outcomes} · kode {code}",
    ),
    "outcomes_all": ("all that the folder holds", "alt mappen inneholder"),
    "outcomes_by": ("known on {date}", "kjent {date}"),
}

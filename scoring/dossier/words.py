"""The dossier's own words in English and Norwegian bokmål; sentences about the score come from the sheet."""

from __future__ import annotations

from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Dossier: {name}", "Saksmappe: {name}"),
    "crumbs": (
        "Application {id} · call {call}, closed {date}",
        "Søknad {id} · utlysning {call}, lukket {date}",
    ),
    "lead": (
        "What the decision on this application rested on: data, model, score, marks, conflicts, reasons.",
        "Det avgjørelsen om denne søknaden bygde på: data, modell, skår, karakterer, habilitet, begrunnelse.",
    ),
    # the proof
    "proof": ("Is it unchanged?", "Er den uendret?"),
    "proof_words": (
        "Its words are {words}. Run klynge verify on this file: a changed byte shows, and what was changed "
        "is named. The words and hashes below also stand in dossiers.jsonl, where the file was written.",
        "Ordene dens er {words}. Kjør klynge verify på denne filen: en endret byte vises, og det endrede "
        "blir navngitt. Ordene og hashene under står også i dossiers.jsonl, der filen ble skrevet.",
    ),
    "proof_limit": (
        "This shows that nothing was changed since that line was written. It does not show who wrote it: no "
        "secret key is used, so whoever can rewrite file and log can rewrite both. Keep the words elsewhere, "
        "in the protocol or in a letter.",
        "Dette viser at ingenting er endret siden den linjen ble skrevet. Det viser ikke hvem som skrev: "
        "ingen hemmelig nøkkel er i bruk, så den som kan skrive om fil og logg, kan skrive om begge. Ta vare "
        "på ordene et annet sted, i protokollen eller i et brev.",
    ),
    # sections
    "application": ("Application", "Søknad"),
    "data": ("Data", "Data"),
    "model": ("Model", "Modell"),
    "sheet": ("Score sheet", "Skåreark"),
    "ratings": ("Marks", "Karakterer"),
    "conflicts": ("Conflicts of interest", "Habilitet"),
    "decision": ("Decision and reasons", "Avgjørelse og begrunnelse"),
    "ledger": ("The ledger's entries on this application", "Journalens innførsler om denne søknaden"),
    "ledger_lead": (
        "Each is sealed with the hash of the one before it, of whatever application; klynge verify holds "
        "them against the ledger.",
        "Hver er forseglet med avtrykket av den forrige, uansett søknad; klynge verify holder dem mot "
        "journalen.",
    ),
    "ledger_act": ("What was done, and when (UTC)", "Hva som ble gjort, og når (UTC)"),
    "ledger_by": ("By", "Av"),
    "revised": ("Revised after the reveal", "Endret etter at skårene ble vist"),
    "reserved": ("reserve list", "reserveliste"),
    "letters": ("Letters to the applicant", "Brev til søkeren"),
    "chain": ("The chain", "Kjeden"),
    # application
    "id": ("Application", "Søknad"),
    "call": ("Call", "Utlysning"),
    "call_said": ("{call}, closed {date}", "{call}, lukket {date}"),
    "sector": ("Sector (NACE)", "Næring (NACE)"),
    "region": ("Region", "Region"),
    "members": ("Members", "Medlemmer"),
    "lead_org_id": ("Applicant", "Søker"),
    "stage": ("Stage", "Fase"),
    "requested": ("Applied for", "Søknadssum"),
    "own_funding": ("Own funding", "Egenfinansiering"),
    "applications": ("Applications in the call", "Søknader i utlysningen"),
    "seats": ("Seats", "Plasser"),
    "budget": ("Budget", "Ramme"),
    # data and model
    "as_of": ("As known on", "Slik kjent"),
    "digest": ("All tables together", "Alle tabellene samlet"),
    "version": ("Version", "Versjon"),
    "version_said": (
        "{version}, {kind}, of what was known on {date}",
        "{version}, {kind}, av det som var kjent {date}",
    ),
    "growth": ("growth model", "vekstmodell"),
    "criteria index": ("criteria index, which forecasts nothing", "kriterieindeks, som ikke forutsier noe"),
    "learnt": ("Learnt from", "Lærte av"),
    "learnt_said": (
        "{cases} past applications of {calls} calls",
        "{cases} tidligere søknader fra {calls} utlysninger",
    ),
    "skill": ("Skill on past calls", "Treffsikkerhet på tidligere utlysninger"),
    "skill_said": (
        "rank correlation {value}; 0 is guessing, 1 is perfect",
        "rangkorrelasjon {value}; 0 er gjetning, 1 er perfekt",
    ),
    "skill_none": (
        "not known: no past call could be used",
        "ikke kjent: ingen tidligere utlysning kunne brukes",
    ),
    "export_sha256": ("Its files (manifest)", "Filene dens (manifest)"),
    "catalogue": ("Catalogue", "Katalog"),
    "code": ("Klynge", "Klynge"),
    # score sheet
    "score": ("Expected growth", "Forventet vekst"),
    "score_index": ("Criteria index", "Kriterieindeks"),
    "pp a year": ("pp a year", "pp i året"),
    "points": ("points", "poeng"),
    "interval": ("80 % interval", "80 %-intervall"),
    "interval_said": ("{low} to {high}", "{low} til {high}"),
    "not_computed": ("not computed", "ikke beregnet"),
    "rank": ("Rank", "Plass"),
    "rank_said": ("{rank} of {count}", "{rank} av {count}"),
    "rank_set": (
        "{rank} of {count}, 80 % set {low} to {high}",
        "{rank} av {count}, 80 %-mengde {low} til {high}",
    ),
    "evidence": ("Evidence present", "Datagrunnlag på plass"),
    "base": ("Starting point", "Utgangspunkt"),
    "part": ("Dimension, indicator", "Dimensjon, indikator"),
    "here": ("Here", "Her"),
    "typical": ("Typical", "Typisk"),
    "source": ("Evidence", "Grunnlag"),
    "adds": ("Adds", "Bidrag"),
    "missing": ("missing", "mangler"),
    "unsettled": ("sign not settled", "fortegnet er ikke avgjort"),
    "adds_up": (
        "Starting point and dimensions add up to the score.",
        "Utgangspunkt og dimensjoner summerer seg til skåren.",
    ),
    "reasons": ("In words", "Med ord"),
    "flags": ("Flags", "Merknader"),
    "no_flags": ("No flags.", "Ingen merknader."),
    "no_evidence": (
        "No evidence at all was known when the call closed: the score is the starting point and what missing "
        "values add.",
        "Ikke noe grunnlag var kjent da utlysningen ble lukket: skåren er utgangspunktet og det manglende "
        "verdier legger til.",
    ),
    "alike": ("Most alike past applications", "Mest like tidligere søknader"),
    "alike_none": ("None known.", "Ingen kjent."),
    "similarity": ("Alike", "Likhet"),
    "became": ("Grew, pp a year", "Vokste, pp i året"),
    "funded": ("funded", "innvilget"),
    "rejected": ("rejected", "avslått"),
    # marks
    "reviewer": ("Reviewer", "Vurderer"),
    "given_on": ("Last given on", "Sist gitt"),
    "abstained": ("abstained", "avsto"),
    "no_ratings": (
        "No marks are recorded for this application: nobody rated it.",
        "Det er ikke registrert karakterer for denne søknaden: ingen har vurdert den.",
    ),
    "scale": (
        "{criterion}: {worst} is worst, {best} is best.",
        "{criterion}: {worst} er dårligst, {best} er best.",
    ),
    "scale_all": ("{worst} is worst, {best} is best.", "{worst} er dårligst, {best} er best."),
    "marked": (
        "Named in a conflict, and has given marks on this application: {who}.",
        "Nevnt med et habilitetsforhold, og har gitt karakterer på denne søknaden: {who}.",
    ),
    "unit": ("Unit: {unit}.", "Enhet: {unit}."),
    "scale_none": (
        "No scale is recorded for this call: 1 is worst, 5 is best.",
        "Ingen skala er registrert for utlysningen: 1 er dårligst, 5 er best.",
    ),
    # conflicts and decision
    "no_conflicts": (
        "None are recorded. That does not say that there were none: they stand in protocol.toml where they "
        "are declared.",
        "Ingen er registrert. Det betyr ikke at det ikke var noen: de står i protocol.toml når de er meldt.",
    ),
    "what": ("What", "Hva"),
    "handled": ("How it was handled", "Hvordan det ble håndtert"),
    "outcome": ("Decision", "Avgjørelse"),
    "undecided": ("none recorded yet", "ingen registrert ennå"),
    "decided_on": ("On", "Dato"),
    "decided_by": ("By", "Av"),
    "why": ("Reasons", "Begrunnelse"),
    "no_reasons": ("none recorded (protocol.toml)", "ingen registrert (protocol.toml)"),
    "not_recorded": ("not recorded", "ikke registrert"),
    "no_letters": ("None approved yet.", "Ingen godkjent ennå."),
    "letter_said": (
        "Approved by {by} on {day}: {reason}",
        "Godkjent av {by} {day}: {reason}",
    ),
    # chain
    "chain_lead": (
        "Each hash covers its section and all before it; the last is the head. The data of all sections "
        "stand in this file as JSON.",
        "Hver hash dekker sin del og alle før den; den siste er hodet. Dataene i alle delene ligger i filen "
        "som JSON.",
    ),
    "head": ("Head", "Hode"),
    "attached": (
        "dossier.json, attached to this PDF, has all data.",
        "dossier.json, vedlagt denne PDF-en, har alle data.",
    ),
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("rank_said", "nb", rank="3=", count=58)
    '3= av 58'
    """
    return WORDS[key][language == "nb"].format(**filled)

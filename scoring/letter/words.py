"""The letter's own words in English and Norwegian bokmål: plain, to the applicant, and without any promise.

No sentence says what a change would bring, what the programme does to growth, or how anybody else fared.
"""

from __future__ import annotations

from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    # what this is
    "title": ("About your application: {name}", "Om søknaden deres: {name}"),
    "reference": (
        "Application {id} · call {call}, closed {date}",
        "Søknad {id} · utlysning {call}, lukket {date}",
    ),
    "draft": ("Draft, not approved. Not to be sent.", "Utkast, ikke godkjent. Skal ikke sendes."),
    "agency": ("[The agency fills in its name]", "[Etaten fyller inn navnet sitt]"),
    "date": ("Date", "Dato"),
    "funded": ("Your application has been selected for funding.", "Søknaden deres er innvilget."),
    "rejected": (
        "Your application has not been selected for funding.",
        "Søknaden deres er ikke innvilget.",
    ),
    "reserved": (
        "Your application is on the reserve list: it is funded if a place becomes free.",
        "Søknaden deres står på reservelisten: den innvilges hvis en plass blir ledig.",
    ),
    "undecided": (
        "No decision on your application is recorded yet.",
        "Det er ikke registrert noe vedtak om søknaden deres ennå.",
    ),
    "considered": (
        "The call had {count} applications.",
        "Utlysningen hadde {count} søknader.",
    ),
    "considered_seats": (
        "The call had {count} applications, and at most {seats} could be funded.",
        "Utlysningen hadde {count} søknader, og høyst {seats} kunne innvilges.",
    ),
    "purpose": (
        "This letter says what spoke for the application and what against it, what you can act on, how the "
        "decision was made, and how to appeal.",
        "Dette brevet sier hva som talte for søknaden og hva som talte mot, hva dere kan gjøre noe med, "
        "hvordan avgjørelsen ble tatt, og hvordan dere kan klage.",
    ),
    # strengths and gaps
    "strengths": ("Strengths", "Styrker"),
    "strengths_lead": (
        "Better than typical, and counted in your favour:",
        "Bedre enn typisk, og talte for dere:",
    ),
    "no_strengths": (
        "No single indicator stood out in favour of the application.",
        "Ingen enkelt indikator skilte seg ut til fordel for søknaden.",
    ),
    "gaps": ("Gaps", "Mangler"),
    "gaps_lead": (
        "Weaker than typical, and counted against you:",
        "Svakere enn typisk, og talte mot dere:",
    ),
    "no_gaps": (
        "No single indicator stood out against the application.",
        "Ingen enkelt indikator skilte seg ut i søknadens disfavør.",
    ),
    "typical": (
        "Typical is the median of {cases} past applications.",
        "Typisk er medianen av {cases} tidligere søknader.",
    ),
    "beside": (
        "Also weighed, though the programme has not said beforehand which way is better, or though past "
        "applications pointed the other way than expected: {listed}.",
        "Dette ble også vektlagt, selv om programmet ikke på forhånd har sagt hva som er best, eller selv om "
        "tidligere søknader pekte motsatt vei av det ventede: {listed}.",
    ),
    "in_favour": ("{what} (in your favour)", "{what} (talte for)"),
    "against": ("{what} (against you)", "{what} (talte mot)"),
    "unsettled": (
        "Past applications do not settle whether your figures on {listed} count for or against you. They are "
        "therefore named neither as strengths nor as gaps.",
        "Tidligere søknader avgjør ikke om tallene deres for {listed} teller for eller mot. De er derfor "
        "nevnt verken som styrker eller som mangler.",
    ),
    "and": ("and", "og"),
    # what can be acted on
    "deeds": ("What you can act on", "Hva dere kan gjøre noe med"),
    "deeds_lead": (
        "You have a say in these, and were behind. No promise of growth or of another decision goes with "
        "them.",
        "Dette rår dere over, og her lå dere etter. Det er ikke noe løfte om vekst eller en annen "
        "avgjørelse.",
    ),
    "no_deeds": (
        "On no indicator that an applicant has a say in, and that counted, were you behind a typical past "
        "application.",
        "Dere lå ikke etter en typisk tidligere søknad på noen indikator som søkeren rår over, og som talte.",
    ),
    "possible": ("Possible: {deed}.", "Mulig: {deed}."),
    "yours": ("you: {value}", "dere: {value}"),
    "yours_typical": ("you: {value}, typical: {typical}", "dere: {value}, typisk: {typical}"),
    # how the decision was made
    "decision": ("How the decision was made", "Hvordan avgjørelsen ble tatt"),
    "people": (
        "{who} decided. Marks and figures were advice to those who decided.",
        "Avgjørelsen ble tatt av: {who}. Karakterer og tall var råd til dem som avgjorde.",
    ),
    "nobody": (
        "[the agency fills in who decides]",
        "[etaten fyller inn hvem som avgjør]",
    ),
    "open": (
        "The decision is to be taken by: {who}. Marks and figures are advice.",
        "Avgjørelsen skal tas av: {who}. Karakterer og tall er råd.",
    ),
    "grounds": ("Their reasons: {grounds}", "Begrunnelsen: {grounds}"),
    "no_grounds": (
        "No reasons in their own words are recorded.",
        "Det er ikke registrert noen begrunnelse i deres egne ord.",
    ),
    "reviews": (
        "Reviews. {count} reviewers marked the application from {first} to {last}. Mean marks: {marks}.",
        "Vurderinger. {count} vurderere ga søknaden karakterer fra {first} til {last}. Gjennomsnitt: "
        "{marks}.",
    ),
    "one_review": (
        "Reviews. One reviewer marked the application, last on {last}. Marks: {marks}.",
        "Vurderinger. Én vurderer ga søknaden karakterer, sist {last}. Karakterer: {marks}.",
    ),
    "no_reviews": (
        "Reviews. No reviewer's marks are recorded for this application.",
        "Vurderinger. Det er ikke registrert karakterer fra noen vurderer for denne søknaden.",
    ),
    "scale": ("{worst} is worst, {best} is best", "{worst} er dårligst, {best} er best"),
    "growth": (
        "Figures. A statistical model estimated from figures known on {day} how fast your members grow "
        "compared with similar firms: {score} percentage points a year over {years} years, where 0 is as "
        "fast as they. It learnt from {cases} past applications. It judges neither people nor ideas, and it "
        "does not say what the programme changes.",
        "Tall. En statistisk modell anslo ut fra tall kjent {day} hvor raskt medlemmene deres vokser "
        "sammenlignet med lignende bedrifter: {score} prosentpoeng i året over {years} år, der 0 er like "
        "raskt som dem. Den har lært av {cases} tidligere søknader. Den bedømmer verken mennesker eller "
        "ideer, og den sier ikke hva programmet endrer.",
    ),
    "index": (
        "Figures. A criteria index, the plain average of the indicators known on {day} in the direction that "
        "the programme has declared: {score} points, where {neutral} is a typical application. It forecasts "
        "nothing, because too few past applications have a known result.",
        "Tall. En kriterieindeks, det enkle gjennomsnittet av indikatorene kjent {day} i den retningen "
        "programmet har oppgitt: {score} poeng, der {neutral} er en typisk søknad. Den forutsier ingenting, "
        "fordi for få tidligere søknader har et kjent utfall.",
    ),
    "interval": (
        "How uncertain. In about eight of ten such cases the growth is expected between {low} and {high}.",
        "Hvor usikkert. I om lag åtte av ti slike tilfeller ventes veksten mellom {low} og {high}.",
    ),
    "no_interval": (
        "How uncertain. How far the estimate may miss could not be computed.",
        "Hvor usikkert. Hvor mye anslaget kan bomme, kunne ikke beregnes.",
    ),
    "no_forecast": (
        "How uncertain. The index has no margin of error: it says how an application scores on the list, not "
        "what is to come.",
        "Hvor usikkert. Indeksen har ingen feilmargin: den sier hvordan søknaden står på listen, ikke hva "
        "som kommer.",
    ),
    "ranks": (
        "It places your application from number {low} to number {high} of {count}, and no closer.",
        "Det plasserer søknaden deres fra nummer {low} til nummer {high} av {count}, og ikke nærmere.",
    ),
    "pairs": (
        "Of two past applications, such estimates put the one that grew more first about {right} times in a "
        "hundred; tossing a coin manages fifty.",
        "Av to tidligere søknader satte slike anslag den som vokste mest, først om lag {right} av hundre "
        "ganger; mynt og kron klarer femti.",
    ),
    "no_pairs": (
        "No past call could be used to see how well such figures put applications in order.",
        "Ingen tidligere utlysning kunne brukes til å se hvor godt slike tall ordner søknader.",
    ),
    "doubt": (
        "Low confidence: past calls do not show that such figures put applications in order reliably.",
        "Lav tillit: tidligere utlysninger viser ikke at slike tall ordner søknader pålitelig.",
    ),
    "evidence": (
        "{share} of the indicators were known.",
        "{share} av indikatorene var kjent.",
    ),
    "no_evidence": (
        "None of the indicators were known, so the figure says nothing about your application in particular.",
        "Ingen av indikatorene var kjent, så tallet sier ikke noe om akkurat deres søknad.",
    ),
    "unknown": (
        "Not known, among others: {listed}. What is not known is not counted as zero.",
        "Ikke kjent var blant annet: {listed}. Det som ikke er kjent, regnes ikke som null.",
    ),
    "strip": (
        "Estimate {score}, range {low} to {high}; 0 is growth like similar firms",
        "Anslag {score}, spenn {low} til {high}; 0 er vekst som lignende bedrifter",
    ),
    "like_similar": ("like similar firms", "som lignende bedrifter"),
    "pp_a_year": ("percentage points a year", "prosentpoeng i året"),
    # how to appeal
    "appeal": ("How to appeal", "Hvordan klage"),
    "no_appeal": (
        "[The agency fills in here how to appeal: to whom, how, within which time and under which rule. "
        "Klynge does not know it. Until then this letter cannot be approved.]",
        "[Etaten fyller inn her hvordan det kan klages: til hvem, hvordan, innen hvilken frist og etter "
        "hvilken regel. Klynge vet det ikke. Til da kan brevet ikke godkjennes.]",
    ),
    "contact": ("Questions: {contact}", "Spørsmål: {contact}"),
    "no_contact": (
        "[The agency fills in whom to ask]",
        "[Etaten fyller inn hvem som svarer på spørsmål]",
    ),
    # who answers for it
    "approved": (
        "Approved by {by} on {day}. Reason: {reason}",
        "Godkjent av {by} {day}. Begrunnelse for godkjenningen: {reason}",
    ),
    "stamp": (
        "Klynge, model version {version} of {as_of}, data {data}",
        "Klynge, modellversjon {version} av {as_of}, data {data}",
    ),
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words for `key` in that language; KeyError where there are none or one to fill is lacking.

    >>> say("yours", "nb", value="20")
    'dere: 20'
    """
    return WORDS[key][language == "nb"].format(**filled)


def listed(names: list[str], language: Language) -> str:
    """Names in a row.

    >>> listed(["capital", "will", "nearness"], "en"), listed(["vilje"], "nb")
    ('capital, will and nearness', 'vilje')
    """
    return f" {say('and', language)} ".join(filter(None, (", ".join(names[:-1]), names[-1])))

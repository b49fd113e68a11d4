"""The words of a decision protocol, in English and Norwegian bokmål; {…} is filled from the protocol."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "heading": ("Decision protocol", "Vedtaksprotokoll"),
    "lead": (
        "Round {number}, taken together by {by} on {day}.",
        "Runde {number}, fattet samlet av {by} {day}.",
    ),
    "call": ("Call", "Utlysning"),
    "terms": ("To give", "Til fordeling"),
    "seats": ("{seats} seats", "{seats} plasser"),
    "people": ("Who took part", "Hvem som deltok"),
    "recusals": ("Who stepped out", "Hvem som var inhabile"),
    "no_recusals": ("Nobody had a conflict of interest.", "Ingen var inhabile."),
    "declared": ("declared", "meldt"),
    "found": ("found in registers", "funnet i registre"),
    "members": ("({members} of {of} members)", "({members} av {of} medlemmer)"),
    "decisions": ("Decisions, in the order of the funding line", "Vedtak, i rekkefølge etter streken"),
    "place": ("Place", "Plass"),
    "application": ("Application", "Søknad"),
    "committee": ("Committee", "Komité"),
    "model": ("Model", "Modell"),
    "recommended": ("Recommended", "Anbefalt"),
    "decision": ("Decision", "Vedtak"),
    "amount": ("Amount", "Beløp"),
    "chances": (
        "Committee and model: chance of standing above the funding line, when the decisions were taken.",
        "Komité og modell: sannsynlighet for å stå over streken, da vedtakene ble fattet.",
    ),
    "in": ("clearly in", "klart inne"),
    "discuss": ("to discuss", "drøftes"),
    "out": ("clearly out", "klart ute"),
    "fund": ("funded", "innvilget"),
    "reserve": ("reserve list", "reserveliste"),
    "decline": ("declined", "avslått"),
    "departures": ("Departures from the recommendation", "Avvik fra anbefalingen"),
    "no_departures": ("None.", "Ingen."),
    "departed": ("{group}, {outcome}", "{group}, {outcome}"),
    "not_in_the_race": ("Not decided on", "Ikke behandlet"),
    "withdrawn": ("withdrawn", "trukket"),
    "not eligible": ("not eligible", "oppfyller ikke vilkårene"),
    "note": ("Note of the chair", "Merknad fra leder"),
    "sources": ("What it rests on", "Hva det bygger på"),
    "roster_sha256": ("Frozen members (SHA-256)", "Frosne medlemslister (SHA-256)"),
    "scores_sha256": ("Published scores (SHA-256)", "Publiserte skårer (SHA-256)"),
    "model_version": ("Model version", "Modellversjon"),
    "model_as_of": ("Model trained as of", "Modellen trent per"),
    "code_version": ("Code version", "Kodeversjon"),
    "marks_sha256": ("Marks in the funding line (SHA-256)", "Karakterer i streken (SHA-256)"),
    "line_worked_out": ("Funding line worked out", "Streken regnet ut"),
    "ledger_head": ("Ledger, last entry before the decisions", "Journalen, siste innførsel før vedtakene"),
    "approval": ("Approval", "Godkjenning"),
    "approved": ("Approved by {by} on {day}.", "Godkjent av {by} {day}."),
    "waits": (
        "Not approved yet: it waits for an officer who did not take the decisions.",
        "Ikke godkjent ennå: den venter på en saksbehandler som ikke fattet vedtakene.",
    ),
}
"""By name: English, Norwegian."""
ROLES: dict[str, tuple[str, str]] = {
    "officer": ("officer", "saksbehandler"),
    "member": ("member", "medlem"),
    "chair": ("chair", "leder"),
    "analyst": ("analyst", "analytiker"),
    "auditor": ("auditor", "revisor"),
}
KINDS: dict[str, tuple[str, str]] = {
    "employer": ("employer", "arbeidsgiver"),
    "board": ("board seat", "styreverv"),
    "ownership": ("ownership", "eierskap"),
    "project": ("joint project", "felles prosjekt"),
}

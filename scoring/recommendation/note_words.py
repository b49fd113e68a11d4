"""Sentences for days on which a recommendation is not what one expects, in English and Norwegian bokmål."""

from __future__ import annotations

NOTES: dict[str, tuple[str, str]] = {
    "note_tied": (
        "All applications have the same value. Rules and the lottery number of each application (made from "
        "its identifier) settled who is in; nothing here prefers one of them.",
        "Alle søknadene har samme verdi. Reglene og søknadenes loddnummer (laget av identifikatoren) "
        "avgjorde hvem som er med; ingenting her foretrekker noen av dem.",
    ),
    "note_for_none": (
        "The budget of {budget} is less than what any application asks for ({least} at least), so nobody can "
        "be recommended.",
        "Rammen på {budget} er mindre enn det noen søknad ber om (minst {least}), så ingen kan anbefales.",
    ),
    "note_for_all": (
        "Budget and seats are enough for every application. Only value and policy choose here.",
        "Ramme og plasser rekker til alle søknadene. Bare verdi og føringer velger her.",
    ),
    "note_no_limits": (
        "The call has neither a budget nor seats, so every application worth more than 0 is recommended "
        "unless the policy says otherwise. Give budget or seats in the table calls or in the policy.",
        "Utlysningen har verken ramme eller plasser, så alle søknader som er verdt mer enn 0, anbefales om "
        "ikke føringene sier noe annet. Oppgi budget eller seats i tabellen calls eller i føringene.",
    ),
    "note_no_budget": (
        "The call has no budget: only seats and policy limit the portfolio.",
        "Utlysningen har ingen ramme: bare plasser og føringer begrenser porteføljen.",
    ),
    "note_no_seats": (
        "The call has no number of seats: only budget and policy limit the portfolio.",
        "Utlysningen har ikke noe antall plasser: bare ramme og føringer begrenser porteføljen.",
    ),
    "note_empty_seats": (
        "{count} of {seats} seats stay empty: of the applications that fit the money and the rules, none is "
        "worth more than 0. A score below 0 is no reason to turn anybody down; fund_at_least in the policy "
        "fills the seats.",
        "{count} av {seats} plasser står tomme: av søknadene som får plass innenfor pengene og reglene, er "
        "ingen verdt mer enn 0. En skår under 0 er ingen grunn til å avslå; fund_at_least i føringene fyller "
        "plassene.",
    ),
    "note_no_sum": (
        "Without a requested sum, money cannot be set aside, so these cannot be in the portfolio: {names}. "
        "Add requested in the table applications.",
        "Uten søknadssum kan det ikke settes av penger, så disse kan ikke være i porteføljen: {names}. Legg "
        "inn requested i tabellen applications.",
    ),
    "note_no_value": (
        "These have no lower bound (too few like them in the past), so they cannot be in a portfolio by "
        "lower bounds: {names}. Discuss them apart.",
        "Disse har ingen nedre grense (for få lignende fra før), så de kan ikke være i en portefølje etter "
        "nedre grenser: {names}. Drøft dem for seg.",
    ),
    "note_ties": (
        "Other portfolios are worth exactly as much; the lottery numbers of the applications, made from "
        "their identifiers, settled which one is shown.",
        "Andre porteføljer er verdt nøyaktig like mye; søknadenes loddnumre, laget av identifikatorene, "
        "avgjorde hvilken som vises.",
    ),
    "note_lower": (
        "On lower ends, as many are funded as on expected growth ({count}): the question is which, not how "
        "many. The sum of lower ends is no lower end of the sum: not everything goes wrong at once.",
        "På nedre grenser innvilges like mange som på forventet vekst ({count}): spørsmålet er hvilke, ikke "
        "hvor mange. Summen av nedre grenser er ingen nedre grense for summen: ikke alt går galt samtidig.",
    ),
}

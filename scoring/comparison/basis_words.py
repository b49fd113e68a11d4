"""The words of the report's last page: the method in plain words, and how to replay it."""

from __future__ import annotations

BASIS: dict[str, tuple[str, str]] = {
    "method": ("How it was done", "Slik ble det gjort"),
    "method_who": (
        "Members are the firms on the roster on the day their call closed. Later joiners and leavers change "
        "nothing. A firm in several applications of a call counts once.",
        "Medlemmer er bedriftene på listen den dagen utlysningen ble lukket. Senere inn- og utmeldinger "
        "endrer ingenting. En bedrift i flere søknader til samme utlysning teller én gang.",
    ),
    "method_controls_never": (
        "Comparable firms were in no application up to this call and in no cluster by the day the outcomes "
        "were read. Firms that apply in vain later stay in: taking them out would leave those that did not "
        "live to apply. They own no applicant or member and are owned by none, and were alive at the start; "
        "one that closed between the start and the call's closing day counts as closed.",
        "Sammenlignbare bedrifter var ikke med i noen søknad til og med denne utlysningen, og ikke i noen "
        "klynge fram til utfallene ble lest. Bedrifter som senere søker forgjeves, er med: uten dem ville de "
        "som ikke levde lenge nok til å søke, bli igjen. De eier ingen søker eller medlem og eies ikke av "
        "noen, og var i live ved starten; en som la ned mellom starten og dagen da utlysningen ble lukket, "
        "regnes som nedlagt.",
    ),
    "method_controls_not yet": (
        "Comparable firms were in no application up to this call and in no cluster until the year in which "
        "growth ends; some joined later. They own no applicant or member and are owned by none, and were "
        "alive at the start; one that closed between the start and the call's closing day counts as closed.",
        "Sammenlignbare bedrifter var ikke med i noen søknad til og med denne utlysningen, og ikke i noen "
        "klynge til og med året da veksten slutter; noen ble med senere. De eier ingen søker eller medlem og "
        "eies ikke av noen, og var i live ved starten; en som la ned mellom starten og dagen da utlysningen "
        "ble lukket, regnes som nedlagt.",
    ),
    "method_match": (
        "Each member is compared with up to {neighbours} firms that are the same in {exact} and nearest in "
        "{covariates} ({distance}){caliper}. {reuse}",
        "Hvert medlem sammenlignes med inntil {neighbours} bedrifter som er like i {exact} og nærmest i "
        "{covariates} ({distance}){caliper}. {reuse}",
    ),
    "method_match_one": (
        "Each member is compared with the one firm that is the same in {exact} and nearest in {covariates} "
        "({distance}){caliper}. {reuse}",
        "Hvert medlem sammenlignes med den ene bedriften som er lik i {exact} og nærmest i {covariates} "
        "({distance}){caliper}. {reuse}",
    ),
    "method_caliper": (
        ", never further apart than {caliper} standard deviations",
        ", aldri lenger fra hverandre enn {caliper} standardavvik",
    ),
    "method_reuse": (
        "A firm outside may serve several members.",
        "En bedrift utenfor kan brukes for flere medlemmer.",
    ),
    "method_no_reuse": (
        "A firm outside serves one member only.",
        "En bedrift utenfor brukes bare for ett medlem.",
    ),
    "method_coarsen": (
        "A member without a match in its cell was tried again in wider ones.",
        "Et medlem uten treff i sin celle ble prøvd igjen i videre celler.",
    ),
    "method_not_corrected": (
        "What the pairs still differ in is not corrected for: there are too few comparable firms to learn "
        "how much it foretells growth.",
        "Det parene fortsatt skiller seg i, er det ikke justert for: det er for få sammenlignbare "
        "bedrifter til å lære hvor mye det varsler vekst.",
    ),
    "method_growth_symmetric": (
        "Growth is the change against the mean of both ends, so that firms that close and firms that begin "
        "count: it lies between −200 % and +200 % over the horizon and is shown per year (Davis, "
        "Haltiwanger & Schuh 1996).",
        "Vekst er endringen mot snittet av begge ender, slik at bedrifter som legges ned og bedrifter som "
        "starter, teller med: den ligger mellom −200 % og +200 % over horisonten og vises per år (Davis, "
        "Haltiwanger & Schuh 1996).",
    ),
    "method_growth_log": (
        "Growth is the change of the logarithm, per year. Firms that close or begin have none and are left "
        "out: read it with care where many closed.",
        "Vekst er endringen i logaritmen, per år. Bedrifter som legges ned eller starter, har ingen og er "
        "utelatt: les med forsiktighet der mange ble lagt ned.",
    ),
    "method_winsorise": (
        "Growth beyond the {share} most extreme at either end was set to that limit, as declared when the "
        "comparison was asked for.",
        "Vekst utover de {share} mest ekstreme i hver ende ble satt til grensen, slik det ble oppgitt da "
        "sammenligningen ble bestilt.",
    ),
    "method_no_winsorise": ("No outlier was trimmed.", "Ingen ekstreme verdier er kuttet."),
    "method_error": (
        "Intervals allow for firms of a cluster doing well or badly together and for a firm outside being "
        "used several times. {firms} comparable firms used unequally are worth {effective} used once.",
        "Intervallene tar hensyn til at bedrifter i samme klynge gjør det bra eller dårlig sammen, og at en "
        "bedrift utenfor brukes flere ganger. {firms} sammenlignbare bedrifter brukt ulikt mye er verdt "
        "{effective} brukt én gang.",
    ),
    "method_corrected": (
        "What matching left of differences in these figures is corrected for, by what they meant for growth "
        "among the comparable firms of the same cell (Abadie & Imbens 2011).",
        "Ulikhet i disse tallene som er igjen etter matchingen, er justert for, etter hva de betydde for "
        "veksten blant sammenlignbare bedrifter i samme celle (Abadie & Imbens 2011).",
    ),
    "method_time": (
        "Every call is read on the day the accounts of its last year were published. Nothing known later "
        "changes it.",
        "Hver utlysning leses den dagen regnskapene for det siste året ble publisert. Ingenting som ble "
        "kjent senere, endrer den.",
    ),
    "and": ("and", "og"),
    "notices": ("Worth knowing", "Verdt å vite"),
    "notices_language": (
        "As the comparison printed them, in English.",
        "Slik sammenligningen skrev dem, på engelsk.",
    ),
    "replay": ("How to replay it", "Slik kan det kjøres om igjen"),
    "replay_text": (
        "With the same tables, day and code, this command gives the same bytes:",
        "Med de samme tabellene, dagen og koden gir denne kommandoen de samme bytene:",
    ),
    "known_by": ("Known by", "Kjent innen"),
    "code": ("Code version", "Kodeversjon"),
    "data": ("Tables (SHA-256)", "Tabeller (SHA-256)"),
    "files_hint": (
        "Beside this report: effects.csv, balance.csv, flow.csv, pairs.csv (every pair), comparison.json "
        "(everything).",
        "Ved siden av rapporten: effects.csv, balance.csv, flow.csv, pairs.csv (alle par), comparison.json "
        "(alt).",
    ),
    "stamp": (
        "{scope}, as known on {date} · code {code} · data {data}",
        "{scope}, slik kjent {date} · kode {code} · data {data}",
    ),
}
